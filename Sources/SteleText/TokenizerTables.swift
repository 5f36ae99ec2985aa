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

  /// The sections in the order in which they belong into the file.
  public let sections: [SectionBytes]

  /// Builds the tables, in an order that depends on nothing but the arguments.
  public init(
    pieces: [Piece], normalizer: NormalizerRules, layout: TokenLayout
  ) throws(TextError) {
    try Self.check(pieces)
    try Self.check(normalizer.precompiledCharacterMap)
    let userDefined = pieces.indices.filter { pieces[$0].kind == .userDefined }
    let wordsAreIndependent = pieces.allSatisfy(Self.leavesWordsIndependent)
    let configuration = TokenizerConfiguration(
      layout: layout, addDummyPrefix: normalizer.addDummyPrefix,
      removeExtraWhitespaces: normalizer.removeExtraWhitespaces,
      escapeWhitespaces: normalizer.escapeWhitespaces,
      treatWhitespaceAsSuffix: normalizer.treatWhitespaceAsSuffix,
      userDefined: userDefined, wordsAreIndependent: wordsAreIndependent)
    let text = pieces.flatMap(\.text)
    var offsets = Self.offsets(pieces)
    let slots = try Self.slots(pieces)
    let scores = Self.scoresFallWithIndex(pieces) ? nil : pieces.map(\.score)
    if wordsAreIndependent, userDefined.isEmpty {
      Self.markWholeWords(pieces, text, &offsets, slots, scores)
    }
    var sections = [try Self.encoded(configuration)]
    if !normalizer.precompiledCharacterMap.isEmpty {
      sections.append(
        Self.section(
          TokenizerConfiguration.characterMapSection, .uint8, normalizer.precompiledCharacterMap))
    }
    sections.append(Self.section(PieceTable.textSection, .uint8, text))
    sections.append(Self.section(PieceTable.offsetsSection, .uint32, offsets))
    sections.append(Self.section(PieceTable.slotsSection, .uint32, slots))
    if let scores {
      sections.append(
        Self.section(PieceTable.scoresSection, .float32, scores.map(\.bitPattern)))
    }
    self.sections = sections
  }

  private static func check(_ pieces: [Piece]) throws(TextError) {
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

  private static func check(_ characterMap: [UInt8]) throws(TextError) {
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

  /// Whether merging by index is the same as merging by score, so that scores need not be stored.
  private static func scoresFallWithIndex(_ pieces: [Piece]) -> Bool {
    var last = Float.infinity
    for piece in pieces where piece.kind.isMergeable {
      guard piece.score < last else { return false }
      last = piece.score
    }
    return pieces.count <= 1 << 24  // up to here a float tells every index from the next
  }

  private static func offsets(_ pieces: [Piece]) -> [UInt32] {
    var offsets: [UInt32] = []
    var end: UInt32 = 0
    for piece in pieces {
      offsets.append(piece.kind.rawValue << PieceTable.kindShift | end)
      end += UInt32(piece.text.count)
    }
    offsets.append(end)
    return offsets
  }

  /// Marks the pieces that a word with their text becomes whole: most words of a text are such.
  private static func markWholeWords(
    _ pieces: [Piece], _ text: [UInt8], _ offsets: inout [UInt32], _ slots: [UInt32],
    _ scores: [Float]?
  ) {
    var isWhole = [Bool](repeating: false, count: pieces.count)
    withView(text, offsets, slots, scores) { view in
      var encoder = BytePairEncoder(
        view, userDefined: UserDefinedPieces([]), wordsAreIndependent: true)
      var ids: [TokenID] = []
      for (index, piece) in pieces.enumerated() where piece.kind == .normal {
        ids.removeAll(keepingCapacity: true)
        withPadding(piece.text) { encoder.append($0, to: &ids) }
        isWhole[index] = ids == [TokenID(index + TokenLayout.pieceOffset)]
      }
    }
    for index in pieces.indices where isWhole[index] {
      offsets[index] |= PieceTable.wholeWordFlag
    }
  }

  private static func withView(
    _ text: [UInt8], _ offsets: [UInt32], _ slots: [UInt32], _ scores: [Float]?,
    _ body: (PieceView) -> Void
  ) {
    text.withUnsafeBufferPointer { text in
      offsets.withUnsafeBufferPointer { offsets in
        slots.withUnsafeBufferPointer { slots in
          guard let scores else {
            return body(PieceView(text: text, offsets: offsets, slots: slots, scores: nil))
          }
          scores.withUnsafeBufferPointer {
            body(PieceView(text: text, offsets: offsets, slots: slots, scores: $0))
          }
        }
      }
    }
  }

  /// Calls `body` with `text` where bytes behind it may be read, as the hash wants it.
  private static func withPadding<Result>(
    _ text: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let padded = text + [UInt8](repeating: 0, count: PieceHash.readAhead)
    return padded.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[..<text.count]))
    }
  }

  /// The hash table, at most two thirds full.
  private static func slots(_ pieces: [Piece]) throws(TextError) -> [UInt32] {
    var size = 4
    while size * 2 < pieces.count * 3 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for (index, piece) in pieces.enumerated() {
      let hash = withPadding(piece.text) { text in
        text.baseAddress.map { PieceHash.of($0, text.count) } ?? 0
      }
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      var probes = 1
      while slots[slot] != 0 {
        let other = Int(slots[slot] & PieceTable.pieceMask) - 1
        guard pieces[other].text != piece.text else {
          throw .invalidPieces("pieces \(other) and \(index) are the same")
        }
        probes += 1
        guard probes < PieceTable.longestProbe else {
          throw .invalidPieces("too many pieces share a hash with piece \(index)")
        }
        slot = (slot + 1) & (size - 1)
      }
      slots[slot] =
        UInt32(truncatingIfNeeded: hash >> 56) << PieceTable.pieceBits
        | UInt32(index + 1)
    }
    return slots
  }

  private static func encoded(
    _ configuration: TokenizerConfiguration
  ) throws(TextError) -> SectionBytes {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return section(
        TokenizerConfiguration.section, .uint8, Array(try encoder.encode(configuration)))
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
