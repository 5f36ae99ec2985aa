import SteleDocument
import Testing

@Suite struct TOMLTests {
  private static let sample = #"""
    # Hugo's
    title = "Hello \"x\" caf\u00e9" # behind
    number = 1_000
    date = 1979-05-27 07:32:00
    times = [ 07:32:00, 1979-05-27T07:32:00-08:00, inf, -nan, true, 0xff ]
    [home]
    description = "About the home"
    one = "One item"
    other = "{{ .Count }} items"
    [ a . "b c" ]
    literal = 'C:\path it'
    basic = """
    Line one
    Line "two" \
       joined\b"""
    raw = '''
    raw
    text'''
    list = [ "a b", 1, ["c d"], # comment
      { x = "e f", y.z = "g h" }, ]
    [[items]]
    "a.b".c = ''
    [[items]]
    d = "i"

    """#

  @Test func `Strings are units, and all else stays`() throws {
    let document = try Document(Self.sample, as: .toml)
    #expect(
      document.texts == [
        "Hello \"x\" café", "One item", "{{ .Count }} items", "C:\\path it",
        "Line one\nLine \"two\" joined", "raw\ntext", "a b", "c d", "e f", "g h", "i",
      ])
    #expect(try document.rendered(with: document.units) == Array(Self.sample.utf8))
    let expected = Self.sample.replacing(#"Hello \"x\" caf"#, with: #"HELLO \"X\" CAF"#)
      .replacing("One item", with: "ONE ITEM").replacing(
        "{{ .Count }} items", with: "{{ .COUNT }} ITEMS"
      )
      .replacing(#"C:\path it"#, with: #"C:\PATH IT"#)
      .replacing("Line one\nLine \"two\" \\\n   joined", with: "LINE ONE\nLINE \"TWO\" JOINED")
      .replacing("raw\ntext", with: "RAW\nTEXT").replacing("a b\"", with: "A B\"")
      .replacing("c d", with: "C D").replacing("e f", with: "E F").replacing("g h", with: "G H")
      .replacing("\"i\"", with: "\"I\"")
    #expect(try document.shouted() == expected)
  }

  @Test(
    arguments: [
      (#"a = "b c""#, "x\n\"\\\té", #"a = "x\n\"\\\té""#), ("a = 'b c'", "x\"\\", #"a = 'x"\'"#),
      ("a = 'b c'", "it's \"x\"", #"a = "it's \"x\"""#), ("a = 'b c'", "x\ny", #"a = "x\ny""#),
      ("a = '''\nb c\n'''", "it's\nx", "a = \"\"\"\nit's\nx\n\"\"\""),
      ("a = '''b c'''", "x\ny", "a = '''x\ny'''"),
      ("a = \"\"\"b c\"\"\"", "x\ny\"\"\"", "a = \"\"\"x\ny\\\"\\\"\\\"\"\"\""),
    ])
  func `A translation is written as the text's quotes allow`(
    _ source: String, _ translation: String, _ expected: String
  ) throws {
    let document = try Document(source, as: .toml)
    let rendered = try document.rendered(with: [TextUnit(text: Array(translation.utf8))])
    #expect(String(decoding: rendered, as: UTF8.self) == expected)
    #expect(try Document(parsing: rendered, as: .toml).texts == [translation])
  }

  @Test func `Plural forms become those of the target language`() throws {
    let text =
      "[dogs]\n  one = \"a dog\"\r\n  \"other\" = '{{.n}} dogs' # x\n[cats]\nother = \"cats\"\nz={one=\"a\",other=\"b\"}\n"
    let document = try Document(text, as: .toml)
    #expect(
      try document.shouted(targetLanguage: "pol_Latn")
        == "[dogs]\n  one = \"A DOG\"\r\n  \"few\" = '{{.N}} DOGS'\r\n  \"many\" = '{{.N}} DOGS'\r\n  \"other\" = '{{.N}} DOGS' # x\n[cats]\nother = \"CATS\"\nz={one=\"A\",few=\"B\", many=\"B\", other=\"B\"}\n"
    )
  }

  @Test func `Keys are chosen by name and by path`() throws {
    var options = DocumentOptions()
    options.keys = ["a.b", "c"]
    options.excludedKeys = ["d"]
    let text =
      "x = 'one'\na.b = 'two'\n[d]\nc = 'three'\n[e]\nc = ['four', {b = 'five'}]\n[a]\nb = 'six'\n"
    #expect(try Document(text, as: .toml, options: options).texts == ["two", "four", "six"])
  }

  @Test func `What is not TOML is an error that names its place`() {
    let cases: [(String, Int, Int)] = [
      ("a", 1, 2), ("a = ", 1, 5), ("a = x", 1, 5), ("a = 1 b = 2", 1, 7), ("a = 'x\n'", 1, 7),
      ("[a\n", 1, 3), ("[[a]\n", 1, 5), ("a = \"\\q\"", 1, 6), ("a = [1 2]", 1, 8), ("= 1", 1, 1),
      ("a = \"\"\"x", 1, 5), ("a = {b 1}", 1, 8), ("a = \"\\ud800\"", 1, 6), ("a = 'x\u{1}'", 1, 7),
      ("a = [,]", 1, 6), ("a = " + String(repeating: "[", count: 513), 1, 517),
    ]
    for (text, line, column) in cases {
      guard
        case .malformed(.toml, line: line, column: column, reason: _)? = parsingError(
          of: text, as: .toml)
      else {
        Issue.record("\(text.prefix(20)): \(parsingError(of: text, as: .toml).debugDescription)")
        continue
      }
    }
  }
}
