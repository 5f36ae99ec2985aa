import SteleDocument
import Testing

@Suite struct JSONTests {
  private static let sample = """
    { "title" : "The \\"old\\" stone", "n":[1.50, -0, 2e+3, true ,null],
      "text": "  caf\\u00e9 \\ud83d\\ude00\\n", "text": ["one", {"alt":"two"}], "empty": "" }

    """

  @Test func `Strings are units, keys and all else stay`() throws {
    let document = try Document(Self.sample, as: .json)
    #expect(document.texts == ["The \"old\" stone", "café 😀", "one", "two"])
    #expect(
      try document.shouted() == """
        { "title" : "THE \\"OLD\\" STONE", "n":[1.50, -0, 2e+3, true ,null],
          "text": "  CAF\\u00e9 \\ud83d\\ude00\\n", "text": ["ONE", {"alt":"TWO"}], "empty": "" }

        """)
  }

  @Test func `Only the values under chosen keys are units, if there are any`() throws {
    var options = DocumentOptions()
    options.keys = ["text"]
    #expect(try Document(Self.sample, as: .json, options: options).texts == ["café 😀", "one"])
  }

  private static let nested = """
    {"title": "a", "menu": {"title": "b", "file": {"title": "c", "open": ["d", {"title": "e"}]}},
     "flat.title": "f", "a,b": "g"}
    """

  @Test(
    arguments: [
      (["title"], [], ["a", "b", "c", "e"]), (["menu.title"], [], ["b"]), (["menu.*"], [], ["b"]),
      (["menu.*.title"], [], ["c"]), (["*"], [], ["a", "g"]), (["*.title"], [], ["b", "f"]),
      (["menu.file.open"], [], ["d"]), (["menu.file.open.title"], [], ["e"]),
      (["flat.title"], [], ["f"]), (["a,b"], [], ["g"]),
      (["flat.title,menu.title"], [], ["b", "f"]),
      ([], ["menu"], ["a", "f", "g"]), ([], ["title,a,b"], ["d", "f", "g"]),
      ([], ["title", "a,b"], ["d", "f"]), (["title"], ["menu.file"], ["a", "b"]),
      ([], ["*.*.open"], ["a", "b", "c", "f", "g"]),
    ] as [([String], [String], [String])])
  func `Keys are chosen and left out by name, by path, and several at a time`(
    _ keys: [String], _ excluded: [String], _ texts: [String]
  ) throws {
    var options = DocumentOptions()
    (options.keys, options.excludedKeys) = (keys, excluded)
    let document = try Document(Self.nested, as: .json, options: options)
    #expect(document.texts == texts)
  }

  @Test func `A key that is nowhere is told`() throws {
    var options = DocumentOptions()
    options.keys = ["title", "none", "x,menu.title", "a,b", "menu.none.*"]
    options.excludedKeys = ["nothing", "open"]
    let document = try Document(Self.nested, as: .json, options: options)
    #expect(
      document.notices == [
        .unknownKey("none"), .unknownKey("x"), .unknownKey("menu.none.*"),
        .unknownExcludedKey("nothing"),
      ])
    #expect("\(document.notices.map(\.description))".contains("there is no key menu.none.*"))
    #expect(document.notices.allSatisfy { !$0.description.contains("--") })
    #expect(try Document(Self.nested, as: .json).notices.isEmpty)
  }

  @Test func `Metadata of ARB stays, and its locale becomes the target's`() throws {
    let text = """
      {"@@locale": "en_US", "hi": "Two dogs.", "x": {"@@locale": "en"},
       "@hi": {"description": "Greeting", "list": ["a", {"type": "int"}]}, "@@author": "b"}
      """
    let document = try Document(text, as: .json)
    #expect(document.texts == ["Two dogs."])
    #expect(
      try document.shouted(targetLanguage: "zho_Hans")
        == text.replacing("en_US", with: "zh_Hans").replacing("Two dogs", with: "TWO DOGS"))
    #expect(
      try document.rendered(with: document.units, targetLanguage: "eng_Latn") == Array(text.utf8))
    let hyphened = "{\"@@locale\": \"en-GB\"}"
    #expect(try Document(hyphened, as: .json).shouted(targetLanguage: "eng_Latn") == hyphened)
    for escaped in [#"{"@@locale": "fr_\"x"}"#, #"{"@@locale": "fr_\u0043A"}"#] {
      #expect(try Document(escaped, as: .json).shouted(targetLanguage: "fra_Latn") == escaped)
    }
    var options = DocumentOptions()
    options.keys = ["description"]
    #expect(try Document(text, as: .json, options: options).texts == ["Greeting"])
    options.keys = ["@hi"]
    #expect(try Document("{\"@hi\": \"a\"}", as: .json, options: options).texts == ["a"])
    #expect(try Document("{\"@@locale\": {\"a\": \"b\"}}", as: .json).texts.isEmpty)
  }

  @Test func `JSON comes back byte for byte, and parses again however it is translated`() throws {
    for text in [Self.sample, "\u{FEFF}" + Self.sample, "\"x\"", "[]", "{}", "0", "[[],{}]"] {
      let document = try Document(text, as: .json)
      #expect(try document.rendered(with: document.units) == Array(text.utf8))
      for toy in Toy.allCases {
        let again = try Document(parsing: try document.rendered(by: toy), as: .json)
        #expect(again.units.map(\.text) == document.units.map { toy.translation(of: $0).text })
      }
    }
  }

  @Test func `What is not JSON is an error that names line and byte`() {
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
