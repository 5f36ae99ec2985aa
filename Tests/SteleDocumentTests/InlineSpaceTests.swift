import SteleDocument
import SteleTestSupport
import Testing

/// White space beside the markup of the exchange formats.
@Suite struct InlineSpaceTests {
  private enum Exchange: CaseIterable {
    case xliff1, xliff1Preserving, xliff2, tmx

    var format: DocumentFormat { self == .tmx ? .tmx : .xliff }

    /// The document of one text.
    func document(_ text: String) -> String {
      switch self {
      case .xliff1, .xliff1Preserving:
        "<xliff version='1.2'><file source-language='en' target-language='de'><body>"
          + "<trans-unit id='1'\(self == .xliff1 ? "" : " xml:space='preserve'")>"
          + "<source>\(text)</source></trans-unit></body></file></xliff>"
      case .xliff2:
        "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='en'>"
          + "<file id='f'><unit id='u'><segment><source xml:space='preserve'>\(text)</source>"
          + "</segment></unit></file></xliff>"
      case .tmx:
        "<tmx version='1.4'><header srclang='en'/><body><tu xml:space='preserve'>"
          + "<tuv xml:lang='en'><seg>\(text)</seg></tuv></tu></body></tmx>"
      }
    }

    /// What stands alone, and what encloses text.
    var points: [String] {
      switch self {
      case .xliff1, .xliff1Preserving: ["<x id='1'/>", "<ph id='2'>X</ph>", "<!-- 3 -->"]
      case .xliff2: ["<ph id='1'/>", "<cp hex='0001'/>", "<?p 3?>"]
      case .tmx: ["<ph/>", "<ut>X</ut>", "<!-- 3 -->"]
      }
    }
    var spans: [(String, String)] {
      switch self {
      case .xliff1, .xliff1Preserving:
        [("<g id='4'>", "</g>"), ("<bpt id='5'>X</bpt>", "<ept id='5'>Y</ept>")]
      case .xliff2: [("<pc id='4'>", "</pc>"), ("<sc id='5'/>", "<ec startRef='5'/>")]
      case .tmx: [("<hi>", "</hi>"), ("<bpt i='5'>X</bpt>", "<ept i='5'>Y</ept>")]
      }
    }

    /// Text with markup at random, and up to `spaces` spaces beside it.
    func text(_ random: inout SplitMix64, spaces: Int) -> String {
      func space() -> String {
        String(repeating: " ", count: Int.random(in: 0...spaces, using: &random))
      }
      func words() -> String {
        space() + (["", "word", "two more"].randomElement(using: &random) ?? "") + space()
      }
      var text = space() + "zone" + space()
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        if Bool.random(using: &random) {
          text += points.randomElement(using: &random) ?? ""
        } else {
          let (open, close) = spans.randomElement(using: &random) ?? ("", "")
          text += open + words() + close
        }
        text += words()
      }
      return text
    }
  }

  /// What a target holds, or a TMX variant that was added.
  private func target(in document: String, of exchange: Exchange) throws -> String {
    let name = exchange == .tmx ? "seg" : "target"
    let start = try #require(document.ranges(of: "<\(name)").last)
    let open = try #require(document[start.lowerBound...].firstIndex(of: ">"))
    let close = try #require(document.ranges(of: "</\(name)>").last)
    return String(document[document.index(after: open)..<close.lowerBound])
  }

  @Test(arguments: 0..<200)
  func `Markup keeps the white space on both of its sides`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for exchange in Exchange.allCases {
      let text = exchange.text(&random, spaces: 3)
      let document = try Document(exchange.document(text), as: exchange.format)
      let unit = try #require(document.units.first)
      #expect(!String(decoding: unit.text, as: UTF8.self).contains("  "), "\(text)")
      // Another letter, so that the text is written anew.
      var shouted = unit
      for index in unit.text.indices where unit.text[index] == UInt8(ascii: "z") {
        shouted.text[index] = UInt8(ascii: "Z")
      }
      let rendered = String(
        decoding: try document.rendered(with: [shouted], targetLanguage: "de"), as: UTF8.self)
      #expect(
        try target(in: rendered, of: exchange) == text.replacing("zone", with: "Zone"), "\(text)")
    }
  }
}
