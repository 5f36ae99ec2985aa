/// The sizes and ids of a model, from `config.json` and `generation_config.json`.
///
/// Only models of the type `m2m_100` with the architecture `M2M100ForConditionalGeneration`, as
/// NLLB-200 has, are accepted. Every size lies within bounds that make products of three safe.
public struct HuggingFaceConfiguration: Sendable, Equatable {
  /// The type of the model, `m2m_100`.
  public let modelType: String
  /// The width of the hidden state (`d_model`).
  public let width: Int
  /// Layers of the encoder.
  public let encoderLayers: Int
  /// Layers of the decoder.
  public let decoderLayers: Int
  /// Attention heads of each encoder layer; they divide ``width``.
  public let encoderHeads: Int
  /// Attention heads of each decoder layer; they divide ``width``.
  public let decoderHeads: Int
  /// The width of the encoder's feed-forward networks.
  public let encoderFeedForward: Int
  /// The width of the decoder's feed-forward networks.
  public let decoderFeedForward: Int
  /// Rows of the embedding; a fine-tune's tensor may have another number.
  public let vocabularySize: Int
  /// Tokens that the model was trained for in one sentence.
  public let maximumPositions: Int
  /// Whether embeddings are multiplied by the square root of ``width``.
  public let scaleEmbedding: Bool
  /// The feed-forward networks' activation function.
  public let activation: Activation
  /// Whether the output projection is the embedding.
  public let tieWordEmbeddings: Bool
  /// The id of `<s>`.
  public let beginningToken: Int
  /// The id of the padding token.
  public let paddingToken: Int
  /// The id of `</s>`.
  public let endToken: Int
  /// The id that decoding starts with.
  public let decoderStartToken: Int
  /// The tokens of an output, the start token included, where the checkpoint sets a bound.
  public let maximumLength: Int?

  /// An activation function.
  public enum Activation: String, Sendable {
    /// max(x, 0).
    case relu
  }

  /// Reads the text of `config.json` and, if there is one, of `generation_config.json`.
  ///
  /// What both say, the second decides. A size must be there; for what else is missing or null,
  /// the defaults of transformers' `M2M100Config` hold.
  ///
  /// - Throws: An error that names the key, or the unsupported model, architecture or function.
  public init(config: RawSpan, generation: RawSpan?) throws(CheckpointError) {
    let reader = try ConfigurationReader(of: config, part: "config.json")
    modelType = try Self.modelType(reader)
    activation = try Self.activation(reader)

    let sizes = 1...1 << 20
    width = try reader.integer("d_model", in: sizes)
    encoderLayers = try reader.integer("encoder_layers", in: 1...1 << 10)
    decoderLayers = try reader.integer("decoder_layers", in: 1...1 << 10)
    encoderFeedForward = try reader.integer("encoder_ffn_dim", in: sizes)
    decoderFeedForward = try reader.integer("decoder_ffn_dim", in: sizes)
    encoderHeads = try Self.heads("encoder_attention_heads", reader, width: width)
    decoderHeads = try Self.heads("decoder_attention_heads", reader, width: width)
    vocabularySize = try reader.integer("vocab_size", in: 1...Self.largestVocabulary)
    maximumPositions =
      try reader.optionalInteger("max_position_embeddings", in: sizes) ?? 1024
    scaleEmbedding = try reader.bool("scale_embedding", default: true)
    tieWordEmbeddings = try reader.bool("tie_word_embeddings", default: true)

    let decoding = Decoding(
      config: reader,
      generation: try ConfigurationReader(ifPresent: generation, part: "generation_config.json"))
    beginningToken = try decoding.token("bos_token_id", default: 0)
    paddingToken = try decoding.token("pad_token_id", default: 1)
    endToken = try decoding.token("eos_token_id", default: 2)
    decoderStartToken = try decoding.token("decoder_start_token_id", default: 2)
    maximumLength = try decoding.maximumLength(in: sizes)
  }
}

extension HuggingFaceConfiguration {
  private static let largestVocabulary = 1 << 24

  private static func modelType(_ reader: ConfigurationReader) throws(CheckpointError) -> String {
    guard let modelType = try reader.optionalString("model_type") else {
      throw .missingKey("model_type")
    }
    guard modelType == "m2m_100" else {
      throw .unsupported(key: "model_type", found: modelType.forMessage, supported: "m2m_100")
    }
    let supported = "M2M100ForConditionalGeneration"
    guard let architectures = try reader.optionalArray("architectures") else { return modelType }
    guard architectures == [.string(supported)] else {
      let names = architectures.map { architecture in
        if case .string(let name) = architecture { name.forMessage } else { architecture.kind }
      }
      throw .unsupported(
        key: "architectures", found: names.prefix(5).joined(separator: ", "), supported: supported)
    }
    return modelType
  }

  private static func activation(
    _ reader: ConfigurationReader
  ) throws(CheckpointError) -> Activation {
    guard let name = try reader.optionalString("activation_function") else { return .relu }
    guard let activation = Activation(rawValue: name) else {
      throw .unsupported(
        key: "activation_function", found: name.forMessage, supported: Activation.relu.rawValue)
    }
    return activation
  }

  private static func heads(
    _ key: String, _ reader: ConfigurationReader, width: Int
  ) throws(CheckpointError) -> Int {
    let heads = try reader.integer(key, in: 1...width)
    guard width.isMultiple(of: heads) else {
      throw .invalidValue(key: key, reason: "\(heads) heads do not divide the width \(width)")
    }
    return heads
  }

  /// What is said about decoding: in a file of its own, or in `config.json` as long ago.
  private struct Decoding {
    let config: ConfigurationReader
    let generation: ConfigurationReader?

    func token(_ key: String, default fallback: Int) throws(CheckpointError) -> Int {
      for reader in [generation, config] {
        if let token = try reader.flatMap({ reader throws(CheckpointError) in
          try Self.token(key, reader)
        }) {
          return token
        }
      }
      return fallback
    }

    /// The id of `key`, which may be a list of one: transformers allows several ends.
    private static func token(
      _ key: String, _ reader: ConfigurationReader
    ) throws(CheckpointError) -> Int? {
      let ids = 0...largestVocabulary - 1
      guard case .array(let elements)? = reader.value(key) else {
        return try reader.optionalInteger(key, in: ids)
      }
      guard elements.count == 1, case .integer(let id) = elements[0], ids.contains(id) else {
        throw .invalidValue(key: key, reason: "expected one token id")
      }
      return id
    }

    /// A generation configuration that has the key decides, even with null: then there is no bound.
    func maximumLength(in range: ClosedRange<Int>) throws(CheckpointError) -> Int? {
      if let generation, generation.object["max_length"] != nil {
        return try generation.optionalInteger("max_length", in: range)
      }
      return try config.optionalInteger("max_length", in: range)
    }
  }
}
