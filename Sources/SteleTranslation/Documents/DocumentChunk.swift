import SteleDocument

/// Texts of one document or several that are translated together, and documents that need nothing.
struct DocumentChunk: Sendable {
  /// What the chunk has of its documents, in order.
  private(set) var parts: [Part] = []
  /// Documents that were done or failed when they were read, by their numbers.
  private(set) var settled: [(index: Int, outcome: DocumentJob.Outcome)] = []
  /// How much text there is, in bytes.
  private(set) var textByteCount = 0
  /// About how much memory it keeps, in bytes.
  private(set) var memoryByteCount = 0

  /// Some texts of a document; none where the document has none to translate.
  struct Part: Sendable {
    let document: OpenDocument
    /// Which of its texts, in order.
    let numbers: ArraySlice<Int>

    var units: [TextUnit] { numbers.map { document.document.units[$0] } }
  }

  /// What each document takes besides, about, which also keeps chunks of empty ones short.
  private static let overhead = 1 << 16

  var isEmpty: Bool { parts.isEmpty && settled.isEmpty }

  /// Adds texts of `document` from the one at `position` of those that wait, until the chunk has
  /// `textLimit` bytes of text, and returns where the next one is.
  mutating func add(_ document: OpenDocument, from position: Int, textLimit: Int) -> Int {
    var end = position
    while end < document.waiting.count, textByteCount < textLimit {
      textByteCount += document.document.units[document.waiting[end]].text.count
      end += 1
    }
    parts.append(Part(document: document, numbers: document.waiting[position..<end]))
    memoryByteCount += document.document.memoryByteCount + Self.overhead
    return end
  }

  /// Adds a document that needs nothing.
  mutating func add(_ outcome: DocumentJob.Outcome, index: Int) {
    settled.append((index, outcome))
    memoryByteCount += Self.overhead
  }
}
