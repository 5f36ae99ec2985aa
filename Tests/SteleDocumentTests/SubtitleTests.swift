import SteleDocument
import Testing

@Suite struct SubtitleTests {
  private static let subRip = """
    1
    00:00:01,000 --> 00:00:03,500 X1:40
    {\\an8}<i>Where is
    the old stone?</i>

    2
    00:00:04,000 --> 00:00:06,000
    - Over there.
    - <b>Where?</b>

    3
    00:00:07,000 --> 00:00:08,000

    """

  private static let webVTT = """
    WEBVTT - a title
    Kind: captions

    STYLE
    ::cue { color: red }

    NOTE not for
    translation

    intro
    00:01.000 --> 00:04.000 line:0 align:start
    <v Ada>Bread &amp; butter,
    <c.loud>now</c> <00:02.000>or never!

    00:05.000 --> 00:06.000
    Last one
    """

  @Test func `Cues become units with marks, and only their text changes`() throws {
    let subRip = try Document(Self.subRip, as: .subRip)
    #expect(subRip.texts == ["Where is the old stone?", "Over there.", "Where?"])
    #expect(subRip.units.map(\.line) == [3, 8, 9])
    #expect(subRip.units.flatMap(\.marks).isEmpty)
    #expect(
      try subRip.shouted()
        == Self.subRip.replacing("Where is\n", with: "WHERE IS\n").replacing(
          "the old", with: "THE OLD"
        )
        .replacing("stone", with: "STONE").replacing("Over there", with: "OVER THERE")
        .replacing("<b>Where", with: "<b>WHERE"))
    let webVTT = try Document(Self.webVTT, as: .webVTT)
    #expect(webVTT.texts == ["Bread & butter, now or never!", "Last one"])
    #expect(webVTT.units[0].marks.map(\.kind) == [.span, .point])
    #expect(
      try webVTT.shouted().contains(
        "<v Ada>BREAD &amp; BUTTER,\n<c.loud>NOW</c> <00:02.000>OR NEVER!\n"))
  }

  @Test func `Subtitles come back byte for byte, and parse again however they are translated`()
    throws
  {
    for (text, format) in [(Self.subRip, DocumentFormat.subRip), (Self.webVTT, .webVTT)] {
      for text in [text, text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text] {
        let document = try Document(text, as: format)
        #expect(try document.rendered(with: document.units) == Array(text.utf8))
        for toy in Toy.allCases {
          let again = try Document(parsing: try document.rendered(by: toy), as: format)
          #expect(again.units.count == document.units.count)
        }
      }
    }
  }

  @Test func `A short or empty translation leaves no blank line, which would end a cue`() throws {
    let document = try Document(Self.subRip, as: .subRip)
    for text in ["", "Tiny", "a --> b"] {
      let translations = document.units.map {
        TextUnit(
          text: Array(text.utf8),
          marks: $0.marks.map { mark in
            InlineMark(kind: mark.kind, range: 0..<0, id: mark.id, parent: mark.parent)
          })
      }
      let again = try Document(parsing: try document.rendered(with: translations), as: .subRip)
      #expect(again.units.count == (text.isEmpty ? 0 : 3), "\(text) \(again.texts)")
    }
  }

  /// What a file's texts are and that it comes back, whatever else it has.
  private func expectTexts(
    _ text: String, _ texts: [String], as format: DocumentFormat = .subRip, joined: Bool = true,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    var options = DocumentOptions()
    options.joinsCues = joined
    let document = try Document(text, as: format, options: options)
    #expect(document.texts == texts, sourceLocation: location)
    #expect(
      try document.rendered(with: document.units) == Array(text.utf8), sourceLocation: location)
  }

  @Test func `SubRip that players take is taken`() throws {
    let times = "00:00:01,000 --> 00:00:03,000"
    let later = "00:00:14,000 --> 00:00:15,000"
    // Blank lines in a cue, a number as text, an arrow in text, credits behind the last cue.
    try expectTexts(
      "1\n\(times)\nTwo dogs,\n\nten of them.\n\n2\n\(later)\nA man.\n",
      ["Two dogs, ten of them.", "A man."])
    try expectTexts("1\n\(times)\n\n200\n\n2\n\(later)\nI raise.\n", ["200", "I raise."])
    try expectTexts("1\n\(times)\nFrom A --> to B.\n", ["From A --> to B."])
    try expectTexts("1\n\(times)\nA man.\n\nSubs by X\n", ["A man.", "Subs by X"])
    // Numbers missing, doubled, out of order or with a blank line behind them.
    try expectTexts("\(times)\n200\n\n\(later)\nB.\n", ["200", "B."])
    try expectTexts("1\n\(times)\nA.\n2\n\(later)\nB.", ["A.", "B."])
    try expectTexts("1\n\(times)\nA.\n\n2\n2\n\(later)\nB.\n", ["A.", "B."])
    try expectTexts("7\n\(times)\nA.\n\n3\n\(later)\nB.\n", ["A.", "B."])
    try expectTexts("1\n\n\(times)\nA.\n\n2\n\n\(later)\nB.\n", ["A.", "B."])
    try expectTexts("hello\n\n1\n\(times)\nA.\n", ["A."])
    #expect(try Document("\nhello\n\n1\n\(times)\nA.\n", as: .subRip).leftOut.map(\.line) == [2])
    // A file that was cut off.
    try expectTexts("1\n\(times)\nA.\n\n2\n", ["A."])
    try expectTexts("1\n\(times)\nA.\n\n200\n", ["A.", "200"])
    // WebVTT by another name, and the other way round.
    try expectTexts("WEBVTT\n\n00:01.000 --> 00:02.000\nA &lt; B\n", ["A < B"])
    try expectTexts("1\n\(times)\nA.\n", ["A."], as: .webVTT)
    for lineEnd in ["\r", "\r\n"] {
      try expectTexts(
        "1\n\(times)\nA\nb.\n\n2\n\(later)\n-B.\n".replacing("\n", with: lineEnd), ["A b.", "B."])
    }
  }

  @Test(arguments: [
    "00:00:01,000 --> 00:00:03,000", "0:0:1,0 --> 0:0:3", "00:01.000-->00:03.000", "1:02 -> 1:03",
    " 00 : 00 : 01 , 5 --> 00: 00: 02,5 ", "-00:00:01,000 --> 00:00:02.000",
    "00:00:01:000 --> 00:00:02:000", "00:00:01,000 --> 00:00:03,000 X1:100 X2:200 Y1:5 Y2:6",
    "\t00:00:01,000\t-->\t00:00:03,000\t", "100:00:01,000 --> 100:00:03,000 position:50%",
  ])
  func `Times are taken as people write them`(line: String) throws {
    try expectTexts("1\n\(line)\nA.\n", ["A."])
  }

  @Test(arguments: [
    "-->", "A --> B", "1 --> 2", "00:00:01,000", "1.5 --> 2.5", "00:01 --> x",
    "99999999999:0 --> 1:0",
  ])
  func `What only looks like times is text`(line: String) throws {
    let text = "1\n00:00:01,000 --> 00:00:03,000\nA.\n\(line)\n"
    #expect(try Document(text, as: .subRip).texts.joined(separator: " ").contains("A."))
    #expect(throws: DocumentError.self) { try Document("1\n\(line)\nA.\n", as: .subRip) }
  }

  @Test func `WebVTT's blocks, settings and marks stay`() throws {
    let text = """
      WEBVTT Kind: captions; Language: en
      X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000
      Language: en

      NOTE A note
      of two lines

      REGION
      id:fred

      intro
      00:01.000 --> 00:02.000 line:0 region:fred
      <v Fred>Hi, <lang en>my</lang> name is <ruby>Fred<rt>fred</rt></ruby>!
      <v Bill>I am &quot;Bill&quot;.

      NOTE 00:01 is no time

      2
      00:02.000 --> 00:03.000
      No blank line
      3
      00:09.000 --> 00:10.000
      here

      left
      out

      """
    let document = try Document(text, as: .webVTT)
    #expect(document.leftOut.map(\.line) == [25])
    #expect(document.texts == ["Hi, my name is Fred!", "I am \"Bill\".", "No blank line", "here"])
    #expect(
      try document.rendered(with: document.units, targetLanguage: "deu_Latn") == Array(text.utf8))
    // What the header says of the language goes with the text.
    let shouted = try document.shouted(targetLanguage: "deu_Latn")
    #expect(
      shouted.contains("\nLanguage: de\n")
        && shouted.hasPrefix("WEBVTT Kind: captions; Language: en\n"))
    #expect(shouted.contains("<ruby>FRED<rt>fred</rt></ruby>!\n<v Bill>I AM \"BILL\".\n"))
  }

  @Test func `A line of a space is text in WebVTT, and automatic captions repeat lines`() throws {
    let text = """
      WEBVTT
      Kind: captions

      00:00:00.160 --> 00:00:02.350 align:start position:0%
      \u{20}
      two<00:00:00.560><c> dogs</c><00:00:00.880><c> run</c>

      00:00:02.350 --> 00:00:02.360 align:start position:0%
      two dogs run
      \u{20}

      00:00:02.360 --> 00:00:04.000 align:start position:0%
      two dogs run
      in<00:00:03.000><c> the</c><00:00:03.500><c> snow</c>

      """
    try expectTexts(
      text, ["two dogs run", "two dogs run", "two dogs run", "in the snow"], as: .webVTT)
  }

  @Test(arguments: [
    ("- Hi.\n- Hello.", ["Hi.", "Hello."]),
    ("-Hi\n–Hello\n— There\n‐ Yes", ["Hi", "Hello", "There", "Yes"]),
    ("<i>- Hi</i>\n<i>- Hello</i>", ["Hi", "Hello"]), ("<i>- Hi\n- Hello</i>", ["Hi", "Hello"]),
    ("It is\n-5 degrees.", ["It is -5 degrees."]),
    (">> Hi.\n>> JOHN: Hello.", ["Hi.", "Hello."]),
    ("JOHN: Two dogs.\nMAN 1: A\nman.", ["Two dogs.", "A man."]),
    ("WARNING: DO NOT ENTER", ["WARNING: DO NOT ENTER"]),
    ("He said: Two dogs.", ["He said: Two dogs."]), ("[DOOR SLAMS]", ["DOOR SLAMS"]),
    ("(laughs) Two dogs.", ["laughs", "Two dogs."]), ("(The dog) runs.", ["(The dog) runs."]),
    ("Two dogs. (laughs)", ["Two dogs.", "laughs"]), ("Two [barks] dogs.", ["Two [barks] dogs."]),
    ("[A DOOR\nSLAMS]\nTwo dogs", ["A DOOR SLAMS", "Two dogs"]), ("♪ Two dogs ♪", ["Two dogs"]),
    ("♪ Two dogs\nrun here ♪", ["Two dogs run here"]), ("# Two dogs #", ["Two dogs"]),
    ("#1 dog", ["#1 dog"]),
    ("♪ Two\n♪ dogs", ["Two", "dogs"]), ("♪♪", []), ("...", []),
    ("{\\an8}<font color=\"#fff\">Two dogs</font>", ["Two dogs"]),
    ("<i>Two dogs", ["Two dogs"]), ("Two dogs</i>", ["Two dogs"]),
    ("{\\i1}Two{\\i0} dogs", ["Two dogs"]),
    ("I <3 you > me", ["I <3 you > me"]), ("<i>Two</i> dogs <b>run</b>", ["Two dogs run"]),
    ("【音楽】\n二匹の犬が", ["音楽", "二匹の犬が"]), ("[[x]", ["x"]), ("()", []), ("(", []), ("-", []),
    ("[laughs]\n- Hi", ["laughs", "Hi"]),
  ])
  func `Dashes, names, brackets and music stay where they are`(cue: String, texts: [String]) throws
  {
    try expectTexts("1\n00:00:01,000 --> 00:00:03,000\n\(cue)\n", texts)
  }

  @Test func `Tags around all of a text are none of its marks, others are`() throws {
    let document = try Document(
      "1\n00:00:01,000 --> 00:00:03,000\n{\\an8}<i><b>A</b> {\\i1}b{\\i0}</i>\n", as: .subRip)
    #expect(document.units[0].marks.map(\.range) == [0..<1, 2..<3])
    #expect(document.units[0].marks.map(\.kind) == [.span, .span])
  }

  @Test func `Tags around each line are none of its marks either`() throws {
    let cue = "{\\an8}<i><b>Two dogs are</b></i>\n<i><b>playing in the snow.</b></i>"
    let text = "1\n00:00:01,000 --> 00:00:03,000\n\(cue)\n"
    let document = try Document(text, as: .subRip)
    #expect(
      document.units == [TextUnit(text: Array("Two dogs are playing in the snow.".utf8), line: 3)])
    let rendered = try document.rendered(with: [TextUnit(text: Array("Zwei Hunde spielen".utf8))])
    #expect(
      String(decoding: rendered, as: UTF8.self)
        == text.replacing("Two dogs are", with: "Zwei Hunde").replacing(
          "playing in the snow.", with: "spielen"))
  }

  @Test func `What a translation has of markup or arrows does not become any`() throws {
    let document = try Document("1\n00:00:01,000 --> 00:00:03,000\nHi\nyou\n", as: .subRip)
    let text = "a <b> {\\i1} 00:00:01,000 --> 00:00:02,000\n\n- \r<i>"
    let rendered = try document.rendered(with: [TextUnit(text: Array(text.utf8))])
    #expect(
      String(decoding: rendered, as: UTF8.self)
        == "1\n00:00:01,000 --> 00:00:03,000\na < b> { \\i1} 00:00:01,000\n→ 00:00:02,000 - < i>\n")
  }

  @Test func `A damaged cue is an error that names its line`() {
    let cases: [(String, DocumentFormat, Int)] = [
      ("WEBVT\n\n", .webVTT, 1), ("", .webVTT, 1), ("hello\n", .subRip, 1),
      ("1\nhello\n", .subRip, 2), ("1\n", .subRip, 1), ("1\n00:00 --> x\nhi\n", .subRip, 2),
      ("\n\nhello\n", .webVTT, 1),
    ]
    for (text, format, line) in cases {
      guard
        case .malformed(format, line: line, column: 1, reason: _)? = parsingError(
          of: text, as: format)
      else {
        Issue.record("\(text): \(parsingError(of: text, as: format).debugDescription)")
        continue
      }
    }
  }
}
