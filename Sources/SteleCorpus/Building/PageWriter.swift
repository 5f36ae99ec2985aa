import CSteleCorpus

/// Fills pages with entries that come in ascending order.
struct PageWriter {
  private let lane: CorpusLane
  private let shape: LaneShape
  private let code: PrefixCode
  private let kernelLane: stele_corpus_lane
  /// The pages, one after another.
  let pages: ByteSpool
  /// What the fingerprints of each page begin with.
  private(set) var bounds: [UInt32] = []

  /// Entries of the page that is being filled.
  private var entries: [stele_corpus_entry] = []
  private var bound: UInt32 = 0
  private var streamBits = 0
  private var entriesBefore = 0

  init(lane: CorpusLane, shape: LaneShape, code: PrefixCode, pages: ByteSpool) {
    self.lane = lane
    self.shape = shape
    self.code = code
    self.pages = pages
    kernelLane = shape.kernelLane
  }

  /// Adds an entry, whose fingerprint is not below the last one's.
  mutating func add(fingerprint: UInt64, symbol: UInt32, extra: UInt64) throws(CorpusError) {
    if entries.isEmpty { bound = shape.space.bound(of: fingerprint) }
    let entry = stele_corpus_entry(
      offset: fingerprint - shape.space.pageStart(bound), extra: extra, symbol: symbol)
    let bits = bits(of: entry)
    let buckets = Int(entry.offset >> UInt64(shape.bucketBits)) + 1
    let needed = 8 * (Int(STELE_CORPUS_HEADER_BYTES) + 2 * buckets) + streamBits + bits
    guard needed > Int(STELE_CORPUS_PAGE_BITS) || entries.count == Int(STELE_CORPUS_MOST_ENTRIES)
    else {
      entries.append(entry)
      streamBits += bits
      return
    }
    let moved = try endPage(before: shape.space.bound(of: fingerprint))
    for entry in moved {
      try add(fingerprint: entry.offset, symbol: entry.symbol, extra: entry.extra)
    }
    try add(fingerprint: fingerprint, symbol: symbol, extra: extra)
  }

  private func bits(of entry: stele_corpus_entry) -> Int {
    let bucketStart = entry.offset & (UInt64.max << UInt64(shape.bucketBits))
    let previous = max(entries.last?.offset ?? 0, bucketStart)
    var lane = kernelLane
    return Int(
      stele_corpus_entry_bits(code.pointer, &lane, entry.offset - previous, entry.symbol))
  }

  /// Writes the page, all but the entries that the next page's `bound` holds too: these are returned,
  /// with fingerprints for offsets.
  private mutating func endPage(before bound: UInt32) throws(CorpusError) -> [stele_corpus_entry] {
    let start = shape.space.pageStart(self.bound)
    let kept = entries.prefix { shape.space.bound(of: start + $0.offset) != bound }.count
    guard kept > 0 else { throw .keysAlike(lane: lane.name, prefix: bound) }
    let moved = entries[kept...].map {
      stele_corpus_entry(offset: start + $0.offset, extra: $0.extra, symbol: $0.symbol)
    }
    entries.removeSubrange(kept...)
    try write(next: bound)
    return moved
  }

  private mutating func write(next: UInt32) throws(CorpusError) {
    var page = [UInt8](repeating: 0, count: Int(STELE_CORPUS_PAGE_BYTES))
    var lane = kernelLane
    let fits = page.withUnsafeMutableBufferPointer { page in
      entries.withUnsafeBufferPointer { entries in
        stele_corpus_encode(
          page.baseAddress, code.pointer, &lane, entries.baseAddress, UInt32(entries.count),
          UInt64(entriesBefore))
      }
    }
    precondition(fits, "the page's bits were counted wrongly")
    let checksum = page.withUnsafeBytes {
      PageChecksum.value(of: $0, number: bounds.count, bound: bound, next: next)
    }
    for byte in 0..<4 { page[byte] = UInt8(truncatingIfNeeded: checksum >> (8 * UInt32(byte))) }
    try pages.append(page)
    bounds.append(bound)
    entriesBefore += entries.count
    entries.removeAll(keepingCapacity: true)
    streamBits = 0
  }

  /// Writes the last page.
  mutating func finish() throws(CorpusError) {
    if !entries.isEmpty { try write(next: .max) }
  }
}
