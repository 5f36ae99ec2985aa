import SteleBase
import SteleXML

/// Reads the text of a `seg` element with its inline codes.
struct TMXSegmentReader {
  private let document: XMLDocument
  private let inlining: Inlining
  private var segment = MemorySegment()
  /// By the number of a pair, the code that is open.
  private var open: [[UInt8]: Int] = [:]
  /// How often a code without a number came before, by its content.
  private var counts: [[UInt8]: Int] = [:]
  private var hasInlined = false

  /// Which codes are text: other programs put there what stands in the file, so that the text is
  /// that of who reads it as text.
  enum Inlining: CaseIterable {
    /// None: they mark places.
    case none
    /// Those that stand for something, such as a placeholder; pairs mark what they enclose.
    case points
    /// All.
    case all
  }

  /// The segment of the element `token`, and whether codes of it are text; nil if it has elements
  /// that TMX does not know.
  static func segment(
    of token: Int, in document: XMLDocument, _ inlining: Inlining
  ) -> (segment: MemorySegment, hasInlined: Bool)? {
    var reader = TMXSegmentReader(document: document, inlining: inlining)
    guard reader.read(token) else { return nil }
    return (reader.segment, reader.hasInlined)
  }

  private init(document: XMLDocument, inlining: Inlining) {
    self.document = document
    self.inlining = inlining
  }

  private mutating func read(_ element: Int) -> Bool {
    guard document.tokens[element].kind == .startTag else { return true }
    var next = element + 1
    while next < document.tokens[element].partner {
      switch document.tokens[next].kind {
      case .text, .cdata: segment.text += document.text(of: next)
      case .startTag, .emptyTag:
        if !document.localName(of: next).isEqual(to: "hi") {
          guard readCode(next) else { return false }
          next = document.tokens[next].partner
        }
      case .endTag, .comment, .instruction, .documentType: break
      }
      next += 1
    }
    for code in open.values {
      segment.codes[code].range = segment.codes[code].range.lowerBound..<segment.text.count
    }
    return true
  }

  /// Takes in the code that is the element `token`; whether it is one of TMX.
  private mutating func readCode(_ token: Int) -> Bool {
    let name = document.localName(of: token)
    let isPair = name.isEqual(to: "bpt") || name.isEqual(to: "ept")
    let isPoint = name.isEqual(to: "ph") || name.isEqual(to: "ut")
    guard isPair || isPoint || name.isEqual(to: "it") else { return false }
    let isInlined =
      switch inlining {
      case .none: false
      case .points: isPoint
      case .all: true
      }
    if isInlined {
      let content = document.content(of: token)
      hasInlined = hasInlined || !content.isEmpty
      segment.text += content
      return true
    }
    let place = segment.text.count
    if isPoint {
      add(place..<place, pointName(of: token))
    } else if name.isEqual(to: "bpt") {
      let pair = value("i", of: token) ?? []
      open[pair] = segment.codes.count
      add(place..<place, codeName(of: token) ?? [UInt8(ascii: "i")] + pair)
    } else if name.isEqual(to: "ept") {
      if let code = open.removeValue(forKey: value("i", of: token) ?? []) {
        segment.codes[code].range = segment.codes[code].range.lowerBound..<place
      } else {
        add(0..<place, pointName(of: token))
      }
    } else if value("pos", of: token) == Array("end".utf8) {
      // What it ends began in another segment.
      add(0..<place, pointName(of: token))
    } else {
      // It goes on to the end, as what is not closed.
      open[Array("it \(segment.codes.count)".utf8)] = segment.codes.count
      add(place..<place, pointName(of: token))
    }
    return true
  }

  private mutating func add(_ range: Range<Int>, _ name: [UInt8]) {
    segment.codes.append(.init(name: name, range: range))
  }

  private func value(_ name: StaticString, of token: Int) -> [UInt8]? {
    document.attribute(name, of: token)?.value
  }

  /// By what a code and its counterpart in the translation are matched.
  private func codeName(of token: Int) -> [UInt8]? {
    value("x", of: token).map { [UInt8(ascii: "x")] + $0 }
  }

  /// The same of a code without a number: by its content, and how often that came before.
  private mutating func pointName(of token: Int) -> [UInt8] {
    if let name = codeName(of: token) { return name }
    let content = [UInt8(ascii: "c")] + document.content(of: token)
    counts[content, default: 0] += 1
    return content + Array(" \(counts[content, default: 0])".utf8)
  }
}
