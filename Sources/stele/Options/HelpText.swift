import ArgumentParser

/// What the help of every command ends with: exit codes, and the variables that it minds.
enum HelpText {
  /// A variable of the environment.
  enum Setting {
    case model
    case models
    case corpus
    case detector
    case instructionSet
    case noColor
    case sourceDateEpoch
    case temporaryFolder

    fileprivate var line: (name: String, meaning: String) {
      switch self {
      case .model: ("STELE_MODEL", "the model, where -m does not name one")
      case .models: ("STELE_MODELS", "a folder of models, which are then given by name")
      case .corpus: ("STELE_CORPUS", "the corpus file, where --corpus does not name one")
      case .detector: ("STELE_DETECTOR", "the file by which languages are told")
      case .instructionSet: ("STELE_ISA", "instruction set to compute with, see inspect --cpu")
      case .noColor: ("NO_COLOR", "no colours, if it is set to anything")
      case .sourceDateEpoch: ("SOURCE_DATE_EPOCH", "time to write into documents, in seconds")
      case .temporaryFolder: ("TMPDIR", "a folder for files that come and go")
      }
    }
  }

  /// How a command may end besides 0, 1 and 64.
  enum Outcome {
    case conflict
    case nothingAssessed
    case noDocument

    fileprivate var line: (name: String, meaning: String) {
      switch self {
      case .conflict: ("2", "a file is in conflict with the policy")
      case .nothingAssessed: ("3", "there was no file to assess")
      case .noDocument: ("3", "--input found no document")
      }
    }
  }

  /// `text`, which ends with examples, and behind it what else to know of the command.
  static func discussion(
    _ text: String, settings: [Setting] = [], outcomes: [Outcome] = []
  ) -> String {
    let codes =
      [("0", "done"), ("1", "an error, told on standard error")]
      + outcomes.map(\.line) + [("64", "wrong usage")]
    let paragraphs = [text, section("Exit codes", codes)]
    return
      (settings.isEmpty
      ? paragraphs : paragraphs + [section("Environment", settings.map(\.line))])
      .joined(separator: "\n\n")
  }

  private static func section(_ title: String, _ lines: [(name: String, meaning: String)]) -> String
  {
    let width = lines.map(\.name.count).max() ?? 0
    let rows = lines.map { line in
      "  \(line.name)\(String(repeating: " ", count: width - line.name.count))  \(line.meaning)"
    }
    return (["\(title):"] + rows).joined(separator: "\n")
  }
}
