import ArgumentParser
import SteleText
import SteleTranslation

struct TokenizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokenize",
    abstract: "Print the token ids of each line, or turn ids back into text.",
    discussion: """
      Example:
        stele tokenize -m nllb.stele --from en "How was your day?"
        stele tokenize -m nllb.stele --decode "256047 13374 1398 4260 4039 248130 2"
      """)

  @OptionGroup var model: ModelOption

  @Option(help: "The language of the text, whose token is added.")
  var from: String?

  @Flag(help: "Turn space-separated ids back into text.")
  var decode = false

  @Argument(help: "Lines to tokenize; standard input if there are none.")
  var text: [String] = []

  func validate() throws {
    guard decode != (from != nil) else {
      throw ValidationError("give either --from CODE, to tokenize, or --decode")
    }
  }

  func run() throws {
    let opened = try model.open()
    let language = try from.map { try opened.languages.language(matching: $0) }
    try LineJob(arguments: text).run { group in
      var output: [UInt8] = []
      for (offset, line) in group.lines.enumerated() {
        if let error = line.error {
          throw OutputError(description: "line \(group.firstNumber + offset): \(error)")
        }
        if let language {
          let ids = opened.tokenizer.sourceIDs(of: line.content, language: language)
          for (index, id) in ids.enumerated() {
            if index > 0 { output.append(UInt8(ascii: " ")) }
            output += String(id).utf8
          }
        } else {
          let ids = try Self.ids(line.content, lineNumber: group.firstNumber + offset)
          output += opened.tokenizer.text(of: ids).utf8
        }
        output.append(UInt8(ascii: "\n"))
      }
      try StandardOutput.write(output)
    }
  }

  private static func ids(_ line: [UInt8], lineNumber: Int) throws -> [TokenID] {
    try line.split(separator: UInt8(ascii: " ")).map { word in
      let text = String(decoding: word, as: UTF8.self)
      guard let id = TokenID(text) else {
        throw OutputError(description: "line \(lineNumber): \(text) is no token id")
      }
      return id
    }
  }
}
