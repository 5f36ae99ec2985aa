import SteleBase
import SteleFile
import SteleHashing

/// A section that is ready to be written.
struct SectionContents {
  let plan: SectionPlan
  private let source: Source

  private enum Source {
    case bytes([UInt8])
    case spool(ByteSpool)
  }

  /// A section of bytes in memory.
  init(_ name: String, _ type: ElementType, shape: [Int]? = nil, bytes: [UInt8]) {
    plan = SectionPlan(
      name: name, elementType: type, shape: shape ?? [bytes.count / type.byteCount])
    source = .bytes(bytes)
  }

  /// A section of spooled bytes.
  init(_ name: String, _ type: ElementType, shape: [Int]? = nil, spool: ByteSpool) {
    plan = SectionPlan(
      name: name, elementType: type, shape: shape ?? [spool.byteCount / type.byteCount])
    source = .spool(spool)
  }

  /// A section of integers.
  init<Integer: FixedWidthInteger>(_ name: String, _ type: ElementType, _ values: [Integer]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * type.byteCount)
    for value in values { bytes.appendLittleEndian(value) }
    self.init(name, type, bytes: bytes)
  }

  /// Calls `body` with all bytes, piece by piece.
  func forEachPiece(
    _ body: (ArraySlice<UInt8>) throws(CorpusError) -> Void
  ) throws(CorpusError) {
    switch source {
    case .bytes(let bytes): try body(bytes[...])
    case .spool(let spool): try spool.forEachPiece(body) { $0 }
    }
  }

  /// Adds name, type, shape and all bytes to `digest`.
  func update(_ digest: inout SHA256) throws(CorpusError) {
    var head = Array(plan.name.utf8) + [0]
    head.appendLittleEndian(plan.elementType.rawValue)
    head.appendLittleEndian(UInt64(plan.shape.count))
    for dimension in plan.shape { head.appendLittleEndian(UInt64(dimension)) }
    digest.update(head)
    var copy = digest
    try forEachPiece { piece throws(CorpusError) in
      copy.update(piece)
    }
    digest = copy
  }

  /// The section that has a checksum for every block of this one; see ``CheckedSection``.
  func blocks() throws(CorpusError) -> SectionContents {
    var checksums: [UInt8] = []
    var block: [UInt8] = []
    func finishBlock() {
      let checksum = block.withUnsafeBytes(Checksum.of)
      checksums.appendLittleEndian(UInt32(truncatingIfNeeded: checksum))
      block.removeAll(keepingCapacity: true)
    }
    try forEachPiece { piece throws(CorpusError) in
      var rest = piece
      while !rest.isEmpty {
        let taken = rest.prefix(SectionNames.blockByteCount - block.count)
        block += taken
        rest = rest.dropFirst(taken.count)
        if block.count == SectionNames.blockByteCount { finishBlock() }
      }
    }
    if !block.isEmpty { finishBlock() }
    return SectionContents(SectionNames.blocks(plan.name), .uint32, bytes: checksums)
  }
}
