/// A piece of a paragraph, in the order of the document.
struct OfficePiece: Sendable {
  enum Content: Sendable {
    /// Text in a run of this number.
    case text([UInt8], run: Int)
    /// Runs, or markup between runs, as they are.
    case outside([UInt8])
    /// Something within a run with text.
    case inside([UInt8], run: Int)
    /// White space wide enough to be layout, or a tab, that stands in the text of a run.
    case space([UInt8], run: Int)
    /// Runs that are not translated, and their text.
    case verbatim([UInt8], text: [UInt8])
    /// The start of an element or a range that encloses pieces up to the one that closes it.
    case open([UInt8])
    case close([UInt8])
    /// What a tracked change has deleted, which a translation has no more.
    case deleted
    /// What an earlier piece has with it.
    case merged
  }

  /// Where a field or a range begins or ends.
  enum Edge: Sendable, Equatable {
    case fieldBegin
    case fieldInstruction([UInt8])
    case fieldSeparator
    case fieldEnd
    case rangeStart([UInt8])
    case rangeEnd([UInt8])
  }

  var content: Content
  /// What of the document it comes from: what is written anew as a whole.
  var range: Range<Int>
  /// What it begins or ends, until that has found its other end.
  var edge: Edge?
  /// Where the piece that closes this one is; nil for one that opens nothing.
  var partner: Int?
  /// White space that stands for it in the text, of no bytes in the document; nil for none.
  var space: UInt8?
  /// Texts in its markup.
  var inner: [OfficeUnit] = []
  /// Where its bytes begin in the document, for places of inner texts.
  var start = 0

  /// Whether it has something to read.
  var isContent: Bool {
    switch content {
    case .text(let text, _): !text.allSatisfy { $0 == 0x20 }
    case .verbatim(_, let text): !text.isEmpty
    default: false
    }
  }
}
