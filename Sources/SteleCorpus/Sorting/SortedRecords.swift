import CSteleCorpus
import SteleBase
import SteleFile

/// Records in the order of their bytes, from memory or from runs on disk.
struct SortedRecords {
  /// The current record.
  private(set) var bytes: [UInt8] = []
  private let arena: [UInt8]
  private let records: [stele_corpus_record]
  private var taken = 0
  private var runs: [SortedRun] = []
  /// Numbers of the runs that are not at their end, as a heap: none comes before its parent, whose
  /// place is half of its own.
  private var heap: [Int] = []
  private var hasStarted = false

  /// Records that lie sorted in memory.
  init(arena: [UInt8], records: [stele_corpus_record]) {
    self.arena = arena
    self.records = records
    bytes.reserveCapacity(256)
  }

  /// The records of sorted `runs`, which lie in `file`.
  init(merging runs: [Range<Int>], of file: ScratchFile, memory: Int) throws(CorpusError) {
    arena = []
    records = []
    let share = min(max(memory / 2 / runs.count, 1 << 12), SortedRun.bufferByteCount)
    for (index, range) in runs.enumerated() {
      var run = SortedRun(file: file, range: range, bufferByteCount: share)
      if try run.next() { heap.append(index) }
      self.runs.append(run)
    }
    for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
  }

  /// Goes to the next record, and returns whether there is one.
  mutating func next() throws(CorpusError) -> Bool {
    if runs.isEmpty {
      guard taken < records.count else { return false }
      let record = records[taken]
      taken += 1
      bytes.replace(by: arena, Int(record.offset)..<Int(record.offset + record.length))
      return true
    }
    if hasStarted, let first = heap.first {
      if try runs[first].next() {
        sink(0)
      } else if let last = heap.popLast(), !heap.isEmpty {
        heap[0] = last
        sink(0)
      }
    }
    hasStarted = true
    guard let first = heap.first else { return false }
    bytes.replace(by: runs[first].bytes, runs[first].record)
    return true
  }

  private mutating func sink(_ start: Int) {
    var place = start
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, isBefore(heap[child + 1], heap[child]) { child += 1 }
      guard isBefore(heap[child], heap[place]) else { return }
      heap.swapAt(child, place)
      place = child
    }
  }

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    if runs[left].prefix != runs[right].prefix { return runs[left].prefix < runs[right].prefix }
    return runs[left].bytes[runs[left].record].lexicographicallyPrecedes(
      runs[right].bytes[runs[right].record])
  }
}

/// A sorted run on disk, read record by record.
struct SortedRun {
  private let file: ScratchFile
  private var rest: Range<Int>
  /// A part of the run.
  private(set) var bytes: [UInt8]
  private var end = 0
  /// Where the current record lies in ``bytes``.
  private(set) var record = 0..<0
  /// The record's first eight bytes as a number, zeros added where there are fewer.
  private(set) var prefix: UInt64 = 0

  /// Bytes that are written at once, and read at once where memory allows.
  static let bufferByteCount = 1 << 20

  init(file: ScratchFile, range: Range<Int>, bufferByteCount: Int) {
    self.file = file
    rest = range
    bytes = [UInt8](repeating: 0, count: bufferByteCount + RowLimits.longestRecord + 2)
  }

  /// Goes to the next record, and returns whether there is one.
  mutating func next() throws(CorpusError) -> Bool {
    var start = record.upperBound
    if end - start < RowLimits.longestRecord + 2, !rest.isEmpty {
      try fill(from: start)
      start = 0
    }
    guard end - start >= 2 else { return false }
    let length = Int(bytes.littleEndian(at: start, as: UInt16.self))
    record = start + 2..<start + 2 + length
    prefix = 0
    if length >= 8 {
      prefix = bytes.bigEndian(at: record.lowerBound, as: UInt64.self)
    } else {
      for index in record { prefix = prefix << 8 | UInt64(bytes[index]) }
      prefix <<= 64 - 8 * UInt64(length)
    }
    return true
  }

  private mutating func fill(from start: Int) throws(CorpusError) {
    let kept = end - start
    let offset = rest.lowerBound
    let wanted = min(bytes.count - kept, rest.count)
    let result = bytes.withUnsafeMutableBytes { buffer in
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[start..<end]))
      return Result { () throws(FileError) in
        try file.read(
          at: offset,
          into: UnsafeMutableRawBufferPointer(rebasing: buffer[kept..<kept + wanted]))
      }
    }
    let count = try reportingFileErrors { () throws(FileError) in try result.get() }
    rest = offset + count..<rest.upperBound
    end = kept + count
  }
}
