import SteleFile
import SteleModelFormat

/// Brings the weights of one pass after the other into memory, ahead of the kernels, and lets go of
/// those that do not stay.
///
/// Some chunks stay once they were read, see ``WeightResidency``. The others go through a window:
/// no more than its size is read before it is used, or used and not yet let go. Kernels find all
/// weights at their usual addresses, and whatever is not there would come by a page fault: results
/// never depend on any of this.
///
/// Sendable although it has state: ``MemoryBudget`` lets one batch at a time use it.
final class WeightStream: @unchecked Sendable {
  let chunks: WeightChunks
  private let file: MappedFile
  private let embedding: [WeightChunks.Part]
  /// Bytes of the file that nothing here reads, and that others look up here and there.
  private let lookedUp: [Range<Int>]
  private var passes = 0
  private let reader: WeightReader
  private var residency: WeightResidency
  private var window = 0
  /// Bytes that may be read here and there, by looking up tokens, before they are let go.
  private var scatteredRoom = 0
  private var scattered = 0
  /// Whether scales, biases and norms were read, which come in small pieces and always stay.
  private var hasOthers = false
  private var isKept: [Bool]
  /// Whether a chunk was read and stays.
  private var isPresent: [Bool]
  /// What the pass at work reads, in this order, and how far it is.
  private var pass: [Int] = []
  private var requested = 0
  private var taken = 0
  /// Bytes that were requested and not yet let go, or kept for good.
  private var inWindow = 0
  /// Those parts of what stays that the system may have in large pages.
  private var largePages = LargePages()

  init(_ chunks: WeightChunks, lookedUp: [Range<Int>], of file: MappedFile) {
    self.chunks = chunks
    self.lookedUp = lookedUp
    self.file = file
    embedding = chunks.parts.filter(\.isEmbedding)
    reader = WeightReader(file)
    residency = WeightResidency(chunks, StepReads())
    isKept = Array(repeating: false, count: chunks.ranges.count)
    isPresent = isKept
  }

  /// Has chunks of up to `resident` bytes stay, as fits steps that read `reads`, and the others go
  /// through `window` bytes.
  func keep(resident: Int, for reads: StepReads, window: Int, scattered: Int) {
    self.window = window
    scatteredRoom = scattered
    dropLookedUp()
    let kept = residency(for: reads).kept(resident)
    if kept != isKept {
      cancelPass()
      for chunk in kept.indices where isPresent[chunk] && !kept[chunk] {
        isPresent[chunk] = false
        reader.drop(chunks.ranges[chunk])
      }
      isKept = kept
      reader.finish()
      useLargePages()
    }
    if !hasOthers {
      for range in chunks.others(upTo: file.byteCount) { file.load(range) }
      hasOthers = true
    }
  }

  /// Has the system use large pages for what stays, and only for that.
  private func useLargePages() {
    let before = largePages
    largePages = LargePages(within: chunks.stretches(isKept, upTo: file.byteCount))
    for page in before.subtracting(largePages) {
      // A large page leaves memory as a whole.
      file.advise(.smallPages, in: page)
      file.drop(page)
      for chunk in chunks.overlapping(page) { isPresent[chunk] = false }
    }
    for page in largePages.subtracting(before) { file.advise(.largePages, in: page) }
  }

  /// Bytes that decoder steps read again and again if chunks of `resident` bytes stay.
  func bytesPerStep(resident: Int, for reads: StepReads) -> Int {
    let residency = residency(for: reads)
    let kept = residency.kept(resident)
    return residency.eachStep.reduce(0) { kept[$1] ? $0 : $0 + chunks.ranges[$1].count }
  }

  private func residency(for reads: StepReads) -> WeightResidency {
    if residency.reads != reads { residency = WeightResidency(chunks, reads) }
    return residency
  }

  /// Counts all chunks as present, as they are when nothing had to be let go.
  func keepAll() {
    cancelPass()
    isKept = Array(repeating: true, count: isKept.count)
    isPresent = isKept
  }

  /// Where the chunks that are in memory to stay lie in the file.
  var keptRanges: [Range<Int>] {
    isPresent.indices.filter { isPresent[$0] }.map { chunks.ranges[$0] }
  }

  /// Whether `chunk` is in memory to stay.
  func hasKept(_ chunk: Int) -> Bool { isPresent[chunk] }
}

// MARK: - A pass

