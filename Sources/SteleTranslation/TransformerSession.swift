import CSteleKernels
import SteleModelFormat
import SteleText

/// The encoder-decoder transformer at work on one batch: its buffers, caches and forward passes.
///
/// Follows transformers' M2M100: pre-norm layers, sinusoidal positions that start after the padding
/// id, ReLU, a final norm on both stacks, and the embedding as output projection.
///
/// Rows of a pass are independent of each other but for what their attention spans name, so the
/// result for a sentence does not depend on what else is in the batch.
final class TransformerSession {
  let weights: TransformerWeights
  let capacity: Capacity
  private let arena: Arena
  private let kernels: Kernels
  private let sourceCache: UnsafeMutableBufferPointer<Float>
  private let targetCache: UnsafeMutableBufferPointer<Float>
  private let slotTables: UnsafeMutableBufferPointer<UInt32>
  private let projection: ProjectionBuffers

  /// How large a batch may get.
  struct Capacity {
    /// Tokens of all sources together.
    var sourceTokens: Int
    /// Rows that the decoder runs in one pass.
    var rows: Int
    /// Key/value slots of all hypotheses together.
    var targetSlots: Int
    /// Entries for all the tables that say which slots a hypothesis consists of.
    var slotTableEntries: Int
    /// The largest number of candidates and of excluded tokens that a row asks for.
    var candidates: Int
    var excluded: Int
    var threads: Int
  }

  /// One hypothesis's newest token: what to feed, and what it may look at.
  struct DecoderRow {
    var token: TokenID
    /// 0 for the start token.
    var index: Int
    /// Where its source lies among the batch's source tokens.
    var source: Range<Int>
    /// Where this token's keys and values go.
    var slot: UInt32
    /// Entries of the slot table that list the hypothesis's slots, this one last.
    var history: Range<Int>
  }

  init(_ weights: TransformerWeights, capacity: Capacity) throws(TranslationError) {
    self.weights = weights
    self.capacity = capacity
    let configuration = weights.file.configuration
    let width = configuration.width
    let widest = max(
      3 * width, configuration.encoder.feedForward, configuration.decoder.feedForward)

    var plan = ArenaPlan()
    let workspace = Workspace.Plan(
      &plan, rows: max(capacity.sourceTokens, capacity.rows), width: width, widest: widest)
    let layers = configuration.decoder.layers
    let sourceCache = plan.reserve(Float.self, layers * capacity.sourceTokens * 2 * width)
    let targetCache = plan.reserve(Float.self, layers * capacity.targetSlots * 2 * width)
    let slotTables = plan.reserve(UInt32.self, capacity.slotTableEntries)
    let projection = ProjectionBuffers.Plan(
      &plan, vocabulary: configuration.vocabularyCount, capacity)

    arena = try Arena(plan)
    kernels = Kernels(workspace: Workspace(arena, workspace), threads: Int32(capacity.threads))
    self.sourceCache = arena.buffer(sourceCache)
    self.targetCache = arena.buffer(targetCache)
    self.slotTables = arena.buffer(slotTables)
    self.projection = ProjectionBuffers(arena, projection)
  }

  private var width: Int { weights.file.configuration.width }

  /// Floats from one token's cached key to the next: its value lies between.
  private var cacheStride: Int { 2 * width }

  /// The cached keys and values of one decoder layer's source tokens: (sourceTokens, 2, width).
  private func sourceCache(layer: Int) -> UnsafeMutablePointer<Float> {
    Self.part(sourceCache, layer, of: capacity.sourceTokens * cacheStride)
  }

  /// The cached keys and values of one decoder layer's slots: (targetSlots, 2, width).
  private func targetCache(layer: Int) -> UnsafeMutablePointer<Float> {
    Self.part(targetCache, layer, of: capacity.targetSlots * cacheStride)
  }

  private static func part(
    _ buffer: UnsafeMutableBufferPointer<Float>, _ index: Int, of count: Int
  ) -> UnsafeMutablePointer<Float> {
    precondition((index + 1) * count <= buffer.count, "cache has no such layer")
    guard let start = buffer.baseAddress else { preconditionFailure("empty cache") }
    return start + index * count
  }

  /// An attention over keys and values that lie `stride` floats apart.
  private func attentionShape(heads: Int, stride: Int) -> stele_attention_shape {
    let headWidth = width / heads
    return stele_attention_shape(
      heads: heads, head_width: headWidth, stride: stride,
      scale: 1 / Float(headWidth).squareRoot())
  }

