import SteleDocument
import Testing

@Suite struct AppleStringsTests {
  private static let sample = #"""
    /* "no" = "text"; */
    "greeting" = "Hello, %@!\nSecond \"line\"";
    // "no" = "text";
    title = Hello;
    'single' = 'It\'s "here"';
    "codes" = "caf\U00e9 \ud83d\ude00 \101bc\a";
    "lines" = "first
      second";
    "short key";
    nested = { a = "inner text"; b = ("one", "two",); c = <0f bd77>; };
    "empty" = "";

    """#

  @Test func `Values are units, keys and comments stay`() throws {
    for text in [Self.sample, "{\n" + Self.sample + "}\n", "\u{FEFF}" + Self.sample] {
      let document = try Document(text, as: .appleStrings)
      #expect(
        document.texts == [
          "Hello, %@!\nSecond \"line\"", "Hello", "It's \"here\"", "café 😀 Abc",
          "first\n  second", "short key", "inner text", "one", "two",
        ])
      #expect(document.units[3].marks.map(\.range) == [14..<14])
      #expect(try document.rendered(with: document.units) == Array(text.utf8))
      let expected = text.replacing(
        #"Hello, %@!\nSecond \"line\""#, with: #"HELLO, %@!\nSECOND \"LINE\""#
      )
      .replacing("= Hello;", with: "= \"HELLO\";").replacing(
        #"It\'s "here""#, with: #"IT\'S "HERE""#
      )
      .replacing("caf", with: "CAF").replacing("bc\\a", with: "BC\\a")
      .replacing("first\n  second", with: "FIRST\n  SECOND")
      .replacing("\"short key\"", with: "\"short key\" = \"SHORT KEY\"")
      .replacing("inner text", with: "INNER TEXT").replacing("\"one\"", with: "\"ONE\"")
      .replacing("\"two\"", with: "\"TWO\"")
      // "caf" is followed by an escape of two digits that could be letters.
      #expect(try document.shouted().replacing("C\\101F", with: "CAF") == expected)
    }
  }

  @Test func `UTF-16 is read with a mark and without, and written so again`() throws {
    let units = Array("/* é */\n\"a\" = \"b é 😀\";\n".utf16)
    let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    for bytes in [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big] {
      let document = try Document(parsing: bytes, as: .appleStrings)
      #expect(document.texts == ["b é 😀"])
      #expect(try document.rendered(with: document.units) == bytes)
      let shouted = try document.rendered(by: .shout)
      #expect(shouted.count == bytes.count && shouted != bytes)
    }
  }

  private static let plurals = """
    <?xml version="1.0" encoding="UTF-8"?>
    <plist version="1.0">
    <dict>
      <key>files</key>
      <dict>
        <key>NSStringLocalizedFormatKey</key>
        <string>Copied %#@files@ &amp; more</string>
        <key>files</key>
        <dict>
          <key>NSStringFormatSpecTypeKey</key>
          <string>NSStringPluralRuleType</string>
          <key>NSStringFormatValueTypeKey</key>
          <string>d</string>
          <key>one</key>
          <string>one file</string>
          <key>other</key>
          <string>%d files <!-- c --> here</string>
        </dict>
      </dict>
      <key>section</key><string> <![CDATA[a < b]]> </string>
      <key>data</key><data>YWJj</data><key>list</key><array><string>c d</string><true/></array>
      <key>width</key><string/><key>quotes</key><string>"e" &#38; 'f' ></string>
    </dict>
    </plist>

    """

  @Test func `Property lists in XML have their strings translated, and further plural forms`()
    throws
  {
    let document = try Document(Self.plurals, as: .appleStrings)
    #expect(
      document.texts == [
        "Copied %#@files@ & more", "one file", "%d files  here", "a < b", "c d", "\"e\" & 'f' >",
      ])
    #expect(try document.rendered(with: document.units) == Array(Self.plurals.utf8))
    let few = "<key>few</key>\n      <string>%D FILES <!-- c --> HERE</string>\n      "
    let expected = Self.plurals.replacing(
      "Copied %#@files@ &amp; more", with: "COPIED %#@FILES@ &amp; MORE"
    )
    .replacing("<string>one file", with: "<string>ONE FILE")
    .replacing("<key>other", with: few + "<key>other")
    .replacing("%d files <!-- c --> here", with: "%D FILES <!-- c --> HERE")
    .replacing("<![CDATA[a < b]]>", with: "A &lt; B").replacing("c d", with: "C D")
    .replacing("\"e\" &#38; 'f' >", with: "\"E\" &#38; 'F' >")
    #expect(try document.shouted(targetLanguage: "ron_Latn") == expected)
  }

  @Test func `Keys are chosen by name and by path`() throws {
    var options = DocumentOptions()
    (options.keys, options.excludedKeys) = (["a", "n.*"], ["n.b"])
    let text = "a = \"a a\"; b = \"b b\"; \"n.a\" = \"c c\"; \"n.b\" = \"d d\";"
    #expect(try Document(text, as: .appleStrings, options: options).texts == ["a a", "c c"])
    let list =
      "<plist><dict><key>a</key><string>a a</string><key>n</key><dict><key>b</key><string>b b</string><key>c</key><string>c c</string></dict></dict></plist>"
    #expect(try Document(list, as: .appleStrings, options: options).texts == ["a a", "c c"])
  }

  @Test func `What is no strings file is an error that names its place`() {
    let cases: [(String, Int, Int)] = [
      ("\"a\" = \"b\"", 1, 10), ("\"a\" \"b\";", 1, 5), ("a = ;", 1, 5), ("\"a\" = \"b", 1, 7),
      ("/* x", 1, 1), ("{ a = b; ", 1, 10), ("a = <12", 1, 8), ("{ a = b; } c", 1, 12),
      ("a = (b c);", 1, 8), ("a = " + String(repeating: "(", count: 513), 1, 517),
      ("bplist00", 1, 1), ("<plist><dict>", 1, 14), ("<dict/>", 1, 1),
    ]
    for (text, line, column) in cases {
      guard
        case .malformed(.appleStrings, line: line, column: column, reason: _)? = parsingError(
          of: text, as: .appleStrings)
      else {
        Issue.record(
          "\(text.prefix(20)): \(parsingError(of: text, as: .appleStrings).debugDescription)")
        continue
      }
    }
  }
}
