import CSteleCorpus
import SteleFile

/// One lane of an opened file.
///
/// Pages are checked when they are first touched, each once. Never traps, whatever the bytes.
final class LaneIndex: Sendable {
  let lane: CorpusLane
  let shape: LaneShape
  let layout: LaneLayout
  private let path: String
  private let code: PrefixCode
  private let bounds: MappedArray<UInt32>
  private let pages: MappedArray<UInt8>
  private let isChecked: OnceFlags
  private let kernelLane: stele_corpus_lane
  let collisions: CollisionList?
  let keys: CheckedSection?
  private let places: CheckedSection?

  private static let pageByteCount = Int(STELE_CORPUS_PAGE_BYTES)

  /// Where an entry was found.
  struct Hit {
    var symbol: UInt32
    var extra: UInt64
    fileprivate var page: Int
    fileprivate var bucket: UInt32
    fileprivate var index: UInt32
  }

  init(_ lane: CorpusLane, code: PrefixCode, in container: Container) throws(CorpusError) {
    func name(_ part: String) -> String { SectionNames.lane(lane, part) }
    self.lane = lane
    self.code = code
    path = container.file.path
    let values = try container.checkedIntegers(name("layout"), .uint64, UInt64.self)
    guard let layout = LaneLayout(values) else {
      throw .damagedSection(
        path: container.file.path, section: name("layout"), reason: "numbers that cannot be")
    }
    self.layout = layout
    shape = LaneShape(entries: layout.entries, space: layout.space)
    kernelLane = shape.kernelLane
    (bounds, pages) = try reportingFileErrors { () throws(FileError) in
      let bounds = try container.array(
        named: name("bounds"), of: UInt32.self, elementType: .uint32)
      let pages = try container.array(
        named: name("pages"), of: UInt8.self, elementType: .uint8,
        shape: [bounds.count, Self.pageByteCount])
      return (bounds, pages)
    }
    isChecked = OnceFlags(count: bounds.count)
    func optional(_ part: String, _ type: ElementType) throws(CorpusError) -> CheckedSection? {
      guard container.contains(name(part)) else { return nil }
      return try CheckedSection(name(part), of: type, in: container)
    }
    collisions = try optional("collisions", .uint8).map { CollisionList($0, lane: lane) }
    keys = try optional("keys", .uint8)
    let placesAreLong = layout.entries > UInt32.max
    places = try optional("ranks", placesAreLong ? .uint64 : .uint32)
    let tail = lane.byteCount - LaneLayout.knownByteCount
    if let keys, keys.shape != [layout.entries, tail] {
      throw keys.failure("shape \(keys.shape), expected \([layout.entries, tail])")
    }
  }

  /// Pages of the lane.
  var pageCount: Int { bounds.count }

  func failure(_ page: Int, _ reason: String) -> CorpusError {
    .damagedPage(
      path: path, section: SectionNames.lane(lane, "pages"), page: page, reason: reason)
  }

  private func address(of page: Int) -> UnsafePointer<UInt8> {
    pages.unsafeBaseAddress + page * Self.pageByteCount
  }

  /// Checks page `page`, unless that was done before.
  @inline(__always)
  private func check(_ page: Int) throws(CorpusError) {
    if !isChecked.isSet(page) { try checkForTheFirstTime(page) }
  }

