import SteleBase
import SteleXML

/// A text within XML whose white space counts, as a unit: what stands around it and in it comes back
/// as it was.
struct XMLInlineText {
  private(set) var text: [UInt8] = []
  private(set) var marks: [InlineMark] = []
  /// What writes a translation.
  var writer: XMLInlineTextWriter

  private let document: XMLDocument
  /// Where white space goes that is not part of the text: behind this side of a mark's markup.
  private var side: (id: Int, path: WritableKeyPath<InlineMarkup.Entry, [UInt8]>)?
  /// White space behind the text that goes before the next markup.
  private var pending: [UInt8] = []

  /// Where a text without the white space around it begins or ends.
  private struct Edge {
    var piece: Int
    var offset: Int
  }

  /// The text of `pieces`, which are all that is in `range`; nil if there is nothing to translate.
  ///
  /// Elements must not nest too deeply.
  init?(
    _ pieces: [XMLTextPiece], in range: Range<Int>, of document: XMLDocument,
    syntax: any XMLTextSyntax
  ) {
    self.document = document
    writer = XMLInlineTextWriter(syntax: syntax)
    guard let (first, last) = edges(of: pieces) else { return nil }
    let partners = pieces.partners
    let isCDATA = isCDATA(pieces)
    var syntax = syntax
    var open: [Int] = []
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let range), .cdata(let range):
        if isCDATA, index == first.piece { keepSpace(XMLSection.opening, isBefore: true) }
        let start = index < first.piece ? range.upperBound : range.lowerBound
        let inner = max(start, index == first.piece ? first.offset : start)
        let end =
          index > last.piece ? inner : index == last.piece ? last.offset : range.upperBound
        let taken = taken(of: piece, inner..<end, isBeforeMarkup: pieces.isMarkup(at: index + 1))
        keepSpace(
          document.bytes[range.lowerBound..<taken.lowerBound], isBefore: index <= first.piece)
        add(piece, taken, by: &syntax)
        keepSpace(document.bytes[taken.upperBound..<range.upperBound], isBefore: false)
        if isCDATA, index == last.piece { keepSpace(XMLSection.closing, isBefore: false) }
      case .elementStart(let range), .codeStart(_, let range):
        let isSpan = partners[index] != nil
        let id = addMark(isSpan ? .span : .point, range, parent: open.last)
        if isSpan { open.append(id) } else { writer.ordered.append(id) }
      case .elementEnd(let range), .codeEnd(_, let range):
        guard partners[index] != nil, let id = open.popLast() else {
          writer.ordered.append(addMark(.point, range, parent: open.last))
          continue
        }
        marks[id].range = marks[id].range.lowerBound..<text.count
        writer.markup.entries[id].closing = pending + document.bytes[range]
        (pending, side) = ([], (id, \.closing))
      case .point(let range, let isOrdered):
        let id = addMark(.point, range, parent: open.last)
        if isOrdered { writer.ordered.append(id) }
      case .verbatim(let range, let content):
        let id = addMark(.verbatim, range, parent: open.last)
        text += content
        marks[id].range = marks[id].range.lowerBound..<text.count
      }
    }
    writer.after = pending
    writer.isCDATA = isCDATA
    writer.unit = TextUnit(text: text, marks: marks)
    writer.source = Array(document.bytes[range])
  }

  private mutating func add(
    _ piece: XMLTextPiece, _ range: Range<Int>, by syntax: inout any XMLTextSyntax
  ) {
    guard !range.isEmpty else { return }
    text += syntax.decode(
      range, isCDATA: piece.isCDATA, in: document, spelling: &writer.spelling)
    side = nil
  }

  /// Keeps white space that is not part of the text.
  private mutating func keepSpace(_ bytes: some Collection<UInt8>, isBefore: Bool) {
    guard !bytes.isEmpty else { return }
    if let side {
      writer.markup.entries[side.id][keyPath: side.path] += bytes
    } else if isBefore {
      writer.before += bytes
    } else {
      pending += bytes
    }
  }

  private mutating func addMark(
    _ kind: InlineMark.Kind, _ range: Range<Int>, parent: Int?
  ) -> Int {
    let id = marks.count
    marks.append(InlineMark(kind: kind, range: text.count..<text.count, id: id, parent: parent))
    writer.markup.entries.append(
      InlineMarkup.Entry(opening: pending + document.bytes[range]))
    (pending, side) = ([], (id, \.opening))
    return id
  }

  // MARK: - White space

  /// What of a stretch the text takes: of the spaces around markup only the first, and of several on
  /// one of its sides one.
  ///
  /// Models do not tell two spaces from one, so the others belong to the markup.
  private func taken(
    of piece: XMLTextPiece, _ range: Range<Int>, isBeforeMarkup: Bool
  ) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    if side != nil {
      if text.last?.isSpace == true {
        start = writer.syntax.endOfSpaces(
          atStartOf: range, isCDATA: piece.isCDATA, in: document.bytes)
      } else {
        start += max(0, document.bytes[range].prefix { $0 == 0x20 }.count - 1)
      }
    }
    if isBeforeMarkup {
      let spaces = document.bytes[start..<end].reversed().prefix { $0 == 0x20 }.count
      let isFirst = start == end - spaces
      if spaces > 1, isFirst || !document.bytes[end - spaces - 1].isSpace { end -= spaces - 1 }
    }
    return start..<end
  }

  /// Where the text begins and ends; nil if nothing but white space is to be translated.
  private func edges(of pieces: [XMLTextPiece]) -> (first: Edge, last: Edge)? {
    var first: Edge?
    var last: Edge?
    var hasText = false
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let range), .cdata(let range):
        guard let content = content(of: piece, in: range) else { continue }
        hasText = true
        first = first ?? Edge(piece: index, offset: content.lowerBound)
        last = Edge(piece: index, offset: content.upperBound)
      case .verbatim(let range, _):
        first = first ?? Edge(piece: index, offset: range.lowerBound)
        last = Edge(piece: index, offset: range.upperBound)
      default: continue
      }
    }
    guard hasText, let first, let last else { return nil }
    return (first, last)
  }

  private func content(of piece: XMLTextPiece, in range: Range<Int>) -> Range<Int>? {
    writer.syntax.content(of: range, isCDATA: piece.isCDATA, in: document.bytes)
  }

  /// Whether all but white space is in CDATA sections.
  private func isCDATA(_ pieces: [XMLTextPiece]) -> Bool {
    var hasSection = false
    for piece in pieces {
      switch piece {
      case .cdata: hasSection = true
      case .text(let range) where content(of: piece, in: range) == nil: continue
      default: return false
      }
    }
    return hasSection
  }
}
