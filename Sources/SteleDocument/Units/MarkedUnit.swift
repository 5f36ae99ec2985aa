/// A unit and the markup that its marks stand for.
struct MarkedUnit {
  var text: [UInt8] = []
  var marks: [InlineMark] = []
  var markup = InlineMarkup()

  /// The unit of `tokens`.
  ///
  /// White space becomes single spaces, and none at the ends of the text.
  ///
  /// A tag without a partner is a point.
  init(_ tokens: [InlineToken]) {
    let partners = Self.partners(of: tokens)
    var open: [Int] = []
    // White space that the text does not take, at its start or a second time, belongs to the markup
    // before it.
    var leading: WritableKeyPath<InlineMarkup.Entry, [UInt8]>?
    var leadingID = 0
    for (index, token) in tokens.enumerated() {
      switch token {
      case .text(let bytes):
        for byte in bytes {
          if !byte.isSpace {
            text.append(byte)
            leading = nil
          } else if !text.isEmpty, text.last != 0x20 {
            text.append(0x20)
            leading = nil
          } else if let side = leading {
            markup.entries[leadingID][keyPath: side].append(0x20)
            leading = nil
          }
        }
      case .open(_, let bytes) where partners[index] != nil:
        leadingID = add(.span, open: bytes, parent: open.last)
        leading = \.opening
        open.append(leadingID)
      case .close(_, let bytes) where partners[index] != nil:
        guard let id = open.popLast() else { continue }
        marks[id].range = marks[id].range.lowerBound..<text.count
        markup.entries[id].closing = bytes
        (leading, leadingID) = (\.closing, id)
      case .open(_, let bytes), .close(_, let bytes), .point(let bytes):
        leadingID = add(.point, open: bytes, parent: open.last)
        leading = \.opening
      case .divider(let bytes):
        leadingID = add(.divider, open: bytes, parent: open.last)
        leading = \.opening
      case .verbatim(let bytes, let content):
        let id = add(.verbatim, open: bytes, parent: open.last)
        text += content
        marks[id].range = marks[id].range.lowerBound..<text.count
        (leading, leadingID) = (content.isEmpty ? \.opening : nil, id)
      }
    }
    trimEnd()
  }

  private mutating func add(_ kind: InlineMark.Kind, open: [UInt8], parent: Int?) -> Int {
    let id = marks.count
    marks.append(
      InlineMark(kind: kind, range: text.count..<text.count, id: id, parent: parent))
    markup.entries.append(InlineMarkup.Entry(opening: open))
    return id
  }

  /// Moves white space at the text's end into the markup behind it.
  private mutating func trimEnd() {
    guard text.last == 0x20 else { return }
    let end = text.count
    if marks.contains(where: { $0.kind == .verbatim && $0.range.contains(end - 1) }) { return }
    if let id = marks.lastIndex(where: { $0.range.contains(end - 1) }) {
      markup.entries[id].closing.insert(0x20, at: 0)
    } else if let id = marks.firstIndex(where: { $0.range.lowerBound == end }) {
      markup.entries[id].opening.insert(0x20, at: 0)
      markup.entries[id].openingOffset += 1
    }
    text.removeLast()
    for id in marks.indices {
      let range = marks[id].range
      marks[id].range = min(range.lowerBound, end - 1)..<min(range.upperBound, end - 1)
    }
  }

  /// Which token closes or opens what a token opens or closes; nil for those without a partner.
  static func partners(of tokens: [InlineToken]) -> [Int?] {
    TagPairs.partners(
      of: tokens.map { token in
        switch token {
        case .open(let name, _): .opening(name)
        case .close(let name, _): .closing(name)
        default: nil
        }
      })
  }

  /// Whether there is something to translate: a letter or digit outside of verbatim marks.
  var hasText: Bool { TextUnit(text: text, marks: marks).hasLetters }
}
