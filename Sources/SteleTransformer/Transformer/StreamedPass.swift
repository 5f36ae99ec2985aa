import CSteleKernels

/// A pass whose weights are not all in memory: operations, cut where they read what is not there.
struct StreamedPass {
  let operations: [stele_operation]
  /// One for each operation, or none.
  let notes: [OperationNote]
  let reads: [WeightRead?]

  /// Does all operations in their order, while `stream` reads what comes next.
  ///
  /// - Parameters:
  ///   - stream: What brings weights into memory.
  ///   - repeats: Whether the next pass is likely to read the same weights.
  ///   - run: Called with operations that can be done without waiting, and their notes.
  ///   - waited: Called with the nanoseconds of each wait for weights.
  func run(
    on stream: WeightStream, _ repeats: Bool,
    _ run: ([stele_operation], [OperationNote]) -> Void, waited: (Int) -> Void
  ) {
    var piece = Piece()
    var taken: [Taken] = []
    stream.begin(chunks)
    for index in operations.indices {
      guard let read = reads[index] else {
        piece.append(self, index, items: nil)
        continue
      }
      let items = stele_operation_items([operations[index]])
      var begin = 0
      for use in read.uses {
        let absent = read.parts.map { $0.chunks.lowerBound + use.chunk }
          .filter { !stream.hasKept($0) }
        guard !absent.isEmpty else { continue }
        let first = use.items.lowerBound
        piece.append(self, index, items: begin..<first)
        finish(&piece, &taken, upTo: first, stream, run)
        let start = stele_now()
        for chunk in absent { stream.take(chunk) }
        waited(Int(stele_now() - start))
        taken += absent.map { Taken(chunk: $0, endItem: use.items.upperBound) }
        begin = first
      }
      piece.append(self, index, items: begin..<items)
      for place in taken.indices { taken[place].endItem = 0 }
    }
    finish(&piece, &taken, upTo: 0, stream, run)
    stream.end(repeats: repeats)
  }

  /// All chunks in the order of use.
  private var chunks: [Int] {
    reads.flatMap { read in
      guard let read else { return [Int]() }
      return read.uses.flatMap { use in read.parts.map { $0.chunks.lowerBound + use.chunk } }
    }
  }

  /// Does what can be done, and lets go of the chunks that no item from `item` on reads.
  private func finish(
    _ piece: inout Piece, _ taken: inout [Taken], upTo item: Int, _ stream: WeightStream,
    _ run: ([stele_operation], [OperationNote]) -> Void
  ) {
    if !piece.operations.isEmpty { run(piece.operations, piece.notes) }
    piece = Piece()
    for chunk in taken where chunk.endItem <= item { stream.release(chunk.chunk) }
    taken.removeAll { $0.endItem <= item }
  }

  /// A chunk that came for the operation at work.
  private struct Taken {
    let chunk: Int
    /// The first item that does not read it any more; 0 once all of them are written down.
    var endItem: Int
  }

  /// What can be done without waiting.
  private struct Piece {
    var operations: [stele_operation] = []
    var notes: [OperationNote] = []

    /// Adds `items` of operation `index` of `pass`, or all of it.
    mutating func append(_ pass: StreamedPass, _ index: Int, items: Range<Int>?) {
      let whole = pass.operations[index]
      guard let items else {
        operations.append(whole)
        if !pass.notes.isEmpty { notes.append(pass.notes[index]) }
        return
      }
      guard !items.isEmpty else { return }
      operations.append(stele_operation_part([whole], items.lowerBound, items.upperBound))
      guard !pass.notes.isEmpty else { return }
      let count = stele_operation_items([whole])
      var note = pass.notes[index]
      // The difference of two shares, so that all parts add up to the whole.
      func share(_ all: Int) -> Int {
        all * items.upperBound / count - all * items.lowerBound / count
      }
      note.byteCount = share(note.byteCount)
      note.productCount = share(note.productCount)
      notes.append(note)
    }
  }
}
