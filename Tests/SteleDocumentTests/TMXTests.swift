import SteleDocument
import Testing

@Suite struct TMXTests {
  private static let mark = "<prop type=\"x-origin\">machine translation</prop>"

  private static func file(_ units: String, language: String = "en-US") -> String {
    "<?xml version='1.0'?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n"
      + "<header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" "
      + "adminlang=\"en\" srclang=\"\(language)\" datatype=\"plaintext\"/>\n<body>\(units)</body></tmx>\n"
  }

  private func translated(
    _ text: String, from: String? = "eng_Latn", into: String = "fra_Latn", fuzzy: Bool = true
  ) throws -> String {
    var options = DocumentOptions()
    options.sourceLanguage = from
    options.targetLanguage = into
    options.marksFuzzy = fuzzy
    return try Document(text, as: .tmx, options: options).shouted(targetLanguage: into)
  }

  @Test func `A unit gets a text in the language behind that which is translated`() throws {
    let unit = { (added: String) in
      "\n  <tu tuid='1' creationdate='20200101T000000Z'>\n    <prop type='x'>p</prop>\n"
        + "    <tuv xml:lang='en-US' creationid='me'>\n      <note>n</note>\n"
        + "      <seg>one &amp; <hi>two</hi></seg>\n    </tuv>\(added)\n"
        + "    <tuv xml:lang='de'><seg>eins</seg></tuv>\n  </tu>"
    }
    let tuv = { (mark: String) in
      "\n    <tuv xml:lang=\"fr\">\(mark)\n      <seg>ONE &amp; <hi>TWO</hi></seg>\n    </tuv>"
    }
    #expect(
      try translated(Self.file(unit(""))) == Self.file(unit(tuv("\n      " + Self.mark))))
    #expect(try translated(Self.file(unit("")), fuzzy: false) == Self.file(unit(tuv(""))))
  }

  @Test(
    arguments: [
      ("<tuv xml:lang='fr'><seg>un</seg></tuv>", nil),
      ("<tuv xml:lang='FR-ca'><seg>un</seg></tuv>", nil),
      ("<tuv xml:lang='fr'><seg><ph x='1'>a</ph></seg></tuv>", nil),
      ("<tuv xml:lang='fr-FR'><seg/></tuv>", "<tuv xml:lang='fr-FR'><seg>ONE</seg></tuv>"),
      ("<tuv lang='fr'><seg></seg></tuv>", "<tuv lang='fr'><seg>ONE</seg></tuv>"),
    ] as [(String, String?)])
  func `A text that is there stays, and an empty one is filled`(_ old: String, _ new: String?)
    throws
  {
    let unit = { (text: String) in "<tu><tuv xml:lang='en'><seg>one</seg></tuv>\(text)</tu>" }
    #expect(try translated(Self.file(unit(old))) == Self.file(unit(new ?? old)))
  }

  @Test func `The language that is asked for is translated, else the file's or the unit's own`()
    throws
  {
    let text = Self.file(
      "<tu><tuv xml:lang='de'><seg>eins</seg></tuv><tuv xml:lang='en-GB'><seg>one</seg></tuv></tu>"
        + "<tu srclang='de'><tuv xml:lang='en'><seg>two</seg></tuv><tuv xml:lang='de'><seg>zwei</seg></tuv></tu>"
        + "<tu><tuv xml:lang='it'><seg>tre</seg></tuv></tu>")
    let texts = { (code: String?) throws(DocumentError) in
      var options = DocumentOptions()
      options.sourceLanguage = code
      return try Document(text, as: .tmx, options: options).texts
    }
    #expect(try texts("eng_Latn") == ["one", "two"])
    #expect(try texts("deu_Latn") == ["eins", "zwei"])
    #expect(try texts(nil) == ["one", "zwei"])
    #expect(try texts("spa_Latn") == [])
  }

  @Test(
    arguments: [
      ("<bpt i='1'>{b}</bpt>a<ept i='1'>{/b}</ept>", [.span]),
      ("a<ph x='1'>p</ph> <it pos='begin'>i</it> <ut>u</ut>", [.point, .point, .point]),
      ("<bpt i='1'/>a<bpt i='2'/>b<ept i='1'/>c<ept i='2'/>", [.span, .point, .point]),
      ("<hi type='x'>a</hi> b", [.span]), ("a<ept i='1'/>b<bpt i='1'/>", [.point, .point]),
    ] as [(String, [InlineMark.Kind])])
  func `Codes are spans and points`(_ text: String, _ kinds: [InlineMark.Kind]) throws {
    let source = Self.file("<tu><tuv xml:lang='en'><seg>\(text)</seg></tuv></tu>")
    let document = try Document(source, as: .tmx)
    #expect(document.units.map { $0.marks.map(\.kind) } == [kinds])
    let rendered = String(
      decoding: try document.rendered(with: document.units, targetLanguage: "fra_Latn"),
      as: UTF8.self)
    #expect(
      rendered
        == Self.file(
          "<tu><tuv xml:lang='en'><seg>\(text)</seg></tuv><tuv xml:lang=\"fr\">\(Self.mark)"
            + "<seg>\(text)</seg></tuv></tu>"))
    // Who does not say the language gets the file back.
    #expect(try document.rendered(with: document.units) == Array(source.utf8))
  }

  @Test func `Text within code stays, and is told; what is no memory is refused`() throws {
    let document = try Document(
      Self.file("<tu><tuv xml:lang='en'><seg>a<ph>x<sub>b</sub></ph></seg></tuv></tu>"), as: .tmx)
    #expect(document.texts == ["a"])
    #expect(document.leftOut.map(\.what) == ["text within code"])
    #expect(
      parsingError(of: "<a/>", as: .tmx)?.description
        == "line 1, byte 1: not valid TMX: its outermost element is not tmx")
  }
}
