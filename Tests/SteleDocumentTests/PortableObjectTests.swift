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

  @Test("Messages without a translation get one, marked fuzzy")
  func messages() throws {
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

  @Test("A catalogue comes back byte for byte, and is read again however it is translated")
  func roundTrip() throws {
    for text in [
      Self.sample, Self.sample.replacing("\n", with: "\r\n"), "", "msgid \"a\"\nmsgstr \"\"",
    ] {
      let document = try Document(text, as: .portableObject)
      #expect(try document.rendered(with: document.units) == Array(text.utf8))
      for toy in Toy.allCases {
        let again = try Document(parsing: try document.rendered(by: toy), as: .portableObject)
        #expect(again.units.isEmpty)
      }
    }
  }

  @Test("A damaged catalogue is an error that says where")
  func errors() {
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
