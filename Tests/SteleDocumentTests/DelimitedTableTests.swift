import SteleDocument
import Testing

@Suite struct DelimitedTableTests {
  private static let sample = """
    id,title,"text"
    1,Hello,"One, ""two""\nand three"
    2,"Quoted",  plain\u{20}
    3
    4,,"",extra

    """

  private func options(_ columns: String..., hasHeader: Bool = true) -> DocumentOptions {
    var options = DocumentOptions()
    options.columns = columns
    options.hasHeader = hasHeader
    return options
  }

  @Test("Fields of the chosen columns are units, the header never")
  func columns() throws {
    let byName = try Document(Self.sample, as: .csv, options: options("text", "title"))
    #expect(byName.texts == ["Hello", "One, \"two\"\nand three", "Quoted", "plain"])
    #expect(byName.units.map(\.line) == [2, 2, 4, 4])
    let byNumber = try Document(Self.sample, as: .csv, options: options("2", hasHeader: false))
    #expect(byNumber.texts == ["title", "Hello", "Quoted"])
    #expect(
      try byName.shouted()
        == Self.sample.replacing("Hello", with: "HELLO").replacing("Quoted", with: "QUOTED")
        .replacing("One, \"\"two\"\"\nand three", with: "ONE, \"\"TWO\"\"\nAND THREE")
        .replacing("plain", with: "PLAIN"))
  }

  @Test("Tables come back byte for byte, and keep their fields however they are translated")
  func roundTrip() throws {
    for text in [
      Self.sample, Self.sample.replacing("\n", with: "\r\n"), "a", "a,b", "\u{FEFF}a\n\"x\"",
    ] {
      for format in [DocumentFormat.csv, .tsv] {
        let text = format == .csv ? text : text.replacing(",", with: "\t")
        let document = try Document(text, as: format, options: options("1", hasHeader: false))
        #expect(try document.rendered(with: document.units) == Array(text.utf8))
        for toy in Toy.allCases {
          let again = try Document(
            parsing: try document.rendered(by: toy), as: format,
            options: options("1", hasHeader: false))
          #expect(again.units.map(\.text) == document.units.map { toy.translation(of: $0).text })
        }
      }
    }
  }

  @Test("A wrong column and a damaged table are errors that say what there is, and where")
  func errors() {
    #expect(
      parsingError(of: Self.sample, as: .csv, options: options("name"))
        == .unknownColumn("name", columns: ["id", "title", "text"]))
    #expect(
      parsingError(of: Self.sample, as: .csv) == .noColumns(columns: ["id", "title", "text"]))
    let cases: [(String, Int, Int)] = [("a\n\"b\nc\n", 2, 1), ("a\nb,\"c\"d\n", 2, 6)]
    for (text, line, column) in cases {
      guard
        case .malformed(.csv, line: line, column: column, reason: _)? = parsingError(
          of: text, as: .csv, options: options("1"))
      else {
        Issue.record(
          "\(text): \(parsingError(of: text, as: .csv, options: options("1")).debugDescription)")
        continue
      }
    }
  }
}
