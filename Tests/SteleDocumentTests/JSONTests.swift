import SteleDocument
import Testing

@Suite struct JSONTests {
  private static let sample = """
    { "title" : "The \\"old\\" stone", "n":[1.50, -0, 2e+3, true ,null],
      "text": "  caf\\u00e9 \\ud83d\\ude00\\n", "text": ["one", {"alt":"two"}], "empty": "" }

    """

  @Test("Strings are units, keys and all else stay")
  func strings() throws {
    let document = try Document(Self.sample, as: .json)
    #expect(document.texts == ["The \"old\" stone", "café 😀", "one", "two"])
    #expect(
      try document.shouted()
        == Self.sample.replacing("The \\\"old\\\" stone", with: "THE \\\"OLD\\\" STONE")
        .replacing("caf", with: "CAF").replacing("one", with: "ONE").replacing("two", with: "TWO")
        .replacing("STONE\", \"n", with: "STONE\", \"n").replacing("stONE", with: "STONE"))
  }

  @Test("Only the values under chosen keys are units, if there are any")
  func keys() throws {
    var options = DocumentOptions()
    options.keys = ["text"]
    #expect(try Document(Self.sample, as: .json, options: options).texts == ["café 😀", "one"])
  }

  @Test("JSON comes back byte for byte, and parses again however it is translated")
  func roundTrip() throws {
    for text in [Self.sample, "\u{FEFF}" + Self.sample, "\"x\"", "[]", "{}", "0", "[[],{}]"] {
      let document = try Document(text, as: .json)
      #expect(try document.rendered(with: document.units) == Array(text.utf8))
      for toy in Toy.allCases {
        let again = try Document(parsing: try document.rendered(by: toy), as: .json)
        #expect(again.units.map(\.text) == document.units.map { toy.translation(of: $0).text })
      }
    }
  }

  @Test("What is not JSON is an error that names line and byte")
  func errors() {
    let cases: [(String, Int, Int)] = [
      ("", 1, 1), ("{", 1, 2), ("[1,\n]", 2, 1), ("[1 2]", 1, 4), ("{\"a\" 1}", 1, 6),
      ("{a:1}", 1, 2),
      ("\"a", 1, 3), ("\"\\x\"", 1, 2), ("\"\\ud800\"", 1, 2), ("\"\\ud800\\u0041\"", 1, 2),
      ("01", 1, 1), ("1.", 1, 3), ("-", 1, 2), ("1 1", 1, 3), ("\"a\nb\"", 1, 3), ("tru", 1, 1),
      ("{\"a\":1,}", 1, 8), ("[1}", 1, 3), ("\"\\u00g0\"", 1, 6), ("]", 1, 1),
      (String(repeating: "[", count: 513), 1, 513),
    ]
    for (text, line, column) in cases {
      guard
        case .malformed(.json, line: line, column: column, reason: _)? = parsingError(
          of: text, as: .json)
      else {
        Issue.record("\(text): \(parsingError(of: text, as: .json).debugDescription)")
        continue
      }
    }
  }
}
