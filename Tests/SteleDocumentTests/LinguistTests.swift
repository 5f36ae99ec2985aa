import SteleDocument
import Testing

@Suite struct LinguistTests {
  private static func file(_ messages: String, attributes: String = " language=\"fr_FR\"") -> String
  {
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE TS>\n<TS version=\"2.1\"\(attributes)>\n"
      + "<context>\n    <name>Main</name>\n\(messages)</context>\n</TS>\n"
  }

  private static func message(_ source: String, _ translation: String, attributes: String = "")
    -> String
  {
    "    <message\(attributes)>\n        <location filename=\"a.cpp\" line=\"1\"/>\n"
      + "        <source>\(source)</source>\n        <comment>c</comment>\(translation)\n    </message>\n"
  }

  private func check(
    _ source: String, _ expected: String, into language: String = "fra_Latn", fuzzy: Bool = true
  ) throws {
    var options = DocumentOptions()
    options.sourceLanguage = "eng_Latn"
    options.marksFuzzy = fuzzy
    let document = try Document(source, as: .qtLinguist, options: options)
    #expect(try document.shouted(targetLanguage: language) == expected)
  }

  @Test(
    arguments: [
      (
        "\n        <translation type=\"unfinished\"></translation>",
        "\n        <translation type=\"unfinished\">ONE</translation>",
        "\n        <translation>ONE</translation>"
      ),
      (
        "\n        <translation type='unfinished'/>",
        "\n        <translation type='unfinished'>ONE</translation>",
        "\n        <translation>ONE</translation>"
      ),
      (
        "", "\n        <translation type=\"unfinished\">ONE</translation>",
        "\n        <translation>ONE</translation>"
      ),
      (
        "\n<translation type='unfinished' variants='yes'><lengthvariant></lengthvariant></translation>",
        "\n<translation type='unfinished'>ONE</translation>", "\n<translation>ONE</translation>"
      ),
      ("<translation type='unfinished'>un</translation>", nil, nil),
      ("<translation>un</translation>", nil, nil),
      ("<translation></translation>", nil, nil),
      ("<translation type='vanished'>un</translation>", nil, nil),
      ("<translation type='obsolete'></translation>", nil, nil),
      ("<translation type='unfinished'><byte value='x1'/></translation>", nil, nil),
    ] as [(String, String?, String?)])
  func `What is unfinished and empty is filled`(_ old: String, _ fuzzy: String?, _ done: String?)
    throws
  {
    try check(Self.file(Self.message("one", old)), Self.file(Self.message("one", fuzzy ?? old)))
    try check(
      Self.file(Self.message("one", old)), Self.file(Self.message("one", done ?? old)), fuzzy: false
    )
  }

