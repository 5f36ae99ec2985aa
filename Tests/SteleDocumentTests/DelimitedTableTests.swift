import SteleDocument
import SteleTestSupport
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

  @Test func `Fields of the chosen columns are units, the header never`() throws {
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

  @Test func `Tables come back byte for byte, and keep their fields however they are translated`()
    throws
  {
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

  @Test(arguments: [
    ("id;text\r\n1;\"Two; dogs\"\r\n2;A, b, c\r\n", ";"),
    ("id\ttext\n1\tTwo dogs, a man\n", "\t"),
    ("id|text\n1|Two; dogs\n", "|"), ("id,text\n1,Two; dogs; a man\n2,\"a;b\"\n", ","),
    ("a,b;text\n1,2;x\n", ","), ("a;b;text, or so\n1;2;x\n3;4;y\n", ";"), ("text\n1;2\n", ","),
    ("\"a;b\",text\n1,x\n", ","), ("text\n", ","), ("id;text\n\n1;x\n", ";"),
    ("\"a\"\"b\";text\n1;x\n", ";"),
  ])
  func `The delimiter is what the first rows have alike outside quotes, a comma among equals`(
    _ text: String, _ delimiter: String
  ) throws {
    let last = text.prefix { $0 != "\n" && $0 != "\r\n" }.split(separator: Character(delimiter))
      .count
    let document = try Document(text, as: .csv, options: options("\(last)"))
    let byte = delimiter.utf8.first ?? 0
    #expect(document.notices == (delimiter == "," ? [] : [.guessedDelimiter(byte)]))
    #expect(try document.rendered(with: document.units) == Array(text.utf8))
    var chosen = options("1")
    chosen.delimiter = byte
    #expect(try Document(text, as: .csv, options: chosen).notices.isEmpty)
  }

  @Test func `Tables of any delimiter are read as they were written, with what cells may hold`()
    throws
  {
    var random = SplitMix64(seed: 21)
    let pieces = ["dog", " ", ",", ";", "|", "\t", "\"", "\n", "é", "sep="]
    for _ in 0..<500 {
      let delimiter = [",", ";", "\t", "|"].randomElement(using: &random) ?? ","
      let width = Int.random(in: 2...4, using: &random)
      var cells: [String] = []
      var text = (0..<width).map { "c\($0)" }.joined(separator: delimiter) + "\r\n"
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let row = (0..<width).map { _ in
          (0..<Int.random(in: 0...4, using: &random)).map { _ in
            pieces.randomElement(using: &random) ?? ""
          }.joined()
        }
        cells.append(row[1])
        text +=
          row.map { cell in
            let isPlain = !["\"", "\n", delimiter].contains { cell.contains($0) }
            return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
          }.joined(separator: delimiter) + "\r\n"
      }
      let document = try Document(text, as: .csv, options: options("c1"))
      let expected = cells.map { Array($0.utf8)[...] }.map { cell in
        let kept = cell.drop { [0x20, 0x09, 0x0A].contains($0) }.reversed()
        return Array(kept.drop { [0x20, 0x09, 0x0A].contains($0) }.reversed())
      }
      #expect(document.units.map(\.text) == expected.filter { !$0.isEmpty }, "\(text)")
      #expect(try document.rendered(with: document.units) == Array(text.utf8))
    }
  }

  @Test func `A delimiter that is said is taken, by an option or by the first line`() throws {
    let table = "id!text\n1!\"Two! dogs\"\n"
    var chosen = options("text")
    chosen.delimiter = UInt8(ascii: "!")
    #expect(try Document(table, as: .csv, options: chosen).texts == ["Two! dogs"])
    for first in ["sep=!\n", "SEP=!\r\n", "\"sep=!\"\n", "\u{FEFF}sep=!\n"] {
      let document = try Document(first + table, as: .csv, options: options("text"))
      #expect(document.texts == ["Two! dogs"] && document.notices.isEmpty)
      #expect(try document.rendered(with: document.units) == Array((first + table).utf8))
      #expect(try document.shouted() == first + table.replacing("Two! dogs", with: "TWO! DOGS"))
    }
    // Neither a line end nor another sign that is not seen separates columns: these name one.
    for first in ["sep=\r\n", "sep=\n\n", "sep=\u{1}\n"] {
      #expect(try Document(first + "dog\n", as: .csv, options: options("1")).texts == ["dog"])
    }
    // A column that is called so is no such line.
    #expect(try Document("sep=x,text\n1,a\n", as: .csv, options: options("text")).texts == ["a"])
  }

  @Test func `A field that gets the delimiter by its translation gets quotes`() throws {
    let document = try Document("id;text\n1;x, y\n", as: .csv, options: options("text"))
    var unit = document.units[0]
    unit.text = Array("x; y".utf8)
    #expect(try document.rendered(with: [unit]) == Array("id;text\n1;\"x; y\"\n".utf8))
  }

  @Test func `A wrong column and a damaged table are errors that say what there is, and where`() {
    #expect(
      parsingError(of: Self.sample, as: .csv, options: options("name"))
        == .unknownColumn("name", columns: ["id", "title", "text"], delimiter: UInt8(ascii: ",")))
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
