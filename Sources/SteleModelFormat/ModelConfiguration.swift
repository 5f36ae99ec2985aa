/// The numbers that make one NLLB checkpoint differ from another, as stored in a model file.
///
/// All of them come from the checkpoint; none is assumed. Stored as JSON in the section
/// ``ModelPlan/configurationSection``.
public struct ModelConfiguration: Codable, Equatable, Sendable {
  /// The precision of all matrices but the embedding.
  public var weights: WeightType
  /// The precision of the embedding, one of ``WeightType/embeddingTypes``; that of the other
  /// matrices where the file does not say.
  public var embeddingWeights: WeightType
  /// Floats of one token's hidden state (`d_model`).
  public var width: Int
  /// The shape of the encoder's layers.
  public var encoder: StackConfiguration
  /// The shape of the decoder's layers.
  public var decoder: StackConfiguration
  /// Rows of the embedding, which may be more than the tokenizer has ids.
  public var vocabularyCount: Int
  /// Tokens of a source or target that the checkpoint was made for (`max_position_embeddings`).
  public var maximumPositions: Int
  /// What embeddings are multiplied by: the square root of the width, or 1.
  public var embeddingMultiplier: Float
  /// The id that starts every target (`decoder_start_token_id`).
  public var decoderStart: Int32
  /// The id that ends a sentence (`eos_token_id`).
  public var end: Int32
  /// The id whose position is fixed to zero (`pad_token_id`); positions count from the next.
  public var padding: Int32
  /// Target length by default, the start token included (`max_length`), where the checkpoint says.
  public var maximumLength: Int?

  /// The shape of one stack of layers.
  public struct StackConfiguration: Codable, Equatable, Sendable {
    /// Layers in the stack.
    public var layers: Int
    /// Attention heads of each layer; they divide the width.
    public var heads: Int
    /// Inner width of the feed-forward part.
    public var feedForward: Int

    /// A stack of `layers` layers with `heads` heads and an inner width of `feedForward`.
    public init(layers: Int, heads: Int, feedForward: Int) {
      self.layers = layers
      self.heads = heads
      self.feedForward = feedForward
    }
  }

  /// A configuration of these numbers; ``validate()`` checks them.
  ///
  /// `embeddingWeights` is what is usual for `weights` if it is nil.
  public init(
    weights: WeightType, embeddingWeights: WeightType? = nil, width: Int,
    encoder: StackConfiguration, decoder: StackConfiguration,
    vocabularyCount: Int, maximumPositions: Int, embeddingMultiplier: Float,
    decoderStart: Int32, end: Int32, padding: Int32, maximumLength: Int?
  ) {
    self.weights = weights
    self.embeddingWeights = embeddingWeights ?? weights.embeddingTypes[0]
    self.width = width
    self.encoder = encoder
    self.decoder = decoder
    self.vocabularyCount = vocabularyCount
    self.maximumPositions = maximumPositions
    self.embeddingMultiplier = embeddingMultiplier
    self.decoderStart = decoderStart
    self.end = end
    self.padding = padding
    self.maximumLength = maximumLength
  }
}

extension ModelConfiguration {
  /// Reads a configuration as it is stored.
  public init(from decoder: any Decoder) throws {
    let stored = try decoder.container(keyedBy: CodingKeys.self)
    weights = try stored.decode(WeightType.self, forKey: .weights)
    embeddingWeights =
      try stored.decodeIfPresent(WeightType.self, forKey: .embeddingWeights) ?? weights
    width = try stored.decode(Int.self, forKey: .width)
    encoder = try stored.decode(StackConfiguration.self, forKey: .encoder)
    self.decoder = try stored.decode(StackConfiguration.self, forKey: .decoder)
    vocabularyCount = try stored.decode(Int.self, forKey: .vocabularyCount)
    maximumPositions = try stored.decode(Int.self, forKey: .maximumPositions)
    embeddingMultiplier = try stored.decode(Float.self, forKey: .embeddingMultiplier)
    decoderStart = try stored.decode(Int32.self, forKey: .decoderStart)
    end = try stored.decode(Int32.self, forKey: .end)
    padding = try stored.decode(Int32.self, forKey: .padding)
    maximumLength = try stored.decodeIfPresent(Int.self, forKey: .maximumLength)
  }
}

extension ModelConfiguration {
  /// The deepest matrix of a model: below STELE_MOST_DEPTH of stele_kernels.h, which says why int8
  /// sums are exact up to there.
  private static let deepest = 131_072

  /// Checks every number against the bounds that the kernels and the arithmetic below rely on.
  public func validate() throws(ModelFormatError) {
    guard weights.embeddingTypes.contains(embeddingWeights) else {
      throw .invalidConfiguration(
        "the embedding is \(embeddingWeights), which does not go with \(weights) weights")
    }
    try Self.check("width", width, 1...Self.deepest)
    for (name, stack) in [("encoder", encoder), ("decoder", decoder)] {
      try Self.check("\(name).layers", stack.layers, 1...1024)
      try Self.check("\(name).heads", stack.heads, 1...4096)
      try Self.check("\(name).feedForward", stack.feedForward, 1...Self.deepest)
      guard width % stack.heads == 0 else {
        throw .headsDoNotDivideWidth(stack: name, heads: stack.heads, width: width)
      }
    }
    try Self.check("vocabularyCount", vocabularyCount, 4...16_777_216)
    try Self.check("maximumPositions", maximumPositions, 1...1_048_576)
    for (name, token) in [("decoderStart", decoderStart), ("end", end), ("padding", padding)] {
      try Self.check(name, Int(token), 0...vocabularyCount - 1)
    }
    if let maximumLength { try Self.check("maximumLength", maximumLength, 1...1_048_576) }
    guard embeddingMultiplier.isFinite, embeddingMultiplier > 0 else {
      throw .invalidConfiguration("embeddingMultiplier is \(embeddingMultiplier)")
    }
  }

  private static func check(
    _ name: String, _ value: Int, _ allowed: ClosedRange<Int>
  ) throws(ModelFormatError) {
    guard allowed.contains(value) else {
      throw .invalidConfiguration(
        "\(name) is \(value), not within \(allowed.lowerBound)…\(allowed.upperBound)")
    }
  }
}
