import SteleDocument
import SteleTestSupport
import Testing

/// Texts with codes at random, balanced, overlapping or alone: whatever a translation makes of the
/// marks, each code is written once, those that belong together in their order, and elements nest.
@Suite struct RandomInlineCodeTests {
  private static let formats: [DocumentFormat] = [.xliff, .tmx, .android]

  /// The codes of a text in `format`, which are all different, and the text between them.
  private static func text(_ format: DocumentFormat, _ random: inout SplitMix64) -> String {
    var text = "start "
    var open: [String] = []
    for id in 0..<(1 + random.next(below: 8)) {
      let other = random.next(below: id + 1)
      switch (format, random.next(below: 6)) {
      case (_, 0), (_, 1):
        let (name, attribute) =
          format == .xliff ? ("g", "id") : format == .tmx ? ("hi", "x") : ("font", "size")
        text += "<\(name) \(attribute)='\(id)'>"
        open.append("</\(name)>")
      case (.xliff, 2): text += "<bpt id='\(id)'>a</bpt>"
      case (.xliff, 3): text += "<ept id='\(other)' crc='\(id)'>b</ept>"
      case (.xliff, 4): text += "<x id='\(id)'/>"
      case (.tmx, 2): text += "<bpt i='\(id)'>a</bpt>"
      case (.tmx, 3): text += "<ept i='\(other)' z='\(id)'>b</ept>"
      case (.tmx, 4): text += "<ph x='\(id)'/>"
      case (.android, 2): text += "<br id='\(id)'/>"
      case (.android, 3):
        text += "<x:g id='\(id)'>%\(id)$s</x:g>"
      default: break
      }
      text += ["word\(id)", " word\(id) ", " "][random.next(below: 3)]
      if let last = open.last, random.next(below: 2) == 0 {
        text += last
        open.removeLast()
      }
    }
    return text + open.reversed().joined() + " end"
  }

  private static func document(_ text: String, as format: DocumentFormat) -> String {
    switch format {
    case .xliff:
      "<xliff version='1.2'><file source-language='en' target-language='fr'><body><trans-unit id='1'>"
        + "<source>\(text)</source></trans-unit></body></file></xliff>"
    case .tmx:
      "<tmx><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>\(text)</seg></tuv></tu></body></tmx>"
    default:
      "<resources xmlns:x='urn:oasis:names:tc:xliff:document:1.2'><string name='a'>\(text)</string></resources>"
    }
  }

  /// The tags in `text`, in order.
  private static func tags(_ text: some StringProtocol) -> [String] {
    var tags: [String] = []
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      tags.append(String(rest[start...end]))
      rest = rest[rest.index(after: end)...]
    }
    return tags
  }

  /// The unit with its spans and points anywhere, but nested as before.
  private static func moved(_ unit: TextUnit, _ random: inout SplitMix64) -> TextUnit {
    var moved = TextUnit(text: [], marks: [], line: unit.line)
    func add(_ parent: Int?) {
      for mark in unit.marks.filter({ $0.parent == parent }).shuffled(using: &random) {
        moved.text += Array(["new ", "", " "][random.next(below: 3)].utf8)
        let index = moved.marks.count
        var mark = mark
        let start = moved.text.count
        moved.marks.append(mark)
        if mark.kind == .verbatim { moved.text += unit.text[mark.range] }
        if mark.kind == .span {
          moved.text += Array(["inner", ""][random.next(below: 2)].utf8)
          add(mark.id)
        }
        mark.range = start..<moved.text.count
        moved.marks[index] = mark
      }
      moved.text += Array(" x".utf8)
    }
    add(nil)
    return moved
  }

  @Test(arguments: formats)
  func `Every code is written once, wherever it goes`(_ format: DocumentFormat) throws {
    var random = SplitMix64(seed: 23)
    var markCount = 0
    for _ in 0..<1500 {
      let source = Self.text(format, &random)
      let text = Self.document(source, as: format)
      var document = try Document(text, as: format)
      let unit = try #require(document.units.first)
      markCount += unit.marks.count
      let same = String(
        decoding: try document.rendered(with: [unit], targetLanguage: "fra_Latn"), as: UTF8.self)
      try #require(same.hasPrefix(text.prefix(while: { $0 != "?" }).prefix(20)))
      if format != .android { try #require(same.contains(">\(source)</"), "\(source)") }
      let translation = Self.moved(unit, &random)
      let rendered = try document.rendered(with: [translation], targetLanguage: "fra_Latn")
      let written = String(decoding: rendered, as: UTF8.self)
      let twice = format == .android ? Self.tags(text) : Self.tags(same)
      try #require(Self.tags(written).sorted() == twice.sorted(), "\(source)\n\(written)")
      // What begins stands before what ends it.
      let codes = Self.tags(written).drop { !$0.hasPrefix("<target") }
      let sourceCodes = Self.tags(source)
      for id in 0..<8 where format == .xliff {
        guard let first = sourceCodes.firstIndex(of: "<bpt id='\(id)'>"),
          let last = sourceCodes[first...].first(where: { $0.hasPrefix("<ept id='\(id)'") }),
          let begin = codes.firstIndex(of: sourceCodes[first]), let end = codes.firstIndex(of: last)
        else { continue }
        try #require(begin < end, "\(source)\n\(written)")
      }
      // It is well-formed, and has the same marks again.
      document = try Document(written, as: format)
      if format == .android {
        try #require(document.units.map(\.marks.count) == [unit.marks.count], "\(written)")
      }
    }
    #expect(markCount > 2000)
  }
}
