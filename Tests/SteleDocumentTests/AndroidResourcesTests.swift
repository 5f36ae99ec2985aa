import SteleDocument
import SteleTestSupport
import Testing

@Suite struct AndroidResourcesTests {
  private static func file(_ resources: String, attributes: String = "") -> String {
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE resources [<!ENTITY app \"Stele\">]>\n"
      + "<resources xmlns:x=\"urn:oasis:names:tc:xliff:document:1.2\"\(attributes)>\n\(resources)\n</resources>"
  }

  private func check(
    _ source: String, _ expected: String, into language: String? = nil
  ) throws {
    var options = DocumentOptions()
    options.sourceLanguage = "eng_Latn"
    let document = try Document(Self.file(source), as: .android, options: options)
    #expect(try document.rendered(with: document.units) == Array(Self.file(source).utf8))
    #expect(try document.shouted(targetLanguage: language) == Self.file(expected))
  }

  @Test(arguments: [
    ("one", "ONE"), ("  one\n   two  ", "  ONE TWO  "), ("it\\'s", "IT\\'S"),
    ("a\\nb\\tc", "A\\nB\\tC"),
    ("caf\\u00e9", "CAF\\u00e9"), ("café &amp; &#233;", "CAFé &amp; &#233;"),
    ("\\@a \\?b", "\\@A \\?B"), ("\\u0040a", "\\u0040A"),
    ("\"two  spaces, it's\"", "\"TWO  SPACES, IT'S\""), ("\" one \"", "\" ONE \""),
    ("say \\\"hi\\\"", "SAY \\\"HI\\\""), ("back\\\\slash", "BACK\\\\SLASH"),
    ("<b>bold</b> <i>and</i> <br/>more", "<B>BOLD</B> <I>AND</I> <BR/>MORE"),
    ("a <x:g id=\"n\" example=\"b\">%1$s</x:g> c", "A <x:g id=\"n\" example=\"b\">%1$s</x:g> C"),
    ("&app; starts", "&app; STARTS"), ("a <!-- c --> b", "A <!-- c --> B"),
    ("&lt;b&gt;a&lt;/b&gt;", "&lt;B&gt;A&lt;/B&gt;"),
    ("<![CDATA[<p class=\"x\">it\\'s & so</p>]]>", "<![CDATA[<P CLASS=\"X\">IT\\'S & SO</P>]]>"),
    ("\\ud83d\\ude00 a", "\\ud83d\\ude00 A"),
  ])
  func `Strings keep escapes, quotation marks and elements`(_ source: String, _ expected: String)
    throws
  {
    let lowered = expected.replacing("<B>", with: "<b>").replacing("</B>", with: "</b>")
      .replacing("<I>", with: "<i>").replacing("</I>", with: "</i>").replacing(
        "<BR/>", with: "<br/>")
    try check(
      "<string name=\"a\">\(source)</string>",
      "<string name=\"a\">\(expected.hasPrefix("<B>") ? lowered : expected)</string>")
  }

  @Test(arguments: [
    "<string name=\"a\" translatable=\"false\">a</string>", "<string name=\"a\">@string/b</string>",
    "<string name=\"a\">@android:string/ok</string>", "<string name=\"a\"> ?attr/b </string>",
    "<string name=\"a\">@null</string>", "<string name=\"a\"/>", "<string name=\"a\">…</string>",
    "<string name=\"a\"><x:g>%s</x:g></string>", "<color name=\"a\">#fff</color>",
    "<string-array name=\"a\" translatable=\"false\"><item>a</item></string-array>",
    "<integer-array name=\"a\"><item>a</item></integer-array>",
    "<item type=\"id\" name=\"a\">a</item>",
    "<eat-comment/>", "<!-- a -->", "<plurals name=\"p\"/>",
  ])
  func `What is no text stays`(_ resource: String) throws {
    try check(resource, resource, into: "rus_Cyrl")
  }

  @Test func `Items of lists are translated`() throws {
    try check(
      "<string-array name='a'><item>one</item><item>@string/b</item></string-array>"
        + "<item type='string' name='b'>two</item>",
      "<string-array name='a'><item>ONE</item><item>@string/b</item></string-array>"
        + "<item type='string' name='b'>TWO</item>")
  }

  @Test(
    arguments: [
      ("fra_Latn", ["one", "other"]), ("jpn_Jpan", ["one", "other"]),
      ("rus_Cyrl", ["one", "few", "many", "other"]), ("slv_Latn", ["one", "two", "few", "other"]),
      ("arb_Arab", ["one", "zero", "two", "few", "many", "other"]), (nil, ["one", "other"]),
    ] as [(String?, [String])])
  func `Plural forms are those that the language has`(_ language: String?, _ names: [String]) throws
  {
    let item = { (name: String, text: String) in
      "\n  <item quantity='\(name)' tools='x'>\(text)</item>"
    }
    try check(
      "<plurals name='p'>\(item("one", "%d file"))\(item("other", "%d files"))\n</plurals>",
      "<plurals name='p'>\(names.map { item($0, $0 == "one" ? "%D FILE" : "%D FILES") }.joined())\n</plurals>",
      into: language)
  }

  @Test func `A form for 1 that tells no number is not taken where it stands for many`() throws {
    let forms = { (one: String, other: String) in
      "<plurals name='p'><item quantity='one'>\(one)</item><item quantity='other'>\(other)</item></plurals>"
    }
    try check(forms("one file", "%d files"), forms("ONE FILE", "%D FILES"), into: "deu_Latn")
    let russian = forms("%D FILES", "%D FILES").replacing(
      "<item quantity='other'>",
      with:
        "<item quantity='few'>%D FILES</item><item quantity='many'>%D FILES</item><item quantity='other'>"
    )
    try check(forms("one file", "%d files"), russian, into: "rus_Cyrl")
  }

  @Test func `What would be markup, a reference or lost is escaped`() throws {
    let document = try Document(
      Self.file(
        "<string name='a'>a</string><string name='b'>\"b\"</string><string name='c'><![CDATA[c]]></string>"
      ),
      as: .android)
    var units = document.units
    for index in units.indices { units[index].text = Array("?it's \"a\"  <b> & \\ c\nd]]>".utf8) }
    let rendered = String(decoding: try document.rendered(with: units), as: UTF8.self)
    #expect(
      rendered
        == Self.file(
          "<string name='a'>\\?it\\'s \\\"a\\\" \\u0020&lt;b&gt; &amp; \\\\ c\\nd]]&gt;</string>"
            + "<string name='b'>\"\\?it's \\\"a\\\"  &lt;b&gt; &amp; \\\\ c\\nd]]&gt;\"</string>"
            + "<string name='c'><![CDATA[\\?it\\'s \\\"a\\\" \\u0020<b> & \\\\ c\\nd]]]]><![CDATA[>]]></string>"
        ))
    let again = try Document(rendered, as: .android)
    #expect(again.units.map(\.text) == units.map(\.text))
  }