  @inline(never)
  private func checkForTheFirstTime(_ page: Int) throws(CorpusError) {
    let bytes = UnsafeRawBufferPointer(start: address(of: page), count: Self.pageByteCount)
    let next = page + 1 < bounds.count ? bounds[page + 1] : .max
    let found = PageChecksum.value(of: bytes, number: page, bound: bounds[page], next: next)
    guard found == UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)) else {
      throw failure(page, "its checksum is not as written")
    }
    isChecked.set(page)
  }

  /// Where to look for `key`; what is needed there is on its way from memory already.
  func locate(_ key: ContentKey) -> stele_corpus_place {
    var lane = kernelLane
    return stele_corpus_locate(
      bounds.unsafeBaseAddress, bounds.count, pages.unsafeBaseAddress, &lane, key.prefix)
  }

  /// Looks for `key`.
  func find(_ key: ContentKey) throws(CorpusError) -> Hit? { try find(key, at: locate(key)) }

  /// Looks for `key` where it was located.
  func find(_ key: ContentKey, at place: stele_corpus_place) throws(CorpusError) -> Hit? {
    // Below the first bound there is nothing, if that is the first bound.
    let page = max(Int(place.page), 0)
    try check(page)
    guard place.page >= 0 else { return nil }
    let offset = place.offset
    guard var hit = try find(offset, skipping: 0, in: page) else { return nil }
    if hit.equal > 1 {
      guard let collisions else { throw failure(page, "keys stored alike without a list of them") }
      guard let number = try collisions.number(of: key, space: shape.space),
        let other = try find(offset, skipping: UInt32(number), in: page)
      else { return nil }
      hit = other
    }
    let found = Hit(
      symbol: hit.entry.symbol, extra: hit.entry.extra, page: page, bucket: hit.bucket,
      index: hit.index)
    if let keys, try !keys.holds(key, at: self.place(of: found), lane: self) { return nil }
    return found
  }

  private func find(
    _ offset: UInt64, skipping: UInt32, in page: Int
  ) throws(CorpusError) -> stele_corpus_hit? {
    var hit = stele_corpus_hit()
    var lane = kernelLane
    switch stele_corpus_find(address(of: page), code.pointer, &lane, offset, skipping, &hit) {
    case STELE_CORPUS_FOUND: return hit
    case STELE_CORPUS_ABSENT: return nil
    default: throw failure(page, "an entry that cannot be")
    }
  }

  /// How many keys of this lane come before the one that was found.
  func place(of hit: Hit) throws(CorpusError) -> Int {
    var lane = kernelLane
    var before: UInt32 = 0
    guard
      stele_corpus_entries_before(
        address(of: hit.page), code.pointer, &lane, hit.bucket, &before)
    else { throw failure(hit.page, "an entry that cannot be") }
    return entriesBefore(page: hit.page) + Int(before) + Int(hit.index)
  }

  /// Where the file at `place` of this lane stands in the primary lane; nil where that is not
  /// stored.
  func primaryPlace(_ place: Int) throws(CorpusError) -> Int? {
    guard let places else { return nil }
    if layout.entries > UInt32.max {
      return Int(clamping: try places.integer(place, as: UInt64.self))
    }
    return Int(try places.integer(place, as: UInt32.self))
  }

  /// Whether places in the primary lane are stored.
  var hasPlaces: Bool { places != nil }

  private func entriesBefore(page: Int) -> Int {
    let header = UnsafeRawBufferPointer(start: address(of: page), count: Self.pageByteCount)
    let word = UInt64(littleEndian: header.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    return Int(word & 0xFFFF_FFFF_FFFF)
  }

  /// How many keys of this lane come before page `page`.
  func checkedEntriesBefore(page: Int) throws(CorpusError) -> Int {
    try check(page)
    return entriesBefore(page: page)
  }

  /// All entries of page `page`, with fingerprints for offsets, and the place of the first.
  func entries(
    of page: Int, into entries: inout [stele_corpus_entry]
  ) throws(CorpusError) -> Int {
    try check(page)
    var lane = kernelLane
    var count: UInt32 = 0
    let isRight = withUnsafeTemporaryAllocation(
      of: stele_corpus_entry.self, capacity: Int(STELE_CORPUS_MOST_ENTRIES)
    ) { buffer in
      let isRight = stele_corpus_decode(
        address(of: page), code.pointer, &lane, buffer.baseAddress, &count)
      entries = isRight ? Array(buffer[..<Int(count)]) : []
      return isRight
    }
    guard isRight else { throw failure(page, "entries that cannot be") }
    let start = shape.space.pageStart(bounds[page])
    for index in entries.indices {
      let (sum, overflow) = start.addingReportingOverflow(entries[index].offset)
      guard !overflow, sum < shape.space.size else {
        throw failure(page, "a key beyond the last possible one")
      }
      entries[index].offset = sum
    }
    return entriesBefore(page: page)
  }

  /// The bound of page `page`, and of the one after it.
  func bounds(of page: Int) -> (bound: UInt32, next: UInt32?) {
    (bounds[page], page + 1 < bounds.count ? bounds[page + 1] : nil)
  }
}

extension CheckedSection {
  /// Whether this table of whole keys has `key` at `place`, as far as the pages do not have it.
  fileprivate func holds(
    _ key: ContentKey, at place: Int, lane: LaneIndex
  ) throws(CorpusError) -> Bool {
    let tail = try keyTail(place, lane: lane)
    let known = lane.lane.byteCount - tail.count
    return tail.enumerated().allSatisfy { $0.element == key.byte(known + $0.offset) }
  }

  /// The bytes that this table of whole keys has at `place`.
  func keyTail(_ place: Int, lane: LaneIndex) throws(CorpusError) -> [UInt8] {
    let count = lane.lane.byteCount - LaneLayout.knownByteCount
    guard place >= 0, place < byteCount / count else { throw failure("has no key \(place)") }
    return try bytes(in: place * count..<(place + 1) * count)
  }
}

extension Container {
  /// The integers of a small section, which must be as written.
  func checkedIntegers<Integer: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ name: String, _ type: ElementType, _: Integer.Type
  ) throws(CorpusError) -> [Integer] {
    let array = try reportingFileErrors { () throws(FileError) in
      try self.array(named: name, of: Integer.self, elementType: type)
    }
    let section = try reportingFileErrors { () throws(FileError) in try self.section(named: name) }
    guard section.range.count <= Self.textByteCountLimit else {
      throw .damagedSection(path: file.path, section: name, reason: "is too large")
    }
    let found = array.withUnsafeBufferPointer { Checksum.of(UnsafeRawBufferPointer($0)) }
    guard found == section.checksum else {
      throw .file(
        .damagedSection(
          path: file.path, section: name, expected: section.checksum, found: found))
    }
    return array.map { Integer(littleEndian: $0) }
  }
}
