import SteleDocument
import Testing

@Suite struct PropertiesTests {
  private static let sample = #"""
    # title = no
    ! other \
    title = Hello world
    colon:It is here
    key\ with\=space   value here
    wrapped = This is a long text \
        that goes on \
        for lines
    lines=First\n\
        Second\n\
        Third
    escaped=caf\u00e9 \u20AC \ud83d\ude00
    lead = \ leading\t
    point=a\fb \u0001 \u12
    empty=
    alone
    flag=true
    number = 12,5

    """#

  @Test func `Values are units, keys and comments stay`() throws {
    let document = try Document(Self.sample, as: .properties)
    #expect(
      document.texts == [
        "Hello world", "It is here", "value here", "This is a long text that goes on for lines",
        "First\nSecond\nThird", "café € 😀", "leading", "ab  12",
      ])
    #expect(document.units.last?.marks.map(\.range) == [1..<1, 3..<3, 4..<4])
    #expect(try document.rendered(with: document.units) == Array(Self.sample.utf8))
    let expected = Self.sample.replacing("Hello world", with: "HELLO WORLD")
      .replacing("It is here", with: "IT IS HERE").replacing("value here", with: "VALUE HERE")
      .replacing(
        "This is a long text \\\n    that goes on \\\n    for lines",
        with: "THIS IS A LONG TEXT \\\n    THAT GOES ON FOR \\\n    LINES"
      )
      .replacing("First", with: "FIRST").replacing("Second", with: "SECOND")
      .replacing("Third", with: "THIRD").replacing("caf", with: "CAF")
      .replacing("leading", with: "LEADING").replacing("a\\fb", with: "A\\fB")
    #expect(try document.shouted() == expected)
  }

  @Test(
    arguments: [
      ("a = b", "\\ = é\n\t", #"a = \\ = \u00E9\n\t"#), ("a = b # ü", "é", "a = é"),
      ("a = b \\u00FC", "é ü", "a = \\u00E9 \\u00FC"), ("a\\\n = b", " x ", "a\\\n = \\ x "),
      ("a = b\\:c", "d: e", "a = d\\: e"), ("a = b\r\n", "c d", "a = c d\r\n"),
    ])
  func `What would end or change a value is escaped`(
    _ source: String, _ translation: String, _ expected: String
  ) throws {
    let document = try Document(source, as: .properties)
    let rendered = try document.rendered(with: [TextUnit(text: Array(translation.utf8))])
    #expect(String(decoding: rendered, as: UTF8.self) == expected)
  }

  @Test func `Apostrophes are doubled where the file's patterns double them`() throws {
    func translated(_ text: String, _ translation: String = "l'an {0}") throws -> String {
      let document = try Document(text, as: .properties)
      let last = TextUnit(text: Array(translation.utf8))
      return String(
        decoding: try document.rendered(with: Array(document.units.dropLast()) + [last]),
        as: UTF8.self)
    }
    #expect(try translated("a = the {0}") == "a = l''an {0}")
    #expect(try translated("a = the year") == "a = l'an {0}")
    #expect(try translated("b = it''s {0}\na = the {0}") == "b = it''s {0}\na = l''an {0}")
    #expect(try translated("b = it's {0}\na = the {0}") == "b = it's {0}\na = l'an {0}")
    #expect(try translated("b = it''s\na = the") == "b = it''s\na = l''an {0}")
    let document = try Document("a = don''t '{'x'}' {0} {1,choice,0#a {0}|1#b}", as: .properties)
    #expect(document.texts == ["don't '{'x'}' {0} {1,choice,0#a {0}|1#b}"])
    #expect(document.units[0].marks.map(\.kind) == [.verbatim, .verbatim, .verbatim])
    #expect(document.leftOut.map(\.what) == ["a choice of texts by number"])
    #expect(try document.shouted() == "a = DON''T '{'X'}' {0} {1,choice,0#a {0}|1#b}")
    // Messages of ICU keep their apostrophes for those who follow them.
    #expect(try Document("a = {0, plural, other {it''s}}", as: .properties).texts[0].contains("''"))
  }

  @Test func `A file that is not UTF-8 is ISO 8859-1`() throws {
    let bytes = Array("a = caf".utf8) + [0xE9] + Array("\n".utf8)
    let document = try Document(parsing: bytes, as: .properties)
    #expect(document.texts == ["café"])
    #expect(try document.rendered(with: document.units) == bytes)
    let rendered = try document.rendered(with: [TextUnit(text: Array("é ü 語 😀".utf8))])
    #expect(
      rendered == Array("a = ".utf8) + [0xE9, 0x20, 0xFC] + Array(" \\u8a9e \\ud83d\\ude00\n".utf8))
    #expect(parsingError(of: "", as: .properties) == nil)
  }

  @Test func `Keys are chosen by name and by path`() throws {
    var options = DocumentOptions()
    (options.keys, options.excludedKeys) = (["title", "menu.*", "x.y"], ["menu.old", "b"])
    let text =
      "title=a a\nmenu.open=b b\nmenu.old=c c\nx.y=d d\nx.z=e e\nz.title=f f\nb.title=g g\n"
    #expect(
      try Document(text, as: .properties, options: options).texts == ["a a", "b b", "d d", "f f"])
  }
}
