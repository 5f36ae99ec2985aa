import SteleDocument
import Testing

@Suite struct PortableObjectTests {
  private static let sample = #"""
    # A catalogue.
    msgid ""
    msgstr ""
    "Project-Id-Version: stone 1\n"
    "Language: \n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"

    #. For the door.
    #: door.c:1
    msgctxt "door"
    msgid "Open the \"old\" door\n"
    msgstr ""

    #, c-format
    msgid "%d stone"
    msgid_plural "%d stones"
    msgstr[0] ""
    msgstr[1] ""

    msgid ""
    "A long text that has been written over "
    "two lines.\n"
    "And a third.\n"
    msgstr ""

    msgid "done"
    msgstr "fertig"

    #~ msgid "old"
    #~ msgstr ""

    """#

  @Test func `Messages without a translation get one, marked fuzzy`() throws {
    let document = try Document(Self.sample, as: .portableObject)
    #expect(
      document.texts == [
        "Open the \"old\" door", "%d stone", "%d stones",
        "A long text that has been written over two lines.\nAnd a third.",
      ])
    let shouted = try document.shouted(targetLanguage: "deu_Latn")
    #expect(
      shouted
        == Self.sample.replacing("\"Language: \\n", with: "\"Language: de\\n")
        .replacing("msgctxt", with: "#, fuzzy\nmsgctxt")
        .replacing(
          "door\\n\"\nmsgstr \"\"", with: "door\\n\"\nmsgstr \"OPEN THE \\\"OLD\\\" DOOR\\n\""
        )
        .replacing("#, c-format", with: "#, fuzzy, c-format").replacing(
          "[0] \"\"", with: "[0] \"%D STONE\""
        )
        .replacing("[1] \"\"", with: "[1] \"%D STONES\"").replacing(
          "msgid \"\"\n\"A", with: "#, fuzzy\nmsgid \"\"\n\"A"
        )
        .replacing(
          "third.\\n\"\nmsgstr \"\"",
          with:
            "third.\\n\"\nmsgstr \"\"\n\"A LONG TEXT THAT HAS BEEN WRITTEN OVER TWO LINES.\\n\"\n\"AND A THIRD.\\n\""
        ))
    var options = DocumentOptions()
    options.marksFuzzy = false
    #expect(
      try !Document(Self.sample, as: .portableObject, options: options).shouted().contains("fuzzy"))
  }

  @Test func `A catalogue with all translations comes back byte for byte`() throws {
    let filled = Self.sample.replacing("msgstr \"\"\n\n", with: "msgstr \"x\"\n\n")
      .replacing("] \"\"", with: "] \"y\"")
    for text in [
      filled, filled.replacing("\n", with: "\r\n"), "", "msgid \"a\"\nmsgstr \"b\"", "# x\n",
      "domain \"x\"\nmsgid \"a\"\nmsgstr \"b\"",
    ] {
      let document = try Document(text, as: .portableObject)
      #expect(document.units.isEmpty)
      #expect(try document.rendered(with: document.units) == Array(text.utf8))
    }
  }

  @Test func `However a catalogue is translated, it is read again and has all translations`() throws
  {
    for text in [
      Self.sample, Self.sample.replacing("\n", with: "\r\n"), "msgid \"a\"\nmsgstr \"\"",
    ] {
      let document = try Document(text, as: .portableObject)
      for toy in Toy.allCases {
        for target in [nil, "jpn_Jpan", "deu_Latn", "arb_Arab"] {
          let rendered = try document.rendered(by: toy, targetLanguage: target)
          let again = try Document(parsing: rendered, as: .portableObject)
          #expect(again.units.isEmpty)
          #expect(try again.rendered(with: [], targetLanguage: target) == rendered)
        }
      }
    }
  }

  @Test func `A translation that equals its message is written, an empty one is not`() throws {
    let text = "msgid \"Japan\"\nmsgstr \"\"\n"
    let document = try Document(text, as: .portableObject)
    #expect(
      String(decoding: try document.rendered(with: document.units), as: UTF8.self)
        == "#, fuzzy\nmsgid \"Japan\"\nmsgstr \"Japan\"\n")
    #expect(try document.rendered(with: [TextUnit(text: [])]) == Array(text.utf8))
  }

  @Test func `The empty forms of a half translated plural are filled`() throws {
    #expect(
      try shouted(
        """
        msgid "One cat"
        msgid_plural "%d cats"
        msgstr[0] "Eine Katze"
        msgstr[1] ""

        """) == """
          #, fuzzy
          msgid "One cat"
          msgid_plural "%d cats"
          msgstr[0] "Eine Katze"
          msgstr[1] "%D CATS"

          """)
  }

  private func shouted(_ text: String, to target: String? = nil) throws -> String {
    try Document(text, as: .portableObject).shouted(targetLanguage: target)
  }

  private static let template = #"""
    #, fuzzy
    msgid ""
    msgstr ""
    "Language: \n"
    "Content-Type: text/plain; charset=CHARSET\n"
    "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\n"