  @Test(arguments: [
    (
      "\" foo\"<b>bar <i> baz </i></b> <u>foo</u>", "foobar baz foo",
      "\" fOo\"<b>bar <i> baz </i></b> <u>fOo</u>"
    ),
    ("\"foo <b>bar\" it</b>", "foo bar it", "\"fOo <b>bar\" it</b>"),
    ("foo\" \"<b>bar\"  \"</b>", "foo bar", "fOo\" \"<b>bar\"  \"</b>"),
    ("say \"foo\" \\\"so\\\"", "say foo \"so\"", "say \"fOo\" \\\"so\\\""),
    ("<a href=\"x\">foo</a> \" bar\" ", "foo bar", "<a href=\"x\">fOo</a> \" bar\" "),
    ("&lt;a href=\"x\">foo&lt;/a>", "<a href=\"x\">foo</a>", "&lt;a href=\"x\">fOo&lt;/a>"),
  ])
  func `Quotation marks are markup that keeps its white space`(
    _ source: String, _ text: String, _ expected: String
  ) throws {
    let file = { (text: String) in Self.file("<string name='a'>\(text)</string>") }
    let document = try Document(file(source), as: .android)
    #expect(document.texts == [text])
    var unit = try #require(document.units.first)
    unit.text = Array(text.replacing("foo", with: "fOo").utf8)
    #expect(try document.rendered(with: [unit]) == Array(file(expected).utf8))
  }

