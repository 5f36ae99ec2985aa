import SteleDocument
import Testing

@Suite struct YAMLTests {
  /// What PyYAML and libyaml read as these texts and others that stay.
  private static let sample = #"""
    # For the door.
    en:
      hello: Hello world # behind
      single: 'It''s old'
      double: "Caf\u00e9 \"x\"\nnext"
      "yes": yes
      none: ~
      number: 1_200
      float: 6.8e+5
      date: 2020-01-01
      time: 2001-12-14t21:59:43.10-05:00
      literal: |
        First line

          further in
        last
      folded: >-
        some folded text that
        goes on

        and more
      long: plain text that
        continues here
      order:
        - :year
        - :month
      flow: { a: text one, b: [x y, "z w"], c: 12 }
      anchor: &a Some text
      alias: *a
      merged:
        <<: *a
      tagged: !!str 123 four
      binary: !!binary aGVsbG8=
      kept: |+
        keep me

      ? [a b]
      : complex
      end: x y

    """#

  @Test func `Texts are units, and what is none stays`() throws {
    let document = try Document(Self.sample, as: .yaml)
    #expect(
      document.texts == [
        "Hello world", "It's old", "Café \"x\"\nnext", "First line\n\n  further in\nlast",
        "some folded text that goes on\nand more", "plain text that continues here", "text one",
        "x y", "z w", "Some text", "123 four", "keep me", "complex", "x y",
      ])
    #expect(document.leftOutCount == 0)
    #expect(try document.rendered(with: document.units) == Array(Self.sample.utf8))
    let expected = Self.sample.replacing("en:", with: "fr:")
      .replacing("Hello world", with: "HELLO WORLD").replacing("It''s old", with: "IT''S OLD")
      .replacing(#"Caf\u00e9 \"x\"\nnext"#, with: #"CAF\u00e9 \"X\"\nNEXT"#)
      .replacing("First line", with: "FIRST LINE").replacing("further in", with: "FURTHER IN")
      .replacing("last", with: "LAST").replacing(
        "some folded text that", with: "SOME FOLDED TEXT THAT"
      )
      .replacing("goes on", with: "GOES ON").replacing("and more", with: "AND MORE")
      .replacing("plain text that", with: "PLAIN TEXT THAT")
      .replacing("continues here", with: "CONTINUES HERE").replacing("text one", with: "TEXT ONE")
      .replacing("x y", with: "X Y").replacing("z w", with: "Z W")
      .replacing("Some text", with: "SOME TEXT").replacing("123 four", with: "123 FOUR")
      .replacing("keep me", with: "KEEP ME").replacing(": complex", with: ": COMPLEX")
    #expect(try document.shouted(targetLanguage: "fra_Latn") == expected)
  }

  /// Texts, what stands in the document, and what takes its place.
  @Test(
    arguments: [
      ("a: plain words", "yes", "a: 'yes'"), ("a: plain words", "12:30", "a: '12:30'"),
      ("a: plain words", "x: y", "a: 'x: y'"), ("a: plain words", "x #y", "a: 'x #y'"),
      ("a: plain words", "- x", "a: '- x'"), ("a: plain words", "it's", "a: it's"),
      ("a: plain words", "'tis: x", "a: '''tis: x'"), ("a: plain words", "x\ny", #"a: "x\ny""#),
      ("a: plain words", "0x1F", "a: '0x1F'"), ("a: plain words", "1e3", "a: '1e3'"),
      ("a: plain words", "2001-01-01", "a: '2001-01-01'"), ("a: plain words", "%x", "a: '%x'"),
      ("a: plain words", "Null", "a: 'Null'"), ("a: plain words", "1.5 km", "a: 1.5 km"),
      ("a: plain words", "a, b", "a: a, b"), ("{a: plain words}", "a, b", "{a: 'a, b'}"),
      ("[plain words]", "a]", "['a]']"), ("a: plain words", "x\u{2028}y", #"a: "x\u2028y""#),
      ("a: plain words", "x:", "a: 'x:'"), ("a: 'single words'", "it's", "a: 'it''s'"),
      ("a: 'single words'", "x\ny", #"a: "x\ny""#),
      (#"a: "double words""#, "\"x\" \\ y\t\u{1}é", #"a: "\"x\" \\ y\t\u0001é""#),
      (#"a: "double \u00e9""#, "x é 😀", #"a: "x \u00e9 \U0001f600""#),
      ("a: |\n  one line\nb: 1", "x\n\ny: #", "a: |\n  x\n\n  y: #\nb: 1"),
      ("a: |2\n    one line\nb: 1", "x\ny", "a: |2\n    x\n  y\nb: 1"),
      ("a: |-\r\n  one line\r\nb: 1", "x\ny", "a: |-\r\n  x\r\n  y\r\nb: 1"),
      ("a: >\n  one line of text\nb: 1", "x\ny", "a: >\n  x\n\n  y\nb: 1"),
      ("a: >\n  one line of text\nb: 1", "x\n  y\nz", "a: >\n  x\n    y\n  z\nb: 1"),
      (
        "a: >\n  one line of text\nb: 1", "words that go on for long",
        "a: >\n  words that go on for\n  long\nb: 1"
      ),
      ("a: one two\n  three\nb: 1", "words go on", "a: words\n  go on\nb: 1"),
      ("a: \"one two\n  three\"\nb: 1", "words\n\"on\"", "a: \"words\n\n  \\\"on\\\"\"\nb: 1"),
    ])
  func `A translation has the style of the text, if that can say it`(
    _ source: String, _ translation: String, _ expected: String
  ) throws {
    let document = try Document(source, as: .yaml)
    let unit = TextUnit(text: Array(translation.utf8))
    try #require(document.units.count == 1)
    let rendered = try document.rendered(with: [unit])
    #expect(String(decoding: rendered, as: UTF8.self) == expected)
    #expect(try Document(parsing: rendered, as: .yaml).texts.first ?? translation == translation)
  }

  @Test func `Plural forms become those of the target language`() throws {
    let text = """
      en:
        dogs:
          one: one dog
          other: "%{count} dogs" # many
        cats: { one: "%{n} cat", other: "%{n} cats" }
        lists:
          one: |-
            a list
          other: |-
            lists
        last: other text

