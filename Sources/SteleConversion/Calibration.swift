import CSteleConversion
import SteleModelFormat
import SteleTokenizer

/// Takes calibration texts through the checkpoint's own weights, block after block in the order of
/// the file, and makes the factors for the feedback of errors in each matrix.
///
/// Memory has the hidden states of all tokens, the factors of one block, and what some sentences
/// need within a layer.
final class Calibration {
  private let sources: TensorSources
  private let plan: ModelPlan
  private let chunks: [Chunk]
  /// Hidden states of all tokens of the sources, and of the targets.
  private let encoded: Activations
  private let decoded: Activations
  /// The factor for the decoder's keys and values of the sources, the same in all layers.
  private var keyValueFactor: FeedbackFactor?

  /// Sentences that go through a layer together.
  struct Chunk {
    /// Where the tokens of each sentence are among all, of sources and of targets.
    var sources: [Range<Int>] = []
    var targets: [Range<Int>] = []
  }

  /// Tokens of sources in a chunk, unless a single line has more.
  private static let tokensPerChunk = 1024

  /// Looks up the tokens of `text`.
  init(
    _ text: CalibrationText, _ sources: TensorSources, _ plan: ModelPlan
  ) throws(ConversionError) {
    self.sources = sources
    self.plan = plan
    for matrix in plan.blocks.flatMap(\.matrices)
    where !matrix.isEmbedding && matrix.geometry.depth > FeedbackFactor.mostDepth {
      throw .tooDeepToCalibrate(
        matrix: matrix.name, depth: matrix.geometry.depth, limit: FeedbackFactor.mostDepth)
    }
    chunks = Self.chunks(of: text)
    encoded = try Self.embedded(text.sentences.map(\.source), sources, plan)
    decoded = try Self.embedded(text.sentences.map(\.target), sources, plan)
  }

  private static func chunks(of text: CalibrationText) -> [Chunk] {
    var chunks: [Chunk] = []
    var (source, target, tokens) = (0, 0, tokensPerChunk)
    for sentence in text.sentences {
      if tokens >= tokensPerChunk {
        chunks.append(Chunk())
        tokens = 0
      }
      chunks[chunks.count - 1].sources.append(source..<source + sentence.source.count)
      chunks[chunks.count - 1].targets.append(target..<target + sentence.target.count)
      source += sentence.source.count
      target += sentence.target.count
      tokens += sentence.source.count
    }
    return chunks
  }

  /// The tokens' rows of the embedding, with their positions.
  private static func embedded(
    _ sentences: [[TokenID]], _ sources: TensorSources, _ plan: ModelPlan
  ) throws(ConversionError) -> Activations {
    let configuration = plan.configuration
    let rows = try sources.embeddingByToken()
    let states = Activations(
      count: sentences.reduce(0) { $0 + $1.count }, width: configuration.width)
    var token = 0
    for sentence in sentences {
      for (position, id) in sentence.enumerated() {
        let state = states.rows(token..<token + 1)
        _ = try rows.read(row: Int(id), into: state)
        for index in 0..<configuration.width {
          state[index] *= configuration.embeddingMultiplier
        }
        // Positions count from the one after the padding token's id.
        stele_add_position(
          position + Int(configuration.padding) + 1, configuration.width, state.baseAddress)
        token += 1
      }
    }
    return states
  }

  /// The factors of `block`'s matrices by their names, after the texts went through all blocks
  /// before; blocks are to be asked for in the order of the plan.
  func factors(
    of block: ModelPlan.Block
  ) throws(ConversionError) -> [String: FeedbackFactor] {
    let parts = block.name.split(separator: ".")
    switch (parts.first, parts.count) {
    case ("encoder", 1):
      encoded.setNorm(
        of: encoded, 0..<encoded.count, by: try sources.norm("final", in: block),
        width: plan.configuration.width)
      return [:]
    case ("encoder", _): return try encode(block)
    case ("decoder", 3): return ["cross_attention.key_value": try sourceFactor(block)]
    case ("decoder", 2): return try decode(block)
    default: return [:]
    }
  }

  private func sourceFactor(_ block: ModelPlan.Block) throws(ConversionError) -> FeedbackFactor {
    if let keyValueFactor { return keyValueFactor }
    let factor = FeedbackFactor(depth: plan.configuration.width)
    factor.add(encoded)
    try finish(factor, of: "cross_attention.key_value", in: block)
    keyValueFactor = factor
    return factor
  }

  private func encode(
    _ block: ModelPlan.Block
  ) throws(ConversionError) -> [String: FeedbackFactor] {
    let layer = try CalibrationLayer(block, sources, heads: plan.configuration.encoder.heads)
    for chunk in chunks {
      try layer.attendToSelf(encoded, chunk.sources, seesAll: true)
      try layer.feedForward(encoded, chunk.sources)
    }
    return try finish(layer)
  }

  private func decode(
    _ block: ModelPlan.Block
  ) throws(ConversionError) -> [String: FeedbackFactor] {
    guard let source = plan.blocks.first(where: { $0.name == "\(block.name).source" }) else {
      preconditionFailure("no block \(block.name).source")
    }
    let layer = try CalibrationLayer(block, sources, heads: plan.configuration.decoder.heads)
    let sourceLayer = try CalibrationLayer(
      source, sources, heads: plan.configuration.decoder.heads)
    for chunk in chunks {
      try layer.attendToSelf(decoded, chunk.targets, seesAll: false)
      try layer.attend(
        decoded, chunk.targets, to: encoded, chunk.sources, keysAndValuesBy: sourceLayer)
      try layer.feedForward(decoded, chunk.targets)
    }
    return try finish(layer)
  }

  private func finish(
    _ layer: CalibrationLayer
  ) throws(ConversionError) -> [String: FeedbackFactor] {
    for (name, factor) in layer.factors.sorted(by: { $0.key < $1.key }) {
      try finish(factor, of: name, in: layer.block)
    }
    return layer.factors
  }

  private func finish(
    _ factor: FeedbackFactor, of matrix: String, in block: ModelPlan.Block
  ) throws(ConversionError) {
    guard factor.finish() else {
      throw .calibrationNotFinite(matrix: "\(block.name).\(matrix)")
    }
  }
}
