public import SteleDecoding
public import SteleFile
public import SteleModelFormat
public import SteleTokenizer

/// Why something could not be translated or scored.
public enum TranslationError: Error, Sendable {
  /// The model file is damaged, missing or of another kind.
  case model(ModelFormatError)
  /// The tokenizer in the model file is damaged.
  case tokenizer(TokenizerError)
  /// The decoding options contradict each other.
  case search(SearchError)
  /// The model file changed on disk while in use.
  case fileChanged(FileError)
  /// A text has more tokens than the model was made for.
  case textTooLong(tokens: Int, limit: Int)
  /// An option is out of bounds.
  case invalidOption(String)
  /// The tokenizer gives ids that the embedding has no row for.
  case vocabularyTooSmall(rows: Int, needed: Int)
  /// There are no ids, or some that the model does not have.
  case invalidTokens(rows: Int)
  /// The memory for a batch could not be had.
  case outOfMemory(byteCount: Int)
  /// The limit on memory is too small for a batch that needs `batch` bytes of its own; `least`
  /// would do.
  case memoryLimit(limit: Int, least: Int, batch: Int)
  /// The translation was given up before its end.
  case withdrawn
  /// `STELE_ISA` names an instruction set that is unknown or not there.
  case instructionSet(String)
}

extension TranslationError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .model(let error): error.description
    case .tokenizer(let error): error.description
    case .search(let error): error.description
    case .fileChanged(let error): error.description
    case .textTooLong(let tokens, let limit):
      "the text has \(tokens) tokens, the model takes \(limit); split it into sentences"
    case .invalidOption(let what): what
    case .vocabularyTooSmall(let rows, let needed):
      "the embedding has \(rows) rows but the tokenizer has ids up to \(needed - 1); "
        + "convert the checkpoint with the tokenizer it was trained with"
    case .invalidTokens(let rows):
      "a sequence of ids is empty or has ids outside 0…\(rows - 1)"
    case .outOfMemory(let byteCount):
      "cannot allocate \(byteCount) bytes for a batch; use a smaller --batch-tokens, "
        + "fewer beams or a smaller --max-tokens"
    case .memoryLimit(let limit, let least, let batch):
      "\(Self.mebibytes(limit)) MiB of memory are too little for a batch that needs "
        + "\(Self.mebibytes(batch)) MiB besides the program and the weights at work: with "
        + "\(Self.mebibytes(least)) MiB it would do; raise --memory-limit or the control group's "
        + "limit, or use fewer beams, a smaller --max-tokens or shorter sentences"
    case .withdrawn: "the translation was given up before its end"
    case .instructionSet(let reason): reason
    }
  }

  /// Rounded up, so that no one is told too little.
  private static func mebibytes(_ bytes: Int) -> Int { (bytes + 1 << 20 - 1) >> 20 }
}
