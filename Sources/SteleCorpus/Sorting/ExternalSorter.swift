import CSteleCorpus
import SteleBase
import SteleFile

/// Sorts records of bytes in the order of their bytes, with no more memory than it is given.
///
/// Records that fit into memory are sorted there. Whenever they do not, they are sorted and written to
/// disk as a run; in the end all runs are merged. What comes out does not depend on which way was
/// taken.
final class ExternalSorter {
  private let memory: Int
  private let target: String
  private var arena: [UInt8] = []
  private var records: [stele_corpus_record] = []
  private var runs: [Range<Int>] = []
  private var scratch: ScratchFile?

  /// What a record takes beside its bytes: its place, once more while sorting.
  private static let placeByteCount = 2 * MemoryLayout<stele_corpus_record>.stride
  private static let largestArena = 1 << 31

  /// A sorter that holds about `memory` bytes of records and puts more beside `target`.
  init(memory: Int, beside target: String) {
    self.memory = memory
    self.target = target
  }

  /// Adds a record of at most ``RowLimits/longestRecord`` bytes; others are an error.
  func add(_ record: [UInt8]) throws(CorpusError) {
    guard record.count <= RowLimits.longestRecord else {
      throw .rowTooLong(byteCount: record.count, limit: RowLimits.longestRecord)
    }
    let used = arena.count + record.count + Self.placeByteCount * (records.count + 1)
    if used > memory || arena.count > Self.largestArena, !records.isEmpty { try spill() }
    if records.isEmpty { try reserve() }
    let offset = UInt32(arena.count)
    arena.append(contentsOf: record)
    records.append(
      stele_corpus_record(
        prefix: Self.prefix(of: record), offset: offset, length: UInt32(record.count)))
  }

  /// Asks for address space once, of which pages are only taken when they are written to; growing
  /// would for a moment hold everything twice.
  private func reserve() throws(CorpusError) {
    let byteCount = min(memory, Self.largestArena + RowLimits.longestRecord)
    guard arena.capacity < byteCount, memory > 1 << 20 else { return }
    let placeByteCount = byteCount / Self.placeByteCount * Self.placeByteCount
    guard AddressSpace.hasRoom(for: byteCount + placeByteCount) else {
      throw .noRoomToSort(byteCount: byteCount + placeByteCount)
    }
    arena.reserveCapacity(byteCount)
    records.reserveCapacity(byteCount / Self.placeByteCount)
  }

  private static func prefix(of record: [UInt8]) -> UInt64 {
    if record.count >= 8 { return record.bigEndian(at: 0, as: UInt64.self) }
    var prefix: UInt64 = 0
    for byte in record { prefix = prefix << 8 | UInt64(byte) }
    return prefix << (64 - 8 * UInt64(record.count))
  }

  private func sort() {
    let count = records.count
    withUnsafeTemporaryAllocation(of: stele_corpus_record.self, capacity: max(count, 1)) { spare in
      arena.withUnsafeBufferPointer { arena in
        records.withUnsafeMutableBufferPointer { records in
          stele_corpus_sort(arena.baseAddress, records.baseAddress, spare.baseAddress, count)
        }
      }
    }
  }

  private func spill() throws(CorpusError) {
    sort()
    let file = try reportingFileErrors { () throws(FileError) in
      if let scratch { return scratch }
      return try ScratchFile(beside: target)
    }
    scratch = file
    let start = file.byteCount
    var output: [UInt8] = []
    output.reserveCapacity(SortedRun.bufferByteCount + RowLimits.longestRecord + 2)
    for record in records {
      output.appendLittleEndian(UInt16(record.length))
      output.append(contentsOf: arena[Int(record.offset)..<Int(record.offset + record.length)])
      if output.count >= SortedRun.bufferByteCount { try Self.write(&output, to: file) }
    }
    try Self.write(&output, to: file)
    runs.append(start..<file.byteCount)
    arena.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
  }

  private static func write(_ output: inout [UInt8], to file: ScratchFile) throws(CorpusError) {
    let result = output.withUnsafeBytes { bytes in
      Result { () throws(FileError) in try file.append(bytes) }
    }
    try reportingFileErrors { () throws(FileError) in try result.get() }
    output.removeAll(keepingCapacity: true)
  }

  /// All records in order; the sorter is empty afterwards.
  func finish() throws(CorpusError) -> SortedRecords {
    defer {
      arena = []
      records = []
      runs = []
      scratch = nil
    }
    guard !runs.isEmpty else {
      sort()
      return SortedRecords(arena: arena, records: records)
    }
    if !records.isEmpty { try spill() }
    arena = []
    records = []
    guard let scratch else { return SortedRecords(arena: [], records: []) }
    return try SortedRecords(merging: runs, of: scratch, memory: memory)
  }
}
