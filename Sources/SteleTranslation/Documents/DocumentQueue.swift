import Synchronization

/// Hands out the texts of documents in chunks that go on from one document into the next.
///
/// So batches are full however small the documents are. A document is read when its first texts are
/// asked for, and no sooner: memory holds those only whose texts are in work.
final class DocumentQueue: Sendable {
  private let tasks: [DocumentTask]
  private let reader: DocumentReader
  /// Text that is translated, and written to the journal, at a time, in bytes.
  private let textLimit: Int
  /// Memory that the documents of a chunk take, in bytes, unless one alone takes more.
  private let memoryLimit: Int
  private let state = Mutex(State())

  private struct State {
    /// The next document to read.
    var next = 0
    /// The document whose texts are being handed out.
    var open: OpenDocument?
    /// How many of those that waited are.
    var position = 0
  }

  /// The texts of `tasks` in chunks of about `textLimit` bytes, whose documents take about
  /// `memoryLimit` bytes of memory.
  init(
    _ tasks: [DocumentTask], reader: DocumentReader, textLimit: Int, memoryLimit: Int = 32 << 20
  ) {
    self.tasks = tasks
    self.reader = reader
    self.textLimit = textLimit
    self.memoryLimit = memoryLimit
  }

  /// The next chunk, or nil at the end.
  func next() -> DocumentChunk? {
    state.withLock { state in
      var chunk = DocumentChunk()
      while chunk.textByteCount < textLimit, chunk.memoryByteCount < memoryLimit,
        let document = openDocument(&state, &chunk)
      {
        state.position = chunk.add(document, from: state.position, textLimit: textLimit)
        if state.position == document.waiting.count { state.open = nil }
      }
      return chunk.isEmpty ? nil : chunk
    }
  }

  /// The document with the next texts, or nil where there is none or the chunk is full of documents
  /// that need nothing.
  private func openDocument(_ state: inout State, _ chunk: inout DocumentChunk) -> OpenDocument? {
    if let document = state.open, !document.hasFailed { return document }
    state.open = nil
    while state.next < tasks.count, chunk.memoryByteCount < memoryLimit {
      let index = state.next
      state.next += 1
      switch reader.read(tasks[index], index: index) {
      case .settled(let outcome): chunk.add(outcome, index: index)
      case .open(let document):
        (state.open, state.position) = (document, 0)
        return document
      }
    }
    return nil
  }
}
