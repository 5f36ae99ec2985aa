/// The part of a sentencepiece model file that a tokenizer needs, as it stands there; the other
/// fields are skipped.
///
/// Field numbers and defaults are those of the format's `sentencepiece_model.proto`. A field that
/// has another form than the format's is skipped as one that is not known, and of a field that
/// comes twice the last one counts.
struct SentencePieceMessage {
  /// `ModelProto.SentencePiece`: field 1 of the model.
  struct Piece {
    /// Field 1; bytes, for it need not be valid UTF-8.
    var text: Range<Int> = 0..<0
    /// Field 2.
    var score: Float = 0
    /// Field 3; a number, for an unknown kind must be refused, not taken for the default.
    var kind: Int32 = 1
  }

  /// The file, in which ranges lie.
  let bytes: [UInt8]
  private(set) var pieces: [Piece] = []
  /// Field 2, `TrainerSpec`: its fields 3, 24 and 35.
  private(set) var modelKind: Int32 = 1
  private(set) var treatWhitespaceAsSuffix = false
  private(set) var byteFallback = false
  /// Field 3, `NormalizerSpec`: its fields 1 to 5.
  private(set) var normalizerName: Range<Int> = 0..<0
  private(set) var characterMap: Range<Int> = 0..<0
  private(set) var addDummyPrefix = true
  private(set) var removeExtraWhitespaces = true
  private(set) var escapeWhitespaces = true

  /// Reads the file `bytes`.
  init(parsing bytes: [UInt8]) throws(ProtobufReader.Malformed) {
    self.bytes = bytes
    var reader = ProtobufReader(bytes)
    while let field = try reader.next() {
      guard case .bytes(let range) = field.value else { continue }
      switch field.number {
      case 1: pieces.append(try piece(in: range))
      case 2: try readTrainer(in: range)
      case 3: try readNormalizer(in: range)
      default: continue
      }
    }
  }

  private func piece(in range: Range<Int>) throws(ProtobufReader.Malformed) -> Piece {
    var piece = Piece()
    var reader = ProtobufReader(bytes, in: range)
    while let field = try reader.next() {
      switch (field.number, field.value) {
      case (1, .bytes(let text)): piece.text = text
      case (2, .four(let score)): piece.score = Float(bitPattern: score)
      case (3, .variable(let kind)): piece.kind = Int32(truncatingIfNeeded: kind)
      default: continue
      }
    }
    return piece
  }

  private mutating func readTrainer(in range: Range<Int>) throws(ProtobufReader.Malformed) {
    var reader = ProtobufReader(bytes, in: range)
    while let field = try reader.next() {
      switch (field.number, field.value) {
      case (3, .variable(let kind)): modelKind = Int32(truncatingIfNeeded: kind)
      case (24, .variable(let value)): treatWhitespaceAsSuffix = value != 0
      case (35, .variable(let value)): byteFallback = value != 0
      default: continue
      }
    }
  }

  private mutating func readNormalizer(in range: Range<Int>) throws(ProtobufReader.Malformed) {
    var reader = ProtobufReader(bytes, in: range)
    while let field = try reader.next() {
      switch (field.number, field.value) {
      case (1, .bytes(let name)): normalizerName = name
      case (2, .bytes(let map)): characterMap = map
      case (3, .variable(let value)): addDummyPrefix = value != 0
      case (4, .variable(let value)): removeExtraWhitespaces = value != 0
      case (5, .variable(let value)): escapeWhitespaces = value != 0
      default: continue
      }
    }
  }
}
