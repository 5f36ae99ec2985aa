import SteleBase
public import SteleFile

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The tokenizer sections of a model file, built from a sentencepiece model's pieces and rules.
public struct TokenizerTables: Sendable {
  /// A piece of a sentencepiece model.
  public struct Piece: Sendable, Equatable {
    /// UTF-8, with U+2581 for spaces.
    public var text: [UInt8]
    /// Merges that make pieces of a higher score go first.
    public var score: Float
    /// What the piece is for.
    public var kind: PieceKind

    /// A piece with this text.
    public init(text: [UInt8], score: Float, kind: PieceKind) {
      self.text = text
      self.score = score
      self.kind = kind
    }
  }

  /// A section that is to be written.
  public struct SectionBytes: Sendable {
    /// Begins with `tokenizer.`.
    public var name: String
    /// The type of the elements.
    public var elementType: ElementType
    /// One dimension.
    public var shape: [Int]
    /// The elements, little-endian.
    public var bytes: [UInt8]
  }

  let configuration: TokenizerConfiguration
  let characterMap: [UInt8]
  let pieces: PieceArrays
  private let configurationJSON: [UInt8]

  /// Builds the tables, in an order that depends on nothing but the arguments.
  public init(
    pieces: [Piece], normalizer: NormalizerRules, layout: TokenLayout
  ) throws(TokenizerError) {
    try Self.check(pieces)
    try Self.check(normalizer.precompiledCharacterMap)
    let userDefined = pieces.indices.filter { pieces[$0].kind == .userDefined }
    let wordsAreIndependent = pieces.allSatisfy(Self.leavesWordsIndependent)
    configuration = TokenizerConfiguration(
      layout: layout, addDummyPrefix: normalizer.addDummyPrefix,
      removeExtraWhitespaces: normalizer.removeExtraWhitespaces,
      escapeWhitespaces: normalizer.escapeWhitespaces,
      treatWhitespaceAsSuffix: normalizer.treatWhitespaceAsSuffix,
      userDefined: userDefined, wordsAreIndependent: wordsAreIndependent)
    configurationJSON = try Self.encoded(configuration)
    characterMap = normalizer.precompiledCharacterMap
    var arrays = try PieceArrays(pieces)
    if wordsAreIndependent, userDefined.isEmpty { arrays.markWholeWords(pieces) }
    self.pieces = arrays
  }

  /// The sections in the order in which they belong into the file.
  public var sections: [SectionBytes] {
    var sections = [Self.section(TokenizerConfiguration.section, .uint8, configurationJSON)]
    if !characterMap.isEmpty {
      sections.append(
        Self.section(TokenizerConfiguration.characterMapSection, .uint8, characterMap))
    }
    sections.append(Self.section(PieceTable.textSection, .uint8, pieces.text))
    sections.append(Self.section(PieceTable.offsetsSection, .uint32, pieces.offsets))
    sections.append(Self.section(PieceTable.slotsSection, .uint32, pieces.slots))
    if let scores = pieces.scores {
      sections.append(
        Self.section(PieceTable.scoresSection, .float32, scores.map(\.bitPattern)))
    }
    return sections
  }

  private static func check(_ pieces: [Piece]) throws(TokenizerError) {
    guard (1..<Int(PieceTable.pieceMask)).contains(pieces.count) else {
      throw .invalidPieces("\(pieces.count) pieces; 1 to \(PieceTable.pieceMask - 1) are possible")
    }
    var byteCount = 0
    for (index, piece) in pieces.enumerated() {
      guard !piece.text.isEmpty else { throw .invalidPieces("piece \(index) is empty") }
      guard piece.text.count <= PieceTable.longestPiece else {
        throw .invalidPieces(
          "piece \(index) has \(piece.text.count) bytes; "
            + "at most \(PieceTable.longestPiece) are possible")
      }
      guard piece.kind != .byte else {
        throw .invalidPieces("piece \(index) stands for a byte; byte fallback is not supported")
      }
      guard piece.score.isFinite else {
        throw .invalidPieces("piece \(index) has the score \(piece.score)")
      }
      byteCount += piece.text.count
    }
    guard byteCount <= Int(PieceTable.offsetMask) else {
      throw .invalidPieces("\(byteCount) bytes of pieces are too many")
    }
    guard pieces[0].kind == .unknown else {
      throw .invalidPieces("piece 0 is not the unknown piece, as it is in NLLB's models")
    }
  }

  private static func check(_ characterMap: [UInt8]) throws(TokenizerError) {
    guard !characterMap.isEmpty else { return }
    guard characterMap.withUnsafeBytes({ CharacterMap($0) != nil }) else {
      throw .invalidCharacterMap("its trie does not fit into its \(characterMap.count) bytes")
    }
  }

  private static func leavesWordsIndependent(_ piece: Piece) -> Bool {
    if piece.kind == .unused { return false }
    guard piece.kind.isMergeable else { return true }
    let space = UTF8Character.spaceSymbol
    let rest = piece.text.starts(with: space) ? piece.text.dropFirst(space.count) : piece.text[...]
    return !rest.contains(space[0])
      || !rest.indices.contains { rest[$0...].starts(with: space) }
  }

  private static func encoded(
    _ configuration: TokenizerConfiguration
  ) throws(TokenizerError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(configuration))
    } catch {
      throw .invalidPieces("\(error)")
    }
  }

  private static func section<Integer: FixedWidthInteger>(
    _ name: String, _ type: ElementType, _ elements: [Integer]
  ) -> SectionBytes {
    let bytes = elements.map(\.littleEndian).withUnsafeBytes { Array($0) }
    return SectionBytes(name: name, elementType: type, shape: [elements.count], bytes: bytes)
  }
}