  @Test(arguments: 0..<500)
  func `A string that is written again is the same string`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "\"", "\"", " ", "  ", "\n ", "<b>", "</b>", "<i>", "</i>", "<br/>", "word", "two more",
      "\\'",
      "\\\"", "\\n", "\\u0020", "@", "&amp;", "&app;",
    ]
    var text = ""
    var open: [String] = []
    for _ in 0..<Int.random(in: 2...12, using: &random) {
      let piece = pieces.randomElement(using: &random) ?? ""
      if piece.hasPrefix("</") {
        guard open.last == piece else { continue }
        open.removeLast()
      } else if ["<b>", "<i>"].contains(piece) {
        open.append("</" + piece.dropFirst())
      }
      text += piece
    }
    text += "z" + open.reversed().joined()
    let document = try Document(Self.file("<string name='a'>\(text)</string>"), as: .android)
    var unit = try #require(document.units.first)
    unit.text = unit.text.map { $0 == UInt8(ascii: "z") ? UInt8(ascii: "y") : $0 }
    let rendered = String(decoding: try document.rendered(with: [unit]), as: UTF8.self)
    let again = try #require(try Document(rendered, as: .android).units.first)
    #expect(again.text == unit.text, "\(text)\n\(rendered)")
    #expect(again.marks == unit.marks, "\(text)\n\(rendered)")
    let written = try #require(rendered.split(separator: "<string name='a'>").last)
    let string = try #require(written.split(separator: "</string>").first)
    #expect(
      Self.shown(text.replacing("z", with: "y")) == Self.shown(String(string)),
      "\(text)\n\(rendered)")
  }

  /// What Android shows of a string, with its tags and references as they are written.
  private static func shown(_ string: String) -> String {
    var shown = ""
    var (isTag, isEscape, isQuoted, endsInSpace) = (false, false, false, true)
    for character in string {
      if isTag || character == "<", !isEscape {
        isTag = character != ">"
        shown.append(character)
        continue
      }
      if isEscape {
        shown += "\\" + String(character)
        (isEscape, endsInSpace) = (false, false)
      } else if character == "\\" {
        isEscape = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character.isWhitespace, !isQuoted {
        if !endsInSpace { shown.append(" ") }
        endsInSpace = true
      } else {
        shown.append(character)
        endsInSpace = false
      }
    }
    return shown.replacing("\\u0020", with: " ").replacing("\\n", with: "\n")
      .replacing("\\@", with: "@")
  }

  @Test func `A file that says its language is known by it`() throws {
    var options = DocumentOptions()
    options.sourceLanguage = "eng_Latn"
    let text = { (locale: String, text: String) in
      Self.file(
        "<string name='a'>\(text)</string>",
        attributes: " xmlns:t='http://schemas.android.com/tools' t:locale='\(locale)'")
    }
    let english = try Document(text("en-US", "a"), as: .android, options: options)
    #expect(try english.shouted(targetLanguage: "fra_Latn") == text("fr", "A"))
    let german = try Document(text("de", "a"), as: .android, options: options)
    #expect(german.units.isEmpty)
    #expect(german.leftOut.map(\.what) == ["text in de"])
    #expect(
      parsingError(of: "<a/>", as: .android)?.description
        == "line 1, byte 1: not valid Android resources: its outermost element is not resources")
  }
}