extension WeightStream {
  /// Begins a pass that uses `order`, in that order.
  func begin(_ order: [Int]) {
    let absent = order.filter { !isPresent[$0] }
    // A step is like the one before: what was read ahead for it is already on its way.
    if absent != pass || taken > 0 {
      cancelPass()
      pass = absent
    }
    readAhead()
  }

  /// Waits until `chunk`, the next of the pass that is not kept, is in memory.
  func take(_ chunk: Int) {
    precondition(taken < pass.count && pass[taken] == chunk, "chunks are taken in their order")
    readAhead()
    reader.wait()
    taken += 1
  }

  /// Lets go of `chunk`, which was taken and used, unless it stays.
  func release(_ chunk: Int) {
    let range = chunks.ranges[chunk]
    inWindow -= range.count
    if isKept[chunk] {
      isPresent[chunk] = true
    } else {
      reader.drop(range)
    }
    readAhead()
  }

  /// Ends the pass, and begins to read for the next one if that is likely to be the same.
  func end(repeats: Bool) {
    let next = repeats ? pass.filter { !isPresent[$0] } : []
    forgetPass()
    pass = next
    if scattered > scatteredRoom { dropScattered() }
    passes += 1
    if passes % Self.passesBetweenDrops == 0 { dropLookedUp() }
    readAhead()
  }

  /// Reads as much as the window has room for, and what is waited for next in any case.
  private func readAhead() {
    while requested < pass.count {
      let range = chunks.ranges[pass[requested]]
      guard inWindow + range.count <= window || requested == taken else { break }
      inWindow += range.count
      reader.load(range, largePages: largePages.starts(in: range))
      requested += 1
    }
  }

  /// Lets go of what was read ahead and not used.
  private func cancelPass() {
    for place in taken..<requested {
      reader.wait()
      let range = chunks.ranges[pass[place]]
      inWindow -= range.count
      reader.drop(range)
    }
    forgetPass()
  }

  private func forgetPass() {
    pass = []
    requested = 0
    taken = 0
  }
}

// MARK: - Reading here and there

extension WeightStream {
  /// What an operation reads of the matrix whose parts begin at these addresses: all tiles, or
  /// those listed.
  func read(
    _ addresses: UnsafeRawPointer..., tilesPerItem: Int = 1,
    tiles: Slice<UnsafeMutableBufferPointer<UInt32>>? = nil
  ) -> WeightRead? {
    let parts = addresses.compactMap { file.offset(of: $0).flatMap(chunks.part) }
    guard parts.count == addresses.count else { return nil }
    guard let tiles else { return WeightRead(parts: parts, tilesPerItem: tilesPerItem) }
    return WeightRead(parts: parts, tilesPerItem: tilesPerItem, tiles: tiles)
  }
}

extension WeightStream {
  /// Has the system read the embedding's tiles for the first `count` of `rows`.
  func lookUp(_ rows: UnsafeMutableBufferPointer<Int32>, count: Int) {
    for row in rows.prefix(count) {
      for part in embedding {
        let tile = Int(row) / TileGeometry.tileRows
        guard !isPresent[part.chunk(ofTile: tile)] else { continue }
        reader.request(part.tile(tile))
        scattered += part.tileByteCount
      }
    }
  }

  /// Whether a tile of low halves may have to be read where it is looked at.
  var lacksLowHalves: Bool {
    embedding.contains { part in part.isLow && part.chunks.contains { !isPresent[$0] } }
  }

  /// Has the system read the low halves of tile `tile`.
  func lookCloser(atTile tile: Int) {
    for part in embedding where part.isLow && !isPresent[part.chunk(ofTile: tile)] {
      reader.request(part.tile(tile))
    }
  }

  /// Counts `tiles` of low halves that kernels looked at on their own.
  func countLooks(_ tiles: Int) {
    for part in embedding where part.isLow { scattered += tiles * part.tileByteCount }
  }

  /// Often enough that little was looked up, seldom enough to cost nothing.
  private static let passesBetweenDrops = 16

  private func dropLookedUp() {
    for range in lookedUp { reader.drop(range) }
  }

  /// Lets go of all parts of the embedding that were not read as chunks.
  private func dropScattered() {
    let ahead = pass[taken..<requested]
    for part in embedding {
      for chunk in part.chunks where !isPresent[chunk] && !ahead.contains(chunk) {
        reader.drop(chunks.ranges[chunk])
      }
    }
    scattered = 0
  }
}
