import SteleDocument
import Testing

@Suite struct XLIFFTests {
  private static let mark = "state=\"needs-review-translation\" state-qualifier=\"mt-suggestion\""

  /// A file of the first version with these units.
  private static func file(_ units: String, attributes: String = "target-language=\"fr\"") -> String
  {
    "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\" "
      + "xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">"
      + "<file original=\"a\" datatype=\"plaintext\" source-language=\"en\" \(attributes)>"
      + "<body>\(units)</body></file></xliff>\n"
  }

  private static func file2(_ units: String) -> String {
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' "
      + "trgLang='fr'>\n<file id='f'>\(units)</file></xliff>"
  }

  private func check(_ source: String, _ expected: String, fuzzy: Bool = true) throws {
    var options = DocumentOptions()
    options.sourceLanguage = "eng_Latn"
    options.targetLanguage = "fra_Latn"
    options.marksFuzzy = fuzzy
    let document = try Document(source, as: .xliff, options: options)
    #expect(try document.shouted(targetLanguage: "fra_Latn") == expected)
  }

  // MARK: - The first version

  @Test func `A unit without a target gets one behind its source, indented as that is`() throws {
    let unit =
      "\r\n    <trans-unit id=\"1\">\r\n      <source xml:space=\"preserve\">one &amp; &apos;two&apos; </source>"
    let rest = "\r\n      <note>a note</note>\r\n    </trans-unit>"
    try check(
      Self.file(unit + rest),
      Self.file(
        unit
          + "\r\n      <target xml:space=\"preserve\" \(Self.mark)>ONE &amp; &apos;TWO&apos; </target>"
          + rest))
    try check(
      Self.file("<trans-unit id='1'><source>one</source></trans-unit>"),
      Self.file(
        "<trans-unit id='1'><source>one</source><target state=\"translated\">ONE</target></trans-unit>"
      ), fuzzy: false)
  }

  @Test(
    arguments: [
      ("<target/>", "<target \(mark)>ONE</target>"),
      ("<target></target>", "<target \(mark)>ONE</target>"),
      ("<target>\n </target>", "<target \(mark)>ONE</target>"),
      (
        "<target state='new'>old</target>",
        "<target state='needs-review-translation' "
          + "state-qualifier=\"mt-suggestion\">ONE</target>"
      ),
      (
        "<target xml:lang='fr' state = \"needs-translation\" >old</target>",
        "<target xml:lang='fr' state = \"needs-review-translation\" "
          + "state-qualifier=\"mt-suggestion\">ONE</target>"
      ),
      ("<target>un</target>", nil), ("<target state='final'></target>", nil),
      ("<target state='translated'>un</target>", nil), ("<target><x id='1'/></target>", nil),
      ("<target state='needs-review-translation'>un</target>", nil),
    ] as [(String, String?)])
  func `A target is filled if it is empty or none`(_ old: String, _ new: String?) throws {
    let unit = { (target: String) in
      "<trans-unit id='1'><source>one</source>\(target)<note>n</note></trans-unit>"
    }
    try check(Self.file(unit(old)), Self.file(unit(new ?? old)))
  }

  @Test(arguments: [
    "<trans-unit id='1' approved='yes'><source>one</source><target/></trans-unit>",
    "<trans-unit id='1' translate='no'><source>one</source></trans-unit>",
    "<group translate='no'><group><trans-unit id='1'><source>one</source></trans-unit></group></group>",
    "<trans-unit id='1'><source> </source></trans-unit>",
    "<trans-unit id='1'><source/></trans-unit>",
    "<trans-unit id='1'><source><x id='1'/></source></trans-unit>",
    "<trans-unit id='1'><source><mrk mtype='protected'>kept</mrk></source></trans-unit>",
    "<trans-unit id='1'><source>a</source><target>b</target>"
      + "<alt-trans><source>c</source><target/></alt-trans></trans-unit>",
    "<bin-unit id='1' mime-type='x'><bin-source><internal-file>one</internal-file></bin-source></bin-unit>",
  ])
  func `What is done, excluded or no text stays`(_ units: String) throws {
    try check(Self.file(units), Self.file(units))
  }

  @Test func `What is inside of an excluded group may be included again`() throws {
    try check(
      Self.file(
        "<group translate='no'><trans-unit id='1' translate='yes'><source>a</source></trans-unit></group>"
      ),
      Self.file(
        "<group translate='no'><trans-unit id='1' translate='yes'><source>a</source>"
          + "<target \(Self.mark)>A</target></trans-unit></group>"))
  }

