/// What a checkpoint's configuration adds to the sentencepiece model.
///
/// Read from `tokenizer_config.json`, `special_tokens_map.json` and `added_tokens.json`, of which a
/// checkpoint may have any.
public struct HuggingFaceTokenizerConfiguration: Sendable, Equatable {
  /// Whether a source ends with its language, as before transformers 4.28, not begins with it.
  public let legacyBehaviour: Bool
  /// The additional special tokens in order, for NLLB the languages.
  ///
  /// Empty if none are listed.
  public let additionalSpecialTokens: [String]
  /// Tokens with ids of their own, ascending by id, no id and no content twice.
  public let addedTokens: [AddedToken]
  /// The tokenizer's class, where a file names it.
  public let tokenizerClass: String?
  /// The special tokens by role: `bos_token`, `eos_token`, `unk_token`, `pad_token` and the like.
  public let specialTokens: [String: String]

  /// A token outside of the sentencepiece model.
  public struct AddedToken: Sendable, Equatable {
    /// The row of the embedding.
    public let id: Int
    /// The token's text.
    public let content: String
  }

  private static let supportedClasses = ["NllbTokenizer", "NllbTokenizerFast"]
  private static let roles = [
    "bos_token", "eos_token", "unk_token", "pad_token", "mask_token", "sep_token", "cls_token",
  ]
  private static let largestID = 1 << 24 - 1

  /// Reads the texts of the files that are there.
  ///
  /// What `tokenizer_config.json` says goes before what the others say.
  ///
  /// - Throws: An error that names the key, or the tokenizer's class if that is not NLLB's.
  public init(
    tokenizerConfig: RawSpan?, specialTokensMap: RawSpan?, addedTokens: RawSpan?
  ) throws(CheckpointError) {
    let config = try ConfigurationReader(
      ifPresent: tokenizerConfig, part: "tokenizer_config.json")
    let map = try ConfigurationReader(
      ifPresent: specialTokensMap, part: "special_tokens_map.json")
    let added = try ConfigurationReader(ifPresent: addedTokens, part: "added_tokens.json")

    legacyBehaviour = try config?.bool("legacy_behaviour", default: false) ?? false
    tokenizerClass = try config?.optionalString("tokenizer_class")
    if let tokenizerClass, !Self.supportedClasses.contains(tokenizerClass) {
      throw .unsupported(
        key: "tokenizer_class", found: tokenizerClass.forMessage,
        supported: Self.supportedClasses.joined(separator: ", "))
    }
    let sources = [config, map].compactMap { $0 }
    additionalSpecialTokens = try Self.additionalSpecialTokens(sources)
    specialTokens = try Self.specialTokens(sources)
    self.addedTokens = try Self.addedTokens(config, added)
  }
}

extension HuggingFaceTokenizerConfiguration {
  /// The text of a token: a string, or an object whose `content` is one.
  private static func content(
    _ value: JSONValue, key: String
  ) throws(CheckpointError) -> String {
    if case .string(let content) = value { return content }
    if case .object(let object) = value, case .string(let content)? = object["content"] {
      return content
    }
    throw .invalidValue(key: key, reason: "expected a token, found \(value.kind)")
  }

  private static func additionalSpecialTokens(
    _ sources: [ConfigurationReader]
  ) throws(CheckpointError) -> [String] {
    // transformers 5 calls the list by the second name.
    for reader in sources {
      for key in ["additional_special_tokens", "extra_special_tokens"] {
        guard case .array(let values)? = reader.value(key), !values.isEmpty else { continue }
        var tokens: [String] = []
        for value in values { tokens.append(try content(value, key: key)) }
        return tokens
      }
    }
    return []
  }

  private static func specialTokens(
    _ sources: [ConfigurationReader]
  ) throws(CheckpointError) -> [String: String] {
    var tokens: [String: String] = [:]
    for role in roles {
      guard let value = sources.lazy.compactMap({ $0.value(role) }).first else { continue }
      tokens[role] = try content(value, key: role)
    }
    return tokens
  }

  /// The tokens of `added_tokens_decoder` (id to token), or else of `added_tokens.json` (to id).
  private static func addedTokens(
    _ config: ConfigurationReader?, _ added: ConfigurationReader?
  ) throws(CheckpointError) -> [AddedToken] {
    var tokens: [AddedToken] = []
    let key = "added_tokens_decoder"
    if let decoder = try config?.optionalObject(key) {
      for member in decoder.members {
        guard let id = Int(member.key), (0...largestID).contains(id) else {
          throw .invalidValue(key: "\(key).\(member.key.forMessage)", reason: "not a token id")
        }
        tokens.append(AddedToken(id: id, content: try content(member.value, key: key)))
      }
    } else if let added {
      for member in added.object.members {
        let name = "added_tokens.\(member.key.forMessage)"
        guard case .integer(let id) = member.value, (0...largestID).contains(id) else {
          throw .invalidValue(key: name, reason: "not a token id")
        }
        tokens.append(AddedToken(id: id, content: member.key))
      }
    }
    tokens.sort { $0.id < $1.id }
    guard Set(tokens.map(\.id)).count == tokens.count,
      Set(tokens.map(\.content)).count == tokens.count
    else { throw .invalidValue(key: key, reason: "an id or a token occurs twice") }
    return tokens
  }
}
