import ArgumentParser
import SteleFile

struct InspectCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what a Stele file holds and where it came from, or what the processor can do.",
    discussion: HelpText.discussion(
      """
      Example:
        stele inspect nllb.stele
        stele inspect --cpu
      """, settings: [.instructionSet]))

  @Argument(help: .taking("FILE", "The file to look into."), completion: .file())
  var file: String?

  @Flag(help: "Show which instruction set this processor computes with, and why.")
  var cpu = false

  @Flag(help: "List the file's sections, too, with types, shapes and sizes; json always does.")
  var sections = false

  @OptionGroup var report: ReportOption

  func validate() throws {
    guard (file == nil) == cpu else {
      throw ValidationError("inspect takes either a file or --cpu")
    }
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(file.map(ModelFolder.current.file))
    return files
  }

  func run() throws {
    if let file {
      let path = ModelFolder.current.file(called: file)
      let summary = try FileSummary(Container(opening: path))
      try print(summary, text: summary.text(listsSections: sections))
    } else {
      let summary = try ProcessorSummary()
      try print(summary, text: summary.text)
    }
  }

  private func print(_ summary: some Encodable, text: String) throws {
    switch report.format {
    case .text: try StandardOutput.line(text)
    case .json: try StandardOutput.write(JSONLine.encode(summary))
    }
  }
}