  @Test(arguments: [
    ("a <g id='1'>b</g> c<x id='2'/>", "A <g id='1'>B</g> C<x id='2'/>"),
    (
      "<bpt id='1'>&lt;b></bpt>a<ept id='1'>&lt;/b></ept>",
      "<bpt id='1'>&lt;b></bpt>A<ept id='1'>&lt;/b></ept>"
    ),
    ("<bx id='1' rid='r'/>a<ex id='2' rid='r'/>", "<bx id='1' rid='r'/>A<ex id='2' rid='r'/>"),
    (
      "a <ph id='1'>code</ph> b <it id='2' pos='open'>x</it>",
      "A <ph id='1'>code</ph> B <it id='2' pos='open'>x</it>"
    ),
    (
      "a <mrk mtype='protected'>kept</mrk> b <mrk mtype='term'>t</mrk>",
      "A <mrk mtype='protected'>kept</mrk> B <mrk mtype='term'>T</mrk>"
    ),
    ("<![CDATA[<b>a</b>]]>", "<![CDATA[<B>A</B>]]>"),
    ("a<!-- c --> b &#x2014; c > d", "A<!-- c --> B &#x2014; C > D"),
    ("one\n      two", "ONE TWO"), ("one\ntwo", "ONE\nTWO"),
  ])
  func `Codes go with their words, ids and all`(_ source: String, _ target: String) throws {
    let unit = "<trans-unit id='1'><source>\(source)</source>"
    try check(
      Self.file(unit + "</trans-unit>"),
      Self.file(unit + "<target \(Self.mark)>\(target)</target></trans-unit>"))
    // A translation that is the same is written the same.
    let document = try Document(Self.file(unit + "</trans-unit>"), as: .xliff)
    #expect(
      String(decoding: try document.rendered(with: document.units), as: UTF8.self)
        == Self.file(unit + "<target \(Self.mark)>\(source)</target></trans-unit>"))
  }

  @Test func `Codes that overlap are points, and keep their order`() throws {
    let codes = [
      "<bpt id='1'>a</bpt>", "<bpt id='2'>b</bpt>", "<ept id='1'>c</ept>", "<ept id='2'>d</ept>",
    ]
    let source = "x\(codes[0])y\(codes[1])z\(codes[2])u\(codes[3])v"
    let document = try Document(
      Self.file("<trans-unit id='1'><source>\(source)</source></trans-unit>"), as: .xliff)
    let unit = try #require(document.units.first)
    #expect(unit.marks.map(\.kind) == [.span, .point, .point])
    // The translation has the last point first.
    var moved = unit
    moved.marks[2].range = 0..<0
    moved.marks = [moved.marks[2], moved.marks[0], moved.marks[1]]
    let text = String(decoding: try document.rendered(with: [moved]), as: UTF8.self)
    #expect(text.contains(">\(codes[1])x\(codes[0])y\(codes[3])z\(codes[2])uv</target>"))
  }

  @Test func `Segments are kept, and filled where the target has empty ones`() throws {
    let source =
      "<trans-unit id='1'><source>One. Two. <x id='1'/></source>\n<seg-source><g id='3'>"
      + "<mrk mtype='seg' mid='1'>One.</mrk> <mrk mtype='seg' mid='2'>Two.</mrk> "
      + "<mrk mtype='seg' mid='3'><x id='1'/></mrk></g></seg-source>"
    let made =
      "\n<target \(Self.mark)><g id='3'><mrk mtype='seg' mid='1'>ONE.</mrk> "
      + "<mrk mtype='seg' mid='2'>TWO.</mrk> <mrk mtype='seg' mid='3'><x id='1'/></mrk></g></target>"
    try check(Self.file(source + "</trans-unit>"), Self.file(source + made + "</trans-unit>"))
    let some = { (attributes: String, second: String) in
      "<target\(attributes)><g id='3'><mrk mtype='seg' mid='2'>\(second) "
        + "<mrk mtype='seg' mid='1'>Un.</mrk></g></target></trans-unit>"
    }
    try check(
      Self.file(source + some("", "</mrk>")),
      Self.file(source + some(" \(Self.mark)", "TWO.</mrk>")))
    let short = try Document(
      Self.file(source + "<target><mrk mtype='seg' mid='2'/></target></trans-unit>"), as: .xliff)
    #expect(short.texts == ["Two."])
    #expect(
      short.leftOut.map(\.what)
        == [String](repeating: "a segment that the target has no place for", count: 2))
    // An empty translation leaves the element of the other whole.
    let document = try Document(Self.file(source + "</trans-unit>"), as: .xliff)
    var units = document.units
    units[0].text = []
    let text = String(decoding: try document.rendered(with: units), as: UTF8.self)
    #expect(
      text.contains("<g id='3'><mrk mtype='seg' mid='1'></mrk> <mrk mtype='seg' mid='2'>Two.</mrk>")
    )
  }

  @Test func `Of files in several languages only those that fit are translated`() throws {
    let unit = "<trans-unit id='1'><source>one</source></trans-unit>"
    let done = "<trans-unit id='2'><source>two</source><target>zwei</target></trans-unit>"
    var options = DocumentOptions()
    options.sourceLanguage = "eng_Latn"
    options.targetLanguage = "fra_Latn"
    let translated = { (text: String) throws(DocumentError) in
      let document = try Document(text, as: .xliff, options: options)
      return (try document.shouted(targetLanguage: "fra_Latn"), document.leftOut.map(\.what))
    }
    let german = Self.file(unit, attributes: "").replacing("\"en\"", with: "\"de\"")
    #expect(try translated(german) == (german, ["text in de"]))
    let intoGerman = Self.file(unit + done, attributes: "target-language='de'")
    #expect(try translated(intoGerman) == (intoGerman, ["translations into de"]))
    let target = "<source>one</source><target \(Self.mark)>ONE</target>"
    let translation = unit.replacing("<source>one</source>", with: target)
    #expect(
      try translated(Self.file(unit, attributes: "target-language='de'")).0
        == Self.file(translation, attributes: "target-language='fr'"))
    #expect(
      try translated(Self.file(unit, attributes: "target-language='fr-CA'")).0
        == Self.file(translation, attributes: "target-language='fr-CA'"))
    #expect(
      try translated(Self.file(unit, attributes: "")).0
        == Self.file(translation, attributes: "").replacing(
          "source-language=\"en\"", with: "source-language=\"en\" target-language=\"fr\""))
  }

  @Test func `Copies in a template are no translations`() throws {
    let unit = { (target: String) in
      "<trans-unit id='1'><source>one <x id='1'/></source>\(target)</trans-unit>"
    }
    let copy = unit("<target>one <x id='1'/></target>")
    let new = unit("<target \(Self.mark)>ONE <x id='1'/></target>")
    try check(
      Self.file(copy + unit(""), attributes: "target-language='en-US'"),
      Self.file(new + new, attributes: "target-language='fr'"))
    // What has been translated into the target language may be the same there.
    try check(Self.file(copy), Self.file(copy))
    let key = Self.file(copy + unit("<target>One!</target>"), attributes: "target-language='en'")
    try check(key, key)
    let segment = { (attributes: String, target: String) in
      Self.file2(
        "<unit id='u'><segment\(attributes)><source>a</source><target>\(target)</target></segment></unit>"
      )
    }
    try check(
      segment("", "a").replacing("trgLang='fr'", with: "trgLang='en'"),
      segment(" state=\"translated\" subState=\"stele:needs-review\"", "A"))
  }

  @Test func `Elements are known by their namespace, whatever its prefix`() throws {
    let text = { (target: String) in
      "<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:1.2' xmlns:t='urn:t' version='1.2'>"
        + "<x:file source-language='en' target-language='fr'><x:body>"
        + "<t:trans-unit><t:source>no</t:source></t:trans-unit>"
        + "<x:trans-unit id='1'><x:source>a <x:g id='1'>b</x:g></x:source>\(target)"
        + "</x:trans-unit></x:body></x:file></x:xliff>"
    }
    try check(text(""), text("<x:target \(Self.mark)>A <x:g id='1'>B</x:g></x:target>"))
  }

  @Test func `Text within code stays, and is told`() throws {
    let document = try Document(
      Self.file(
        "<trans-unit id='1'><source>a <ph id='1'>x<sub>title</sub></ph></source></trans-unit>"),
      as: .xliff)
    #expect(document.texts == ["a"])
    #expect(document.leftOut.map(\.what) == ["text within code"])
    #expect(document.leftOut.map(\.line) == [2])
  }

  // MARK: - The second version

  @Test func `Segments get targets and states`() throws {
    let state = "state=\"translated\" subState=\"stele:needs-review\""
    let source = { (attributes: String, target: String) in
      "<segment\(attributes)>\n <source>a <pc id='1' dataRefStart='d'>b<ph id='2'/></pc> "
        + "<sc id='3'/>c<ec startRef='3'/> <cp hex='1'/></source>\(target)</segment>"
    }
    let target =
      "<target>A <pc id='1' dataRefStart='d'>B<ph id='2'/></pc> <sc id='3'/>C<ec startRef='3'/> "
      + "<cp hex='1'/></target>"
    let unit = { (segment: String) in
      "<unit id='u'><notes><note>n</note></notes>\(segment)"
        + "<ignorable><source> </source></ignorable></unit>"
    }
    try check(
      Self.file2(unit(source("", ""))), Self.file2(unit(source(" \(state)", "\n " + target))))
    try check(
      Self.file2(unit(source(" id='s' subState='my:x' state='initial'", "<target order='1'/>"))),
      Self.file2(
        unit(
          source(
            " id='s' subState='stele:needs-review' state='translated'",
            target.replacing("<target>", with: "<target order='1'>")))))
    try check(
      Self.file2(unit(source(" state='initial' subState='my:x'", ""))),
      Self.file2(unit(source(" state='translated'", "\n " + target))), fuzzy: false)
  }

  @Test(arguments: [
    "<unit id='u'><segment><source>a</source><target>b</target></segment></unit>",
    "<unit id='u'><segment state='final'><source>a</source><target/></segment></unit>",
    "<unit id='u' translate='no'><segment><source>a</source></segment></unit>",
    "<group id='g' translate='no'><unit id='u'><segment><source>a</source></segment></unit></group>",
    "<unit id='u'><segment><source><ph id='1'/></source></segment></unit>",
    "<unit id='u'><segment><source><mrk id='1' translate='no'>a</mrk></source></segment></unit>",
    "<unit id='u'><segment><source><sm id='1' translate='no'/>a<em startRef='1'/></source></segment></unit>",
    "<unit id='u'><ignorable><source>a</source></ignorable></unit>",
  ])
  func `Segments that are done, excluded or no text stay`(_ unit: String) throws {
    try check(Self.file2(unit), Self.file2(unit))
  }

  @Test func `Annotations exclude what they enclose, over elements and segments`() throws {
    let document = try Document(
      Self.file2(
        "<unit id='u'><segment><source>a <sm id='m' translate='no'/>b <pc id='1'>c</pc><em startRef='m'/> d"
          + "</source></segment><segment><source>e <sm id='n' translate='no'/>f</source></segment>"
          + "<segment><source>g<em startRef='n'/> h</source></segment>"
          + "<segment><source>i</source></segment></unit>"), as: .xliff)
    #expect(document.texts == ["a b c d", "i"])
    #expect(document.units[0].marks.map(\.kind) == [.verbatim])
    #expect(document.leftOutCount == 2)
  }

  // MARK: - What is none

  @Test func `What is no XLIFF is refused`() {
    #expect(
      parsingError(of: "<a/>", as: .xliff)?.description
        == "line 1, byte 1: not valid XLIFF: its outermost element is not xliff")
    #expect(
      parsingError(of: "<xliff xmlns='urn:x'/>", as: .xliff)?.description
        == "line 1, byte 1: not valid XLIFF: its outermost element is not xliff")
    #expect(parsingError(of: "", as: .xliff) != nil)
    #expect(parsingError(of: "<xliff><file></xliff>", as: .xliff) != nil)
  }

  @Test func `Text whose elements nest too deeply stays`() throws {
    let depth = 100
    let source =
      String(repeating: "<g id='1'>", count: depth) + "a" + String(repeating: "</g>", count: depth)
    let document = try Document(
      Self.file("<trans-unit id='1'><source>\(source)</source></trans-unit>"), as: .xliff)
    #expect(document.units.isEmpty)
    #expect(document.leftOut.map(\.what) == ["text whose elements nest too deeply"])
  }

  @Test func `Many codes and units take time in proportion`() throws {
    let codes = (0..<10_000).map { "<bpt id='\($0)'/>a" }.joined()
    let units = (0..<5_000).map { "<trans-unit id='\($0)'><source>a</source></trans-unit>" }
      .joined()
    let document = try Document(
      Self.file("<trans-unit id='x'><source>\(codes)</source></trans-unit>" + units), as: .xliff)
    #expect(document.units.count == 5_001)
    let again = try Document(
      parsing: document.rendered(with: document.units), as: .xliff)
    #expect(again.units.isEmpty)
  }
}