  @Test(arguments: [
    (
      "&amp;File isn&apos;t &quot;here&quot; &gt; x", "&amp;FILE ISN&apos;T &quot;HERE&quot; &gt; X"
    ),
    ("  a  b\n   c ", "  A  B\n   C "), ("it's \"so\"", "IT'S \"SO\""),
    ("a<byte value=\"x0\"/>b %1 &lt;b&gt;", "A<byte value=\"x0\"/>B %1 &lt;B&gt;"),
    ("AT&amp;T", "AT&amp;T"), ("E&amp;xit", "E&amp;XIT"), ("a &amp; b", "A &amp; B"),
    ("a&amp;nbsp;b", "A&amp;NBSP;B"),
  ])
  func `Text keeps its white space and how lupdate spells it`(_ source: String, _ target: String)
    throws
  {
    let empty = "<translation type='unfinished'></translation>"
    try check(
      Self.file(Self.message(source, empty)),
      Self.file(Self.message(source, "<translation type='unfinished'>\(target)</translation>")))
    let document = try Document(Self.file(Self.message(source, empty)), as: .qtLinguist)
    #expect(
      String(decoding: try document.rendered(with: document.units), as: UTF8.self)
        == Self.file(Self.message(source, "<translation type='unfinished'>\(source)</translation>"))
    )
  }

  @Test(arguments: [
    ("&amp;File", [0]), ("Save &amp;As", [5]), ("E&amp;xit", [1]), ("AT&amp;T", []),
    ("a &amp; b", []),
    ("&amp;one &amp;two", []), ("a&amp;&amp;b", []), ("x &amp;lt; y", []), ("x&amp;", []),
  ])
  func `What makes a letter a key is a mark`(_ source: String, _ places: [Int]) throws {
    let document = try Document(Self.file(Self.message(source, "")), as: .qtLinguist)
    #expect(document.units.first?.marks.map(\.range.lowerBound) == places)
  }

  @Test func `Quotation marks that a translation brings are written as lupdate does`() throws {
    let document = try Document(Self.file(Self.message("a", "")), as: .qtLinguist)
    var units = document.units
    units[0].text = Array("l'\"a\" <b>".utf8)
    let rendered = String(decoding: try document.rendered(with: units), as: UTF8.self)
    #expect(rendered.contains("\">l&apos;&quot;a&quot; &lt;b&gt;</translation>"))
  }

  @Test(arguments: [
    ("jpn_Jpan", 1), ("deu_Latn", 2), ("pol_Latn", 3), ("slv_Latn", 4), ("cym_Latn", 5),
    ("arb_Arab", 6),
    ("tur_Latn", 1), ("fra_Latn", 2), ("yue_Hant", 1),
  ])
  func `A message with a number has the forms that Qt has for the language`(
    _ language: String, _ count: Int
  ) throws {
    let form = "\n            <numerusform>%N FILES</numerusform>"
    let forms = String(repeating: form, count: count)
    for old in [
      "<translation type=\"unfinished\">\n            <numerusform></numerusform>\n        </translation>",
      "<translation type=\"unfinished\">\n            <numerusform></numerusform>\n            <numerusform/>\n        </translation>",
      "<translation type=\"unfinished\"></translation>",
    ] {
      let message = { (translation: String) in
        Self.file(
          Self.message("%n files", "\n        " + translation, attributes: " numerus=\"yes\""),
          attributes: "")
      }
      var options = DocumentOptions()
      options.marksFuzzy = true
      let document = try Document(message(old), as: .qtLinguist, options: options)
      let text = try document.shouted(targetLanguage: language)
      #expect(
        text.contains("<translation type=\"unfinished\">\(forms)\n        </translation>"),
        "\(text)")
    }
  }

  @Test func `Of a message with a number the forms that are there stay`() throws {
    let forms = { (second: String) in
      "<translation type='unfinished'><numerusform>un</numerusform>\(second)</translation>"
    }
    try check(
      Self.file(Self.message("%n a", forms("<numerusform/>"), attributes: " numerus='yes'")),
      Self.file(
        Self.message("%n a", forms("<numerusform>%N A</numerusform>"), attributes: " numerus='yes'")
      ))
    let full = Self.file(
      Self.message("%n a", forms("<numerusform>b</numerusform>"), attributes: " numerus='yes'"))
    try check(full, full)
  }

  @Test func `The language is set, and another one's translations stay as they are`() throws {
    var options = DocumentOptions()
    options.sourceLanguage = "eng_Latn"
    options.targetLanguage = "zho_Hant"
    let messages = Self.message("one", "")
    let done = Self.message("one", "\n        <translation type=\"unfinished\">ONE</translation>")
    for (old, new) in [
      ("", " language=\"zh_TW\""), (" language='de'", " language='zh_TW'"),
      (" language='zh_HK'", " language='zh_HK'"),
      (" sourcelanguage='en' language=''", " sourcelanguage='en' language='zh_TW'"),
    ] {
      let document = try Document(
        Self.file(messages, attributes: old), as: .qtLinguist, options: options)
      #expect(try document.shouted(targetLanguage: "zho_Hant") == Self.file(done, attributes: new))
    }
    for (text, reason) in [
      (Self.file(messages, attributes: " sourcelanguage='de'"), "text in de"),
      (
        Self.file(
          messages + Self.message("b", "<translation>c</translation>"), attributes: " language='de'"
        ),
        "translations into de"
      ),
    ] {
      let document = try Document(text, as: .qtLinguist, options: options)
      #expect(document.units.isEmpty)
      #expect(document.leftOut.map(\.what) == [reason])
    }
    #expect(
      parsingError(of: "<ts/>", as: .qtLinguist)?.description
        == "line 1, byte 1: not valid Qt Linguist TS: its outermost element is not TS")
  }
}
