import ArgumentParser
import SteleModelFormat
import SteleText
import SteleTokenizer
import SteleTransformer

struct TokenizeCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "tokenize",
    abstract: "Print the token ids of each line, or turn ids back into text.",
    discussion: HelpText.discussion(
      """
      Example:
        stele tokenize -m nllb.stele --from en "How was your day?"
        stele tokenize -m nllb.stele --decode "256047 13374 1398 4260 4039 248130 2"
      """, settings: [.model, .models]))

  @OptionGroup var model: ModelOption

  @Option(
    help: .taking("LANGUAGE", "The language of the text, whose token is added."),
    completion: .language)
  var from: String?

  @Flag(help: "Turn space-separated ids back into text.")
  var decode = false

  @OptionGroup var preprocessing: PreprocessOption

  @OptionGroup var invalidText: InvalidTextOption

  @Argument(help: .taking("TEXT", "Lines to tokenize; standard input if there are none."))
  var text: [String] = []

  func validate() throws {
    guard decode != (from != nil) else {
      throw ValidationError("give either --from CODE, to tokenize, or --decode")
    }
    guard !decode || preprocessing.preprocess == .none else {
      throw ValidationError("--preprocess is for text; leave it out with --decode")
    }
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(try? model.path())
    if text.isEmpty { files.readStandardInput() }
    return files
  }

  func run() throws {
    let opened = try model.open()
    let language = try from.map { try opened.languages.chosen($0) }
    let tokenizer = opened.tokenizer
    let vocabularyCount = opened.configuration.vocabularyCount
    let preprocessing = preprocessing
    try LineJob(arguments: text, invalidText: invalidText.invalidUtf8).run(
      preparing: { group in
        AllCores.map(group.lines.count) { lines in
          TokenizedText(
            group, lines, tokenizer, language: language, preprocessing: preprocessing,
            vocabularyCount: vocabularyCount)
        }
      },
      body: { _, parts in
        for part in parts {
          try StandardOutput.write(part.output)
          if let error = part.error { throw InputError(description: error) }
        }
      })
  }
}

/// What is printed for some lines, up to the first that is wrong.
private struct TokenizedText: Sendable {
  private(set) var output: [UInt8] = []
  private(set) var error: String?
  private let vocabularyCount: Int

  /// The ids of the lines in `range` of `group`, or their text where there is no language.
  init(
    _ group: LineJob.Group, _ range: Range<Int>, _ tokenizer: Tokenizer, language: Language?,
    preprocessing: PreprocessOption, vocabularyCount: Int
  ) {
    self.vocabularyCount = vocabularyCount
    for index in range {
      let line = group.lines[index]
      var problem = line.error
      if problem == nil {
        if let language {
          append(
            tokenizer.sourceIDs(of: preprocessing.prepared(line.content), language: language))
        } else {
          problem = append(textOf: line.content, tokenizer)
        }
      }
      if let problem {
        error = "line \(group.firstNumber + index): \(problem)"
        return
      }
      output.append(UInt8(ascii: "\n"))
    }
  }

  private mutating func append(_ ids: [TokenID]) {
    for (index, id) in ids.enumerated() {
      if index > 0 { output.append(UInt8(ascii: " ")) }
      output += String(id).utf8
    }
  }

  /// Appends the text of the ids in `line`, or returns what is wrong with them.
  private mutating func append(textOf line: [UInt8], _ tokenizer: Tokenizer) -> String? {
    var ids: [TokenID] = []
    for word in line.split(separator: UInt8(ascii: " ")) {
      let text = String(decoding: word, as: UTF8.self)
      guard let id = TokenID(text) else { return "\(text) is no token id" }
      guard (0..<vocabularyCount).contains(Int(id)) else {
        return "\(id) is no token id of this model, which has \(vocabularyCount), from 0"
      }
      ids.append(id)
    }
    output += tokenizer.text(of: ids).utf8
    return nil
  }
}
