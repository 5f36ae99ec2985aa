import SteleFile

/// The pieces of a sentencepiece model, found by their text where they lie in the mapped file.
///
/// | section               | elements                                                          |
/// |-----------------------|-------------------------------------------------------------------|
/// | `tokenizer.text`      | all pieces' bytes, one after the other                            |
/// | `tokenizer.offsets`   | uint32 (pieces + 1): where a piece begins in the text (29 bits), and its kind above |
/// | `tokenizer.slots`     | uint32 (a power of two): an open-addressed hash table with linear probing: piece + 1 in the low 24 bits and 8 bits of hash above, or 0 |
/// | `tokenizer.scores`    | float32 (pieces), only where scores do not fall with the index    |
///
/// Works on damaged sections too: what lies outside counts as not found.
struct PieceTable: Sendable {
  static let textSection = "tokenizer.text"
  static let offsetsSection = "tokenizer.offsets"
  static let slotsSection = "tokenizer.slots"
  static let scoresSection = "tokenizer.scores"

  static let offsetBits: UInt32 = 29
  static let offsetMask: UInt32 = 1 << offsetBits - 1
  static let pieceBits: UInt32 = 24
  static let pieceMask: UInt32 = 1 << pieceBits - 1

  private let text: MappedArray<UInt8>
  private let offsets: MappedArray<UInt32>
  private let slots: MappedArray<UInt32>
  private let scores: MappedArray<Float>?

  init(_ container: Container) throws(TextError) {
    do {
      text = try container.array(named: Self.textSection, of: UInt8.self, elementType: .uint8)
      offsets = try container.array(
        named: Self.offsetsSection, of: UInt32.self, elementType: .uint32)
      slots = try container.array(named: Self.slotsSection, of: UInt32.self, elementType: .uint32)
      scores =
        container.contains(Self.scoresSection)
        ? try container.array(
          named: Self.scoresSection, of: Float.self, elementType: .float32,
          shape: [offsets.count - 1])
        : nil
    } catch {
      throw .file(error)
    }
    guard offsets.count >= 2, slots.count & (slots.count - 1) == 0 else {
      throw .invalidPieces("the piece table's size is impossible")
    }
  }

  /// The number of pieces.
  var count: Int { offsets.count - 1 }

  /// The bytes of piece `index` and its kind, or nil where the file has no such piece.
  func piece(_ index: Int) -> (text: [UInt8], kind: PieceKind)? {
    guard let (range, kind) = entry(index) else { return nil }
    return (text[slice: range].withUnsafeBufferPointer { Array($0) }, kind)
  }

  /// The kind of piece `index`, or nil where the file has no such piece.
  func kind(_ index: Int) -> PieceKind? { entry(index)?.kind }

  @inline(__always)
  private func entry(_ index: Int) -> (range: Range<Int>, kind: PieceKind)? {
    guard index >= 0, index < count else { return nil }
    let first = offsets[index]
    let start = Int(first & Self.offsetMask)
    let end = Int(offsets[index + 1] & Self.offsetMask)
    guard start <= end, end <= text.count, let kind = PieceKind(rawValue: first >> Self.offsetBits)
    else { return nil }
    return (start..<end, kind)
  }

  /// The piece whose text is the `count` bytes at `start`, and its kind; nil if there is none.
  ///
  /// ``PieceHash/readAhead`` further bytes must be readable.
  @inline(__always)
  func find(_ start: UnsafePointer<UInt8>, _ count: Int) -> (index: Int, kind: PieceKind)? {
    let hash = PieceHash.of(start, count)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    // A full table, which no builder makes, must not be searched forever.
    for _ in 0...mask {
      let content = slots[slot]
      if content == 0 { return nil }
      if content >> Self.pieceBits == UInt32(truncatingIfNeeded: hash >> 56) {
        let index = Int(content & Self.pieceMask) - 1
        if let entry = entry(index), entry.range.count == count,
          equal(start, entry.range)
        {
          return (index, entry.kind)
        }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private func equal(_ start: UnsafePointer<UInt8>, _ range: Range<Int>) -> Bool {
    let other = text.unsafeBaseAddress + range.lowerBound
    for offset in 0..<range.count where start[offset] != other[offset] { return false }
    return true
  }

  /// By what piece `index` is chosen among possible merges: higher goes first.
  @inline(__always)
  func score(_ index: Int) -> Float {
    if let scores { return index < scores.count ? scores[index] : -.infinity }
    return -Float(index)
  }
}
