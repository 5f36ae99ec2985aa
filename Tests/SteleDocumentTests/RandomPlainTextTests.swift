import SteleDocument
import SteleTestSupport
import Testing

@Suite struct RandomPlainTextTests {
  @Test func `Of random texts only the words change, and quotes, lists and columns stay`() throws {
    var documents = RandomPlainTexts(generator: SplitMix64(seed: 3))
    for _ in 0..<1500 {
      let part = documents.document()
      let document = try Document(part.source, as: .text)
      try #require(try document.rendered(with: document.units) == Array(part.source.utf8))
      try #require(try document.shouted() == part.shouted, "\(part.source)")
      // However long the texts are, lines and what begins them stay.
      let long = try document.rendered(by: .lengthen).split(
        separator: 10, omittingEmptySubsequences: false)
      let lines = part.source.utf8.split(separator: 10, omittingEmptySubsequences: false)
      try #require(long.count == lines.count)
      for (line, old) in zip(long, lines) {
        let start = old.prefix { " \t#/;->|".utf8.contains($0) }
        try #require(line.starts(with: start), "\(part.source)")
      }
    }
  }
}

/// Makes texts of paragraphs, quotes, comments, lists and columns.
private struct RandomPlainTexts: RandomDocuments {
  static let format = DocumentFormat.text
  var generator: SplitMix64

  mutating func document() -> Part {
    (0...generator.next(below: 5)).map { _ in block() }.joined(
      by: one(of: ["\n\n", "\n\u{C}\n\n", "\r\n\r\n"]))
      + Part(fixed: one(of: ["", "\n"]))
  }

  private mutating func block() -> Part {
    switch generator.next(below: 6) {
    case 0: return paragraph()
    case 1:
      let mark = one(of: ["> ", ">> ", "> > ", "# ", "// ", ";; ", "-- ", "    ", "\t", "| "])
      return paragraph().indented(mark, mark)
    case 2:
      let (first, rest) = one(of: [("- ", "  "), ("* ", "  "), ("12. ", "    "), ("• ", "  ")])
      return (0...generator.next(below: 2)).map { _ in paragraph().indented(first, rest) }
        .joined(by: "\n")
    case 3:
      return (0...generator.next(below: 3)).map { _ in [word(), word(), word()].joined(by: "\t") }
        .joined(by: "\n")
    case 4: return Part(fixed: one(of: ["=====", "-----", "* * *", "──────", "…", ">"]))
    default: return word() + Part(fixed: one(of: [" ........ ", "     ", ": ____ "])) + word()
    }
  }

  private mutating func paragraph() -> Part {
    (0...generator.next(below: 3)).map { _ in line() }.joined(by: "\n")
  }

  private mutating func line() -> Part {
    (0...generator.next(below: 14)).map { _ in word() }.joined(by: " ")
  }

  private mutating func word() -> Part {
    Part(text: one(of: ["dog", "runs", "“quoted”", "semi-colon;", "end.", "naïve", "日本語", "x"]))
  }
}