    msgid "%d dog"
    msgid_plural "%d dogs"
    msgstr[0] ""
    msgstr[1] ""

    """#

  @Test(arguments: [
    ("deu_Latn", "de", "nplurals=2; plural=(n != 1);", ["%D DOG", "%D DOGS"]),
    ("zho_Hans", "zh_CN", "nplurals=1; plural=0;", ["%D DOGS"]),
    (
      "pol_Latn", "pl",
      "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
      ["%D DOG", "%D DOGS", "%D DOGS"]
    ),
    (
      "arz_Arab", "arz",
      "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
      ["%D DOGS", "%D DOG", "%D DOGS", "%D DOGS", "%D DOGS", "%D DOGS"]
    ),
  ])
  func `A template gets the target's locale, charset and as many plural forms as that wants`(
    target: String, locale: String, rule: String, forms: [String]
  ) throws {
    let expected = Self.template.replacing("Language: ", with: "Language: \(locale)")
      .replacing("CHARSET", with: "UTF-8")
      .replacing("nplurals=INTEGER; plural=EXPRESSION;", with: rule)
      .replacing("msgid \"%", with: "#, fuzzy\nmsgid \"%")
      .replacing(
        "msgstr[0] \"\"\nmsgstr[1] \"\"\n",
        with: forms.enumerated().map { "msgstr[\($0)] \"\($1)\"\n" }.joined())
    #expect(try shouted(Self.template, to: target) == expected)
    let lines = { (text: String) in text.replacing("\n", with: "\r\n") }
    #expect(try shouted(lines(Self.template), to: target) == lines(expected))
  }

  @Test(arguments: [#"fr_\"x"#, #"fr_\\x"#, "fr_\"\n\"CA", "fr"])
  func `A name of the target's language stays as it is written`(_ name: String) throws {
    let text = "msgid \"\"\nmsgstr \"\"\n\"Language: \(name)\\n\"\n"
    #expect(try shouted(text, to: "fra_Latn") == text)
    let foreign = text.replacing(name, with: "de")
    #expect(try shouted(text, to: "deu_Latn") == foreign)
  }

  @Test func `A rule that fits the target's language stays, and one of another language gives way`()
    throws
  {
    let kept = "nplurals=4; plural=n==1 ? 3 : 0;"
    let text = Self.template.replacing("nplurals=INTEGER; plural=EXPRESSION;", with: kept)
    // Of the target's language: four forms, of which the last is for the number 1.
    let own = try shouted(text.replacing("Language: ", with: "Language: sl"), to: "slv_Latn")
    #expect(own.contains(kept))
    #expect(own.contains("msgstr[2] \"%D DOGS\"\nmsgstr[3] \"%D DOG\"\n"))
    let foreign = try shouted(text.replacing("Language: ", with: "Language: en"), to: "slv_Latn")
    #expect(foreign.contains("Language: sl\\n") && foreign.contains("n%100==2 ? 1"))
    // Translations that are there go on to fit.
    let translated = text + "\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\n"
    #expect(try shouted(translated, to: "jpn_Jpan").contains(kept))
    #expect(try shouted(translated, to: "jpn_Jpan").contains("msgstr[1] \"d\"\nmsgstr[2] \"B\"\n"))
    // The same rule in other words.
    let words = Self.template.replacing(
      "nplurals=INTEGER; plural=EXPRESSION;", with: "plural=1 != n; nplurals=2")
    #expect(try shouted(words, to: "deu_Latn").contains("plural=1 != n; nplurals=2"))
  }

  @Test
  func
    `A header without plural forms gets them where messages have some, a catalogue without a header nothing`()
    throws
  {
    let line = "\"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n\"\n"
    let text = Self.template.replacing(line, with: "")
    #expect(
      try shouted(text, to: "ces_Latn").contains(
        "charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;\\n\"\n\n"
      ))
    let single = "msgid \"\"\nmsgstr \"Language: de\"\n\n"
    let messages = "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n"
    #expect(
      try shouted(single + messages, to: "jpn_Jpan").hasPrefix(
        "msgid \"\"\nmsgstr \"Language: ja\\n\"\n\"Plural-Forms: nplurals=1; plural=0;\\n\"\n\n"))
    #expect(
      try shouted(messages, to: "jpn_Jpan") == "#, fuzzy\n"
        + messages.replacing("0] \"\"", with: "0] \"A\"").replacing("1] \"\"", with: "1] \"B\""))
  }

  @Test func `The form for one does not lose a number where it stands for several`() throws {
    let text = Self.template.replacing("\"%d dog\"", with: "\"One dog\"")
    #expect(try shouted(text, to: "rus_Cyrl").contains("msgstr[0] \"%D DOGS\""))
    #expect(try shouted(text, to: "ces_Latn").contains("msgstr[0] \"ONE DOG\""))
    #expect(try shouted(text, to: "fra_Latn").contains("msgstr[0] \"ONE DOG\""))
  }

  @Test(arguments: [
    ("pt_BR", "por_Latn", "pt_BR"), ("", "por_Latn", "pt"), ("en", "srp_Latn", "sr@latin"),
    ("zh_HK", "zho_Hant", "zh_HK"), ("zh_CN", "zho_Hant", "zh_TW"),
    ("sr@latin", "srp_Cyrl", "sr"),
  ])
  func `What the header says of the language changes unless it says the target already`(
    old: String, target: String, new: String
  ) throws {
    let text = "msgid \"\"\nmsgstr \"\"\n\"Language: \(old)\\n\"\n"
    #expect(
      try shouted(text, to: target) == text.replacing("Language: \(old)", with: "Language: \(new)"))
  }

  @Test
  func `A header of another charset is an error, but where the catalogue is ASCII and says so`()
    throws
  {
    let text = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=X\\n\"\n# é\n"
    #expect(
      parsingError(of: text.replacing("=X", with: "=ISO-8859-1"), as: .portableObject)
        == .unsupportedEncoding("ISO-8859-1", line: 3))
    #expect(
      parsingError(of: text.replacing("=X", with: "=ASCII"), as: .portableObject)
        == .unsupportedEncoding("ASCII", line: 3))
    for name in ["utf-8", "UTF8", "CHARSET"] {
      #expect(parsingError(of: text.replacing("=X", with: "=\(name)"), as: .portableObject) == nil)
    }
    #expect(
      try shouted(text.replacing("é", with: "e").replacing("=X", with: "=us-ascii"), to: "deu_Latn")
        .contains("charset=UTF-8"))
  }

  @Test func `A rule over several lines is read, and gives way to one in its place`() throws {
    let text = Self.template.replacing(
      "nplurals=INTEGER; plural=EXPRESSION;",
      with: "nplurals=3; plural=(n==1 ? 0 : n\"\n\"==2 ? 1 : 2);")
    #expect(
      try shouted(text.replacing("Language: ", with: "Language: ga"), to: "gle_Latn").contains(
        "n\"\n\"==2"))
    let other = try shouted(text, to: "jpn_Jpan")
    #expect(other.contains("\"Plural-Forms: nplurals=1; plural=0;\\n\"\n\n"))
  }

  @Test func `Escapes of what cannot be shown stay as they are written, others are text`() throws {
    let text = #"msgid "\a\033[1mBold\x1b[0m and \x41 caf\303\251\v.\tEnd\r\n""#
    let document = try Document(text + "\nmsgstr \"\"\n", as: .portableObject)
    #expect(document.texts == ["Bold and A café.\tEnd"])
    #expect(document.units[0].marks.map(\.range) == [4..<4, 16..<16])
    #expect(
      try document.shouted().hasSuffix(
        #"msgstr "\a\033[1mBOLD\x1b[0m AND A CAFé\v.\tEND\r\n""# + "\n"))
  }

  @Test func `Flags go where gettext writes them`() throws {
    let message = "msgid \"a\"\nmsgstr \"\"\n"
    let marked = "msgid \"a\"\nmsgstr \"A\"\n"
    #expect(
      try shouted("#: x\n#| msgid \"b\"\n" + message)
        == "#: x\n#, fuzzy\n#| msgid \"b\"\n" + marked)
    #expect(
      try shouted("#, c-format\n#, no-wrap\n" + message)
        == "#, fuzzy, c-format\n#, no-wrap\n" + marked)
    #expect(try shouted("#, c-format, fuzzy\n" + message) == "#, c-format, fuzzy\n" + marked)
    // Those of an obsolete entry are its own.
    #expect(
      try shouted("#, fuzzy\n#~ msgid \"x\"\n#~ msgstr \"\"\n" + message)
        == "#, fuzzy\n#~ msgid \"x\"\n#~ msgstr \"\"\n#, fuzzy\n" + marked)
  }

  @Test func `A damaged catalogue is an error that says where`() {
    let cases: [(String, Int, Int)] = [
      ("msgid \"a\n", 1, 7), ("msgid \"a\"\n\n", 1, 7), ("msgstr \"a\"\n", 1, 1), ("\"a\"", 1, 1),
      ("msgid \"a\"b\"\nmsgstr \"\"", 1, 10), ("msgfoo \"a\"", 1, 1), ("hello", 1, 1),
      ("msgid \"a\"\nmsgid \"b\"", 2, 1), ("msgid \"a\"\nmsgstr[1] \"\"", 2, 1),
      ("msgctxt \"a\"\n", 1, 1),
      ("msgid_plural \"a\"\n", 1, 1), ("msgid \"a\\", 1, 7),
    ]
    for (text, line, column) in cases {
      guard
        case .malformed(.portableObject, line: line, column: column, reason: _)? = parsingError(
          of: text, as: .portableObject)
      else {
        Issue.record("\(text): \(parsingError(of: text, as: .portableObject).debugDescription)")
        continue
      }
    }
  }
}
