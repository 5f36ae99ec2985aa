import SteleBase

/// Why a file of a checkpoint cannot be read.
///
/// The parsers take bytes, so an error does not name the file; who mapped it adds the path. Texts
/// that come from the file are shortened and free of control characters.
public enum CheckpointError: Error, Sendable, Equatable {
  /// A part that is read as a whole has more bytes than any checkpoint needs.
  case tooLarge(part: String, byteCount: Int, limit: Int)
  /// The text is not JSON; `offset` is in bytes from the start of the file.
  case invalidJSON(offset: Int, reason: String)
  /// A key that is needed is not there.
  case missingKey(String)
  /// The value of a key cannot be.
  case invalidValue(key: String, reason: String)
  /// Another kind of model, tokenizer or function than the one that is supported.
  case unsupported(key: String, found: String, supported: String)
  /// The file is not in the safetensors format.
  case invalidSafetensors(reason: String)
  /// The file ends before a tensor does; `missing` bytes are not there.
  case truncated(tensor: String, missing: Int)
  /// A tensor cannot be where the file says it is, or is not stored in a way that is read.
  case invalidTensor(name: String, reason: String)
  /// The file is not a zip archive as `torch.save` writes it; `offset` is in bytes from its start.
  case invalidArchive(offset: Int, reason: String)
  /// The pickled state dictionary is damaged; `offset` is in bytes from the start of `data.pkl`.
  case invalidPickle(offset: Int, reason: String)
  /// The pickle holds an instruction that a state dictionary does not need.
  case forbiddenOpcode(UInt8, offset: Int)
  /// The pickle names a function or class that a state dictionary does not need.
  case forbiddenGlobal(String, offset: Int)
  /// The file is not a sentencepiece model, or not one that can be used.
  case invalidSentencePieceModel(reason: String)
}

extension CheckpointError: CustomStringConvertible {
  private static let downloadAgain = "the file is damaged; download it again"
  private static let saveStateDictionary =
    "only a plain state dictionary is read; save one with torch.save(model.state_dict(), …) or as "
    + "safetensors"

  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .tooLarge(let part, let byteCount, let limit):
      "\(part) has \(byteCount) bytes, more than the \(limit) that are read; \(Self.downloadAgain)"
    case .invalidJSON(let offset, let reason):
      "byte \(offset): not valid JSON: \(reason); \(Self.downloadAgain)"
    case .missingKey(let key):
      "the key \(key) is missing; the file is incomplete or of another kind"
    case .invalidValue(let key, let reason): "\(key): \(reason)"
    case .unsupported(let key, let found, let supported):
      "\(key) is \(found); supported: \(supported)"
    case .invalidSafetensors(let reason):
      "not a valid safetensors file: \(reason); \(Self.downloadAgain)"
    case .truncated(let tensor, let missing):
      "the file ends \(missing) bytes before the end of the tensor \(tensor), so its download was not "
        + "complete; download it again"
    case .invalidTensor(let name, let reason): "tensor \(name): \(reason)"
    case .invalidArchive(let offset, let reason): "byte \(offset): \(reason)"
    case .invalidPickle(let offset, let reason):
      "data.pkl, byte \(offset): \(reason); \(Self.saveStateDictionary)"
    case .forbiddenOpcode(let opcode, let offset):
      "data.pkl, byte \(offset): the pickle instruction 0x\(String(opcode, radix: 16)) is not "
        + "accepted; \(Self.saveStateDictionary)"
    case .forbiddenGlobal(let name, let offset):
      "data.pkl, byte \(offset): the global \(name) is not accepted; \(Self.saveStateDictionary)"
    case .invalidSentencePieceModel(let reason): "not a usable sentencepiece model: \(reason)"
    }
  }
}

extension String {
  /// Whether comparing and hashing the text takes time in proportion to its length.
  ///
  /// Swift compares characters, not bytes, and sorts the marks that follow a letter to do so: for
  /// millions of marks that takes minutes. No name in a checkpoint is long and not ASCII.
  var isQuickToCompare: Bool {
    utf8.count <= 256 || utf8.allSatisfy { $0 < 0x80 }
  }

  /// A text from a file as a message may show it: short, and free of what could move a cursor.
  var forMessage: String { Escaped.text(self, limit: 120) }
}
