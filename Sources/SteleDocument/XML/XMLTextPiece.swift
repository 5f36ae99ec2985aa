import SteleXML

/// A piece of a text within XML whose white space counts, in the order of the document.
///
/// All ranges are places in the document.
enum XMLTextPiece {
  /// Text with XML's references.
  case text(Range<Int>)
  /// What a CDATA section holds.
  case cdata(Range<Int>)
  /// The start tag of an element whose text is translated.
  case elementStart(Range<Int>)
  /// The end tag of such an element.
  case elementEnd(Range<Int>)
  /// Code that begins something that code of the same name ends.
  case codeStart(name: [UInt8], Range<Int>)
  /// Code that ends something.
  case codeEnd(name: [UInt8], Range<Int>)
  /// Markup that stands alone; those that are ordered never change places among themselves.
  case point(Range<Int>, isOrdered: Bool)
  /// Markup with text that stays.
  case verbatim(Range<Int>, text: [UInt8])

  /// Whether it is what a CDATA section holds.
  var isCDATA: Bool {
    if case .cdata = self { return true }
    return false
  }
}

extension XMLDocument {
  /// Adds a token of text, in which references to entities of the document stay as they are.
  func addText(_ token: Int, to pieces: inout [XMLTextPiece]) {
    let range = tokens[token].range
    if tokens[token].kind == .cdata {
      pieces.append(.cdata((range.lowerBound + 9)..<(range.upperBound - 3)))
      return
    }
    var start = range.lowerBound
    var position = start
    while let reference = bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "&")) {
      if let known = XMLMarkup.reference(at: reference, of: bytes[..<range.upperBound]) {
        position = known.end
        continue
      }
      let rest = bytes[reference..<range.upperBound]
      position = rest.firstIndex(of: UInt8(ascii: ";")).map { $0 + 1 } ?? range.upperBound
      if start < reference { pieces.append(.text(start..<reference)) }
      pieces.append(.verbatim(reference..<position, text: Array(bytes[reference..<position])))
      start = position
    }
    if start < range.upperBound { pieces.append(.text(start..<range.upperBound)) }
  }
}

extension [XMLTextPiece] {
  /// Elements of one text that nest more deeply are not followed.
  private static let maximumDepth = 64

  /// Whether elements nest more deeply than they are followed.
  var nestTooDeeply: Bool {
    var depth = 0
    for piece in self {
      switch piece {
      case .elementStart: depth += 1
      case .elementEnd: depth -= 1
      default: break
      }
      if depth > Self.maximumDepth { return true }
    }
    return false
  }

  /// Whether there is a piece at `index` that is not text.
  func isMarkup(at index: Int) -> Bool {
    guard index < count else { return false }
    switch self[index] {
    case .text, .cdata: return false
    default: return true
    }
  }

  /// The piece that ends what a piece begins, and the other way round; nil for those without one.
  ///
  /// Elements go before code, which pairs only within one.
  var partners: [Int?] {
    var partners = [Int?](repeating: nil, count: count)
    // For elements, the name is nil.
    var open: [(name: [UInt8]?, index: Int)] = []
    for (index, piece) in enumerated() {
      var match: Int?
      switch piece {
      case .elementStart: open.append((nil, index))
      case .codeStart(let name, _):
        // The outermost gives way, which most likely is never closed.
        let inner = open.suffix(Self.maximumDepth)
        if inner.count == Self.maximumDepth, inner.allSatisfy({ $0.name != nil }) {
          open.remove(at: inner.startIndex)
        }
        open.append((name, index))
      case .elementEnd: match = open.lastIndex { $0.name == nil }
      case .codeEnd(let name, _):
        match = open.lastIndex { $0.name == nil || $0.name == name }
        if let found = match, open[found].name == nil { match = nil }
      default: break
      }
      guard let match else { continue }
      partners[index] = open[match].index
      partners[open[match].index] = index
      open.removeSubrange(match...)
    }
    return partners
  }
}