  /// The sinusoid of the token at `index`.
  ///
  /// Positions count from after the padding id; padding itself has none.
  private func position(of token: TokenID, index: Int) -> UInt32 {
    let padding = weights.file.configuration.padding
    return token == padding ? UInt32.max : UInt32(padding) + 1 + UInt32(index)
  }

  private func activations(
    _ buffer: UnsafeMutableBufferPointer<Float>, _ count: Int, stride: Int? = nil
  ) -> Activations {
    Activations(buffer, count: count, stride: stride ?? width)
  }
}

extension TransformerSession {
  /// Entry `index` of the slot tables, which batches lay out as they like.
  subscript(slotTable index: Int) -> UInt32 {
    get { slotTables[index] }
    set { slotTables[index] = newValue }
  }

  /// Copies a stretch of slot table, for hypotheses that continue another one.
  func copySlots(from source: Range<Int>, to target: Int) {
    precondition(source.upperBound <= slotTables.count && target >= 0)
    precondition(target + source.count <= slotTables.count)
    for offset in 0..<source.count {
      slotTables[target + offset] = slotTables[source.lowerBound + offset]
    }
  }
}

// MARK: - Encoding

extension TransformerSession {
  /// Runs the encoder over all sources and fills every decoder layer's cross-attention cache.
  ///
  /// Returns where each source lies among the batch's source tokens.
  func encode(_ sources: [[TokenID]]) -> [Range<Int>] {
    let ranges = layOut(sources)
    let count = ranges.last?.upperBound ?? 0
    guard count > 0 else { return ranges }
    let configuration = weights.file.configuration
    kernels.embed(
      weights.embedding, count: count, frequencies: weights.positionFrequencies,
      multiplier: configuration.embeddingMultiplier)

    let workspace = kernels.workspace
    let hidden = activations(workspace.hidden, count)
    let normalized = activations(workspace.normalized, count)
    for layer in weights.encoder {
      kernels.normalize(hidden, layer.selfAttentionNorm, into: normalized)
      encoderSelfAttention(layer, ranges, count: count)
      kernels.normalize(hidden, layer.feedForwardNorm, into: normalized)
      feedForward(layer, count: count)
    }
    kernels.normalize(hidden, weights.encoderNorm, into: normalized)
    for (index, layer) in weights.decoder.enumerated() {
      let cache = UnsafeMutableBufferPointer(
        start: sourceCache(layer: index), count: capacity.sourceTokens * cacheStride)
      kernels.linear(
        layer.crossAttentionKeyValue, normalized, STELE_STORE,
        into: activations(cache, count, stride: cacheStride))
    }
    return ranges
  }

  /// Writes the sources' ids and positions into the workspace, one after the other.
  private func layOut(_ sources: [[TokenID]]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var count = 0
    for source in sources {
      for (index, token) in source.enumerated() {
        kernels.workspace.tokens[count + index] = token
        kernels.workspace.positions[count + index] = position(of: token, index: index)
      }
      ranges.append(count..<count + source.count)
      count += source.count
    }
    precondition(count <= capacity.sourceTokens, "sources longer than planned")
    return ranges
  }

  private func encoderSelfAttention(
    _ layer: TransformerWeights.EncoderLayer, _ ranges: [Range<Int>], count: Int
  ) {
    let workspace = kernels.workspace
    let stride = 3 * width
    let projected = activations(workspace.projected, count, stride: stride)
    kernels.linear(
      layer.queryKeyValue, activations(workspace.normalized, count), STELE_STORE, into: projected)
    for range in ranges {
      let keys = projected.values + range.lowerBound * stride + width
      let span = stele_attention_span(
        keys: keys, values: keys + width, slots: nil, count: range.count)
      for row in range { workspace.spans[row] = span }
    }
    let attended = activations(workspace.attended, count)
    kernels.attend(
      projected,
      attentionShape(heads: weights.file.configuration.encoder.heads, stride: stride),
      into: attended)
    kernels.linear(
      layer.selfAttentionOutput, attended, STELE_ACCUMULATE,
      into: activations(workspace.hidden, count))
  }