      """
    let document = try Document(text, as: .yaml)
    #expect(
      try document.shouted(targetLanguage: "rus_Cyrl")
        == """
        ru:
          dogs:
            one: "%{COUNT} DOGS"
            few: "%{COUNT} DOGS"
            many: "%{COUNT} DOGS"
            other: "%{COUNT} DOGS" # many
          cats: { one: "%{N} CAT", few: "%{N} CATS", many: "%{N} CATS", other: "%{N} CATS" }
          lists:
            one: |-
              A LIST
            few: |-
              LISTS
            many: |-
              LISTS
            other: |-
              LISTS
          last: OTHER TEXT

        """.replacing("one: \"%{COUNT} DOGS\"", with: "one: '%{COUNT} DOGS'"))
    #expect(
      try document.shouted(targetLanguage: "jpn_Jpan").contains("    one: ONE DOG\n    other:"))
    #expect(
      try document.rendered(with: document.units, targetLanguage: "arb_Arab")
        == Array(text.replacing("en:", with: "ar:").utf8))
  }

  @Test(
    arguments: [
      ("en:\n  a: b c\n", "pt_BR", "por_Latn", "pt:"),
      ("'en-GB':\n  a: b c\n", "", "zho_Hans", "'zh-CN':"),
      ("en_US: {a: b c}\n", "", "zho_Hant", "zh_TW:"), ("a:\n  en: b c\n", "", "fra_Latn", "a:"),
      ("en: b c\n", "", "fra_Latn", "en:"), ("en:\n  a: b c\nfr:\n  a: b\n", "", "fra_Latn", "en:"),
      ("pt-BR:\n  a: b c\n", "", "por_Latn", "pt-BR:"),
      ("title:\n  a: b c\n", "", "fra_Latn", "title:"),
    ])
  func `The only key of a file of Rails names the language`(
    _ text: String, _: String, _ target: String, _ start: String
  ) throws {
    let document = try Document(text, as: .yaml)
    #expect(try document.shouted(targetLanguage: target).hasPrefix(start))
  }

  @Test func `Keys are chosen, and ids and descriptions of go-i18n stay`() throws {
    var options = DocumentOptions()
    (options.keys, options.excludedKeys) = (["title", "en.menu.*"], ["menu.file"])
    let text = "en:\n  title: a b\n  menu:\n    x: c d\n    title: {y: e f}\n  z: [g h]\n"
    let document = try Document(text, as: .yaml, options: options)
    #expect(document.texts == ["a b", "c d"])
    #expect(document.notices == [.unknownExcludedKey("menu.file")])
    let older =
      "- id: a_b c\n  translation: d e\n- id: f g\n  translation:\n    one: h\n    other: i j\n"
    #expect(try Document(older, as: .yaml).texts == ["d e", "h", "i j"])
    let newer = "hi:\n  description: says hi\n  hash: sha1 x\n  other: Hi you\n"
    #expect(try Document(newer, as: .yaml).texts == ["Hi you"])
  }

  @Test func `What is not YAML is an error that names its place`() {
    let cases: [(String, Int, Int)] = [
      ("a: [1\n", 2, 1), ("a: b: c", 1, 5), ("a: \"x", 1, 6), ("é: b\n\t c: d\n", 2, 1),
      (String(repeating: "[", count: 513), 1, 513), ("a: *b c: d", 1, 7), ("a: \u{1}", 1, 4),
    ]
    for (text, line, column) in cases {
      guard
        case .malformed(.yaml, line: line, column: column, reason: _)? = parsingError(
          of: text, as: .yaml)
      else {
        Issue.record("\(text.prefix(20)): \(parsingError(of: text, as: .yaml).debugDescription)")
        continue
      }
    }
    #expect(parsingError(of: "", as: .yaml) == nil)
  }
}
