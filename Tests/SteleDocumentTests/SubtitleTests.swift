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

  @Test("Cues become units with marks, and only their text changes")
  func units() throws {
    let subRip = try Document(Self.subRip, as: .subRip)
    #expect(subRip.texts == ["Where is the old stone?", "- Over there.", "- Where?"])
    #expect(subRip.units.map(\.line) == [3, 8, 9])
    #expect(subRip.units[0].marks.map(\.kind) == [.point, .span])
    #expect(
      try subRip.shouted()
        == Self.subRip.replacing("Where is\n", with: "WHERE IS\n").replacing(
          "the old", with: "THE OLD"
        )
        .replacing("stone", with: "STONE").replacing("Over there", with: "OVER THERE")
        .replacing("<b>Where", with: "<b>WHERE"))
    let webVTT = try Document(Self.webVTT, as: .webVTT)
    #expect(webVTT.texts == ["Bread & butter, now or never!", "Last one"])
    #expect(webVTT.units[0].marks.map(\.kind) == [.point, .span, .point])
    #expect(
      try webVTT.shouted().contains(
        "<v Ada>BREAD &amp; BUTTER,\n<c.loud>NOW</c> <00:02.000>OR NEVER!\n"))
  }

  @Test("Subtitles come back byte for byte, and parse again however they are translated")
  func roundTrip() throws {
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

  @Test("A short or empty translation leaves no blank line, which would end a cue")
  func shortTranslations() throws {
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
      // Without their dashes, two speakers are one.
      #expect(again.units.count == 2 || text.isEmpty, "\(text) \(again.texts)")
    }
  }

  @Test("A damaged cue is an error that names its line")
  func errors() {
    let cases: [(String, DocumentFormat, Int)] = [
      ("WEBVT\n\n", .webVTT, 1), ("", .webVTT, 1), ("hello\n", .subRip, 1),
      ("1\nhello\n", .subRip, 2), ("1\n", .subRip, 1), ("1\n00:00 --> x\nhi\n", .subRip, 2),
      ("1\n00:00:01,000 --> 00:00:02,000\nhi\n2\n00:00:03,000 --> 00:00:04,000\n", .subRip, 5),
      ("WEBVTT\n\nid\nid2\n", .webVTT, 4), ("WEBVTT\n\n00:01 --> 00:02.000\nx", .webVTT, 3),
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
