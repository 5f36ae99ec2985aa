import SteleBase

/// Which pieces and characters texts have, as tables that are not in a file yet segment them.
///
/// ```swift
/// var usage = PieceUsage(tables)
/// usage.add(Array("How was your day?".utf8))
/// print(usage.isUsed.count { $0 })
/// ```
public struct PieceUsage: Sendable {
  /// For each piece, whether a text has it.
  public private(set) var isUsed: [Bool]
  /// For each 64 characters the bits of those that a text has once it is normalized.
  private var characterBits: [UInt64]
  /// Tokens of all texts.
  public private(set) var tokenCount = 0
  /// Tokens that stand for characters which no piece has.
  public private(set) var unknownCount = 0
  private let tables: TokenizerTables
  private let userDefined: UserDefinedPieces

  /// No piece of `tables` is used yet.
  public init(_ tables: TokenizerTables) {
    self.tables = tables
    userDefined = tables.userDefinedPieces
    isUsed = [Bool](repeating: false, count: tables.pieces.offsets.count - 1)
    characterBits = [UInt64](repeating: 0, count: 0x110000 / 64)
  }

  /// The characters that texts have once they are normalized, ascending.
  public var characters: [Unicode.Scalar] {
    characterBits.indices.flatMap { index in
      (0..<64).compactMap { bit in
        characterBits[index] >> UInt64(bit) & 1 == 1
          ? Unicode.Scalar(UInt32(64 * index + bit)) : nil
      }
    }
  }

  /// Notes what `text` has; like a tokenizer's, it may be any bytes.
  ///
  /// - Complexity: O(*n* log *n*) for *n* bytes.
  public mutating func add(_ text: [UInt8]) {
    let tables = tables
    let rules = tables.configuration.normalizerRules(characterMap: [])
    text.withUnsafeBufferPointer { text in
      tables.pieces.withView { view in
        tables.characterMap.withUnsafeBytes { map in
          TokenizerPipeline(
            pieces: view,
            normalizer: Normalizer(rules: rules, map: CharacterMap(map), userDefined: userDefined),
            wordsAreIndependent: tables.configuration.wordsAreIndependent
          ).withPieces(of: text) { note($0, $1) }
        }
      }
    }
  }

  private mutating func note(_ normalized: UnsafeBufferPointer<UInt8>, _ ids: [TokenID]) {
    tokenCount += ids.count
    for id in ids {
      if id == TokenLayout.unknown {
        unknownCount += 1
      } else {
        isUsed[Int(id) - TokenLayout.pieceOffset] = true
      }
    }
    var position = 0
    while position < normalized.count {
      guard let (scalar, length) = UTF8Character.scalar(in: normalized, at: position) else {
        position += 1
        continue
      }
      characterBits[Int(scalar.value) / 64] |= 1 << UInt64(scalar.value % 64)
      position += length
    }
  }
}
