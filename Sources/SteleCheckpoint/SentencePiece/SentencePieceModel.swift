/// A sentencepiece model of the kind BPE: its pieces, and how text is prepared for them.
public struct SentencePieceModel: Sendable {
  /// A token of the model.
  public struct Piece: Sendable, Equatable {
    /// The text, never empty, as a rule in UTF-8, with U+2581 for a space.
    public var text: [UInt8]
    /// Pairs with a higher score are merged first.
    public var score: Float
    /// What the piece is for.
    public var kind: Kind

    /// The kinds of a piece, by the numbers that the file has for them.
    public enum Kind: Int32, Sendable, CaseIterable {
      /// A piece of text.
      case normal = 1
      /// Stands for what no piece matches.
      case unknown = 2
      /// Never matches text: `<s>`, `</s>`.
      case control = 3
      /// Matches before any merge.
      case userDefined = 4
      /// Takes part in merges but is split again.
      case unused = 5
      /// One byte of text that no other piece matches.
      case byte = 6
    }
  }

  /// How a model finds pieces; only ``bpe`` is supported.
  public enum ModelKind: Int32, Sendable, CaseIterable {
    /// The most probable pieces.
    case unigram = 1
    /// Merges of pairs in the order of their scores.
    case bpe = 2
    /// One piece for each word.
    case word = 3
    /// One piece for each character.
    case character = 4
  }

  /// The pieces by their ids: exactly one is unknown, none is a byte.
  public let pieces: [Piece]
  /// Always ``ModelKind/bpe``.
  public let modelKind: ModelKind
  /// The compiled character map as sentencepiece stores it, unchecked.
  ///
  /// Empty if characters are kept as they are.
  public let precompiledCharacterMap: [UInt8]
  /// Whether a space is put before the text.
  public let addDummyPrefix: Bool
  /// Whether spaces at the ends are removed and runs of spaces become one.
  public let removeExtraWhitespaces: Bool
  /// Whether a space becomes U+2581.
  public let escapeWhitespaces: Bool
  /// Whether the space belongs to the word before it.
  public let treatWhitespaceAsSuffix: Bool
  /// Always false: models that fall back to bytes are refused.
  public let byteFallback: Bool
  /// The name of the normalization, such as `nmt_nfkc`; for information.
  public let normalizerName: String

  /// Models of more bytes are refused: 8 MiB; NLLB's 256,000 pieces take 4.85 MB.
  private static let maximumByteCount = 1 << 23
  private static let maximumPieceCount = 1 << 20

  /// Reads the model `bytes`, which must be the whole file.
  ///
  /// Never traps, whatever the bytes.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  /// - Throws: An error that says what kind of model it is if it is not one that is supported.
  public init(parsing bytes: RawSpan) throws(CheckpointError) {
    guard bytes.byteCount <= Self.maximumByteCount else {
      throw .tooLarge(
        part: "the model", byteCount: bytes.byteCount, limit: Self.maximumByteCount)
    }
    let model = try Self.message(of: bytes)
    guard let modelKind = ModelKind(rawValue: model.modelKind), modelKind == .bpe else {
      let found = ModelKind(rawValue: model.modelKind).map { "\($0)" } ?? "\(model.modelKind)"
      throw .unsupported(key: "model_type", found: found, supported: "bpe")
    }
    guard !model.byteFallback else {
      throw .unsupported(key: "byte_fallback", found: "true", supported: "false")
    }
    self.modelKind = modelKind
    byteFallback = false
    treatWhitespaceAsSuffix = model.treatWhitespaceAsSuffix
    precompiledCharacterMap = Array(model.bytes[model.characterMap])
    addDummyPrefix = model.addDummyPrefix
    removeExtraWhitespaces = model.removeExtraWhitespaces
    escapeWhitespaces = model.escapeWhitespaces
    normalizerName = String(decoding: model.bytes[model.normalizerName], as: UTF8.self).forMessage
    pieces = try Self.pieces(of: model)
  }

  private static func message(of bytes: RawSpan) throws(CheckpointError) -> SentencePieceMessage {
    do {
      return try SentencePieceMessage(parsing: bytes.bytes(in: 0..<bytes.byteCount) ?? [])
    } catch {
      throw .invalidSentencePieceModel(
        reason: "not a protocol buffer of that type; download the file again")
    }
  }

  private static func pieces(of model: SentencePieceMessage) throws(CheckpointError) -> [Piece] {
    let count = model.pieces.count
    guard (1...maximumPieceCount).contains(count) else {
      throw .invalidSentencePieceModel(
        reason: "\(count) pieces, expected 1 to \(maximumPieceCount)")
    }
    var pieces: [Piece] = []
    pieces.reserveCapacity(count)
    var unknownCount = 0
    for (index, piece) in model.pieces.enumerated() {
      guard let kind = Piece.Kind(rawValue: piece.kind), kind != .byte else {
        throw .invalidSentencePieceModel(
          reason: "piece \(index) is of the kind \(piece.kind), which is not supported")
      }
      guard !piece.text.isEmpty, piece.score.isFinite else {
        throw .invalidSentencePieceModel(
          reason: "piece \(index) has no text or no score; download the file again")
      }
      if kind == .unknown { unknownCount += 1 }
      pieces.append(Piece(text: Array(model.bytes[piece.text]), score: piece.score, kind: kind))
    }
    guard unknownCount == 1 else {
      throw .invalidSentencePieceModel(
        reason: "\(unknownCount) pieces are of the kind unknown, expected one")
    }
    return pieces
  }
}