  private func feedForward(_ layer: TransformerWeights.EncoderLayer, count: Int) {
    let workspace = kernels.workspace
    let inner = activations(
      workspace.projected, count, stride: layer.feedForwardIn.rows)
    kernels.linear(
      layer.feedForwardIn, activations(workspace.normalized, count), STELE_STORE_RELU, into: inner)
    kernels.linear(
      layer.feedForwardOut, inner, STELE_ACCUMULATE, into: activations(workspace.hidden, count))
  }
}

// MARK: - Decoding

extension TransformerSession {
  /// Runs the decoder over `rows`, appending their keys and values to the cache.
  ///
  /// Rows may be several hypotheses at one position, or several positions of one target in order:
  /// every row's key and value is in its slot before any row attends.
  func decode(_ rows: [DecoderRow]) {
    precondition(rows.count <= capacity.rows, "more rows than planned")
    let configuration = weights.file.configuration
    for (row, content) in rows.enumerated() {
      precondition(Int(content.slot) < capacity.targetSlots, "no such slot")
      kernels.workspace.tokens[row] = content.token
      kernels.workspace.positions[row] = position(of: content.token, index: content.index)
    }
    kernels.embed(
      weights.embedding, count: rows.count, frequencies: weights.positionFrequencies,
      multiplier: configuration.embeddingMultiplier)

    let hidden = activations(kernels.workspace.hidden, rows.count)
    let normalized = activations(kernels.workspace.normalized, rows.count)
    for (index, layer) in weights.decoder.enumerated() {
      kernels.normalize(hidden, layer.common.selfAttentionNorm, into: normalized)
      decoderSelfAttention(layer.common, rows, cache: targetCache(layer: index))
      kernels.normalize(hidden, layer.crossAttentionNorm, into: normalized)
      crossAttention(layer, rows, cache: sourceCache(layer: index))
      kernels.normalize(hidden, layer.common.feedForwardNorm, into: normalized)
      feedForward(layer.common, count: rows.count)
    }
    kernels.normalize(hidden, weights.decoderNorm, into: normalized)
  }

  private func decoderSelfAttention(
    _ layer: TransformerWeights.EncoderLayer, _ rows: [DecoderRow],
    cache: UnsafeMutablePointer<Float>
  ) {
    let workspace = kernels.workspace
    let projected = activations(workspace.projected, rows.count, stride: 3 * width)
    kernels.linear(
      layer.queryKeyValue, activations(workspace.normalized, rows.count), STELE_STORE,
      into: projected)
    for (row, content) in rows.enumerated() {
      let keyValue = projected.values + row * projected.stride + width
      (cache + Int(content.slot) * cacheStride).update(from: keyValue, count: cacheStride)
      let slots = UnsafeBufferPointer(rebasing: slotTables[content.history])
      workspace.spans[row] = stele_attention_span(
        keys: cache, values: cache + width, slots: slots.baseAddress, count: slots.count)
    }
    attendAndAdd(projected, output: layer.selfAttentionOutput)
  }

  private func crossAttention(
    _ layer: TransformerWeights.DecoderLayer, _ rows: [DecoderRow],
    cache: UnsafeMutablePointer<Float>
  ) {
    let workspace = kernels.workspace
    let queries = activations(workspace.projected, rows.count)
    kernels.linear(
      layer.crossAttentionQuery, activations(workspace.normalized, rows.count), STELE_STORE,
      into: queries)
    for (row, content) in rows.enumerated() {
      let keys = cache + content.source.lowerBound * cacheStride
      workspace.spans[row] = stele_attention_span(
        keys: keys, values: keys + width, slots: nil, count: content.source.count)
    }
    attendAndAdd(queries, output: layer.crossAttentionOutput)
  }

  private func attendAndAdd(_ queries: Activations, output: Matrix) {
    let attended = activations(kernels.workspace.attended, queries.count)
    kernels.attend(
      queries,
      attentionShape(heads: weights.file.configuration.decoder.heads, stride: cacheStride),
      into: attended)
    kernels.linear(
      output, attended, STELE_ACCUMULATE,
      into: activations(kernels.workspace.hidden, queries.count))
  }

  /// One pass over the vocabulary for the rows that were decoded last, in the same order.
  func project(_ requests: [ProjectionBuffers.Request]) -> [ProjectionBuffers.Scores] {
    projection.fill(requests)
    kernels.project(
      weights.embedding, activations(kernels.workspace.normalized, requests.count),
      rows: projection.rowsAddress, scratch: projection.scratchAddress)
    return projection.scores(requests)
  }
}
