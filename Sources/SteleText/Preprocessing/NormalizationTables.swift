/// The Unicode Character Database's properties by code point, made from the generated rows on
/// first use.
///
/// - Complexity: constant time for each question; about 200 kB of memory.
struct NormalizationTables: Sendable {
  static let shared = NormalizationTables(NormalizationTableBuilder())

  /// The characters of all full decompositions, one after another.
  let decompositions: [UInt32]
  private let records: [CharacterProperties]
  /// For each block of code points its page in `pages`.
  private let blocks: [UInt16]
  /// For each code point of a page its record.
  private let pages: [UInt16]
  /// What two characters compose to, by both.
  private let composed: [CharacterPair: UInt32]

  static let blockBits = 6
  static let blockLength = 1 << blockBits
  static let codePointCount = 0x110000

  private init(_ builder: consuming NormalizationTableBuilder) {
    decompositions = builder.decompositions
    records = builder.records
    blocks = builder.blocks
    pages = builder.pages
    composed = builder.composed
  }

  /// The properties of a code point below 0x110000.
  @inline(__always)
  subscript(_ scalar: UInt32) -> CharacterProperties {
    let page = Int(blocks[Int(scalar) >> Self.blockBits])
    let offset = Int(scalar) & (Self.blockLength - 1)
    return records[Int(pages[page << Self.blockBits | offset])]
  }

  /// The primary composite of two characters, or nil.
  func composition(of first: UInt32, _ second: UInt32) -> UInt32? {
    Hangul.composition(of: first, second)
      ?? composed[CharacterPair(first: first, second: second)]
  }
}

/// Two characters that follow one another.
struct CharacterPair: Hashable {
  var first: UInt32
  var second: UInt32
}
