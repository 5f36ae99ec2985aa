import SteleFile

/// The pieces of a sentencepiece model, found by their text where they lie in the mapped file.
///
/// | section               | elements                                                          |
/// |-----------------------|-------------------------------------------------------------------|
/// | `tokenizer.text`      | all pieces' bytes, one after the other                            |
/// | `tokenizer.offsets`   | uint32 (pieces + 1): where a piece begins in the text (28 bits), whether it is a whole word (1 bit), its kind (3 bits) |
/// | `tokenizer.slots`     | uint32 (a power of two): an open-addressed hash table with linear probing: piece + 1 in the low 24 bits and 8 bits of hash above, or 0 |
/// | `tokenizer.scores`    | float32 (pieces), only where scores do not fall with the index    |
///
/// Works on damaged sections too: what lies outside counts as not found.
struct PieceTable: Sendable {
  static let textSection = "tokenizer.text"
  static let offsetsSection = "tokenizer.offsets"
  static let slotsSection = "tokenizer.slots"
  static let scoresSection = "tokenizer.scores"

  /// Where `container` has a table's sections, in bytes from the start of its file.
  static func ranges(in container: Container) -> [Range<Int>] {
    let names = [textSection, offsetsSection, slotsSection, scoresSection]
    return container.sections.filter { names.contains($0.name) }.map(\.range)
  }

  static let offsetMask: UInt32 = 1 << 28 - 1
  /// Set where a word that is the piece's text becomes that piece, so that no merge need be tried.
  static let wholeWordFlag: UInt32 = 1 << 28
  static let kindShift: UInt32 = 29
  static let pieceBits: UInt32 = 24
  static let pieceMask: UInt32 = 1 << pieceBits - 1
  /// In bytes; no damaged or hostile table can make a comparison take longer than this.
  static let longestPiece = 1024
  /// The slots that a search looks at before it gives up; builders need fewer.
  static let longestProbe = 256

  private let text: MappedArray<UInt8>
  private let offsets: MappedArray<UInt32>
  private let slots: MappedArray<UInt32>
  private let scores: MappedArray<Float>?

  init(_ container: Container) throws(TokenizerError) {
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
    guard offsets.count >= 2, slots.count > 0, slots.count & (slots.count - 1) == 0 else {
      throw .invalidPieces("the piece table's size is impossible")
    }
  }

  /// The table's arrays, valid as long as the table lives.
  var view: PieceView {
    PieceView(
      text: Self.buffer(text), offsets: Self.buffer(offsets), slots: Self.buffer(slots),
      scores: scores.map(Self.buffer))
  }

  private static func buffer<Element>(
    _ array: MappedArray<Element>
  ) -> UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: array.unsafeBaseAddress, count: array.count)
  }

  /// The bytes of piece `index` and its kind, or nil where the file has no such piece.
  func piece(_ index: Int) -> (text: [UInt8], kind: PieceKind)? {
    guard let entry = view.entry(index) else { return nil }
    return (text[slice: entry.range].withUnsafeBufferPointer { Array($0) }, entry.kind)
  }
}
