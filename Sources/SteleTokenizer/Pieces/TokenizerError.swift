public import SteleFile

/// Why a tokenizer cannot be built or opened.
public enum TokenizerError: Error, Sendable, Equatable {
  /// The model file is damaged.
  case file(FileError)
  /// The tokenizer's configuration section is no JSON of the expected form.
  case unreadableConfiguration(path: String, reason: String)
  /// The sentencepiece model has a feature that is not supported, or contradicts itself.
  case invalidPieces(String)
  /// The character map is not what it should be.
  case invalidCharacterMap(String)
}

extension TokenizerError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .unreadableConfiguration(let path, let reason):
      "\(path): the tokenizer's configuration is unreadable (\(reason)); "
        + "convert the checkpoint again"
    case .invalidPieces(let what): "sentencepiece model: \(what)"
    case .invalidCharacterMap(let what): "sentencepiece model: character map: \(what)"
    }
  }
}
