import CSteleKernels
import SteleDecoding
import SteleModelFormat
import SteleTokenizer

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
  /// What the batch needs and may have; nil where nothing limits the process.
  private var allowance: Allowance?
  let kernels: Kernels
  let sourceCache: KeyValueCache
  let targetCache: KeyValueCache
  private let slotTables: UnsafeMutableBufferPointer<UInt32>
  var projection: ProjectionBuffers
  /// Nil where steps look at the whole vocabulary.
  private var shortlist: ShortlistBuffers?
  /// What rows look at: (rows, longest aligned source).
  let attentionWeights: UnsafeMutableBufferPointer<Float>

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
    /// Tokens of the longest source, where rows shall tell what of it they look at; else 0.
    var longestAligned = 0
    /// Whether steps screen the output projection.
    var screens = false
    /// The rows that count for all sentences; nil where the whole vocabulary does.
    var shortlist: ScriptRows?
    /// Bytes that searches and their answers take beside the arena.
    var searchByteCount = 0
    /// Sentences, and hypotheses of each.
    var sentences = 1
    var beams = 1
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
    /// Its sentence's place in the batch, and its own among the rows of the sentence.
    var sentence = 0
    var place = 0
  }

  /// Makes room for a batch.
  ///
  /// - Parameters:
  ///   - weights: The model's matrices.
  ///   - capacity: How large the batch may get.
  ///   - budget: What limits the process's memory, if anything does.
  ///   - recorder: What notes where time goes, if that is asked for.
  /// - Throws: An error if the memory cannot be had, or the limit is too small.
  init(
    _ weights: TransformerWeights, capacity: Capacity, budget: MemoryBudget?,
    recorder: TranslationRecorder? = nil
  ) throws(TranslationError) {
    self.weights = weights
    self.capacity = capacity
    let configuration = weights.configuration
    let plan = Plan(configuration, capacity)
    allowance = try budget.map { budget throws(TranslationError) in
      Allowance(budget: budget, batch: plan.memory, plan: try budget.plan(plan.memory))
    }
    let stream = allowance.flatMap { $0.budget.prepare($0.batch, pages: 0, $0.plan) }
    arena = try Arena(plan.arena, allowsLargePages: stream == nil)
    kernels = Kernels(
      workspace: Workspace(arena, plan.workspace),
      // A layer takes at most 16 in a pass, what is before and after the layers at most 4.
      mostOperations: 16 * (configuration.encoder.layers + configuration.decoder.layers) + 4,
      layers: configuration.decoder.layers, threads: capacity.threads,
      quantizes: configuration.weights != .float32, stream: stream, recorder: recorder)
    sourceCache = KeyValueCache(arena, plan.sourceCache)
    targetCache = KeyValueCache(arena, plan.targetCache)
    slotTables = arena.buffer(plan.slotTables)
    projection = ProjectionBuffers(arena, plan.projection)
    attentionWeights = arena.buffer(plan.attentionWeights)
    if capacity.shortlist != nil {
      shortlist = ShortlistBuffers(arena, plan.shortlist, rowsPerSentence: capacity.beams)
    }
  }

  /// What a batch may have of a budget.
  private struct Allowance {
    let budget: MemoryBudget
    let batch: BatchMemory
    let plan: MemoryPlan
    /// Pages of the translations' keys and values that were used so far.
    var pages = 0
  }

  /// Where the time of the last pass went, if there is a recorder.
  var lastPass: PassTimes? { kernels.lastPass }

  /// Zero inputs that the decoder's last pass counted, if there is a recorder and inputs are int8.
  var layerCounts: LayerCounts? { kernels.layerCounts }

  private var width: Int { weights.configuration.width }

  fileprivate static func attentionShape(width: Int, heads: Int) -> stele_attention_shape {
    let headWidth = width / heads
    return stele_attention_shape(
      heads: heads, head_width: headWidth, scale: 1 / Float(headWidth).squareRoot())
  }

  var decoderShape: stele_attention_shape {
    Self.attentionShape(width: width, heads: weights.configuration.decoder.heads)
  }

  /// The sinusoid of the token at `index`.
  ///
  /// Positions count from after the padding id; padding itself has none.
  private func position(of token: TokenID, index: Int) -> UInt32 {
    let padding = weights.configuration.padding
    return token == padding ? UInt32.max : UInt32(padding) + 1 + UInt32(index)
  }

  func activations(
    _ buffer: UnsafeMutableBufferPointer<Float>, _ count: Int, stride: Int? = nil
  ) -> Activations {
    Activations(buffer, count: count, stride: stride ?? width)
  }
}

extension TransformerSession {
  /// Where everything lies that a batch needs besides the weights.
  struct Plan {
    private(set) var arena = ArenaPlan()
    fileprivate let workspace: Workspace.Plan
    fileprivate let sourceCache, targetCache: KeyValueCache.Plan
    fileprivate let slotTables: ArenaPlan.Reservation<UInt32>
    fileprivate let projection: ProjectionBuffers.Plan
    fileprivate let shortlist: ShortlistBuffers.Plan
    fileprivate let attentionWeights: ArenaPlan.Reservation<Float>
    private let capacity: Capacity

    init(_ configuration: ModelConfiguration, _ capacity: Capacity) {
      self.capacity = capacity
      let width = configuration.width
      let widest = max(
        3 * width, configuration.encoder.feedForward, configuration.decoder.feedForward)
      workspace = Workspace.Plan(
        &arena, rows: max(capacity.sourceTokens, capacity.rows), width: width, widest: widest)
      let layers = configuration.decoder.layers
      let shape = attentionShape(width: width, heads: configuration.decoder.heads)
      sourceCache = KeyValueCache.Plan(
        &arena, layers: layers, slots: capacity.sourceTokens, shape: shape,
        weights: configuration.weights)
      targetCache = KeyValueCache.Plan(
        &arena, layers: layers, slots: capacity.targetSlots, shape: shape,
        weights: configuration.weights)
      slotTables = arena.reserve(UInt32.self, capacity.slotTableEntries)
      projection = ProjectionBuffers.Plan(
        &arena, vocabulary: configuration.vocabularyCount, capacity)
      shortlist = ShortlistBuffers.Plan(
        &arena, vocabulary: configuration.vocabularyCount, capacity)
      attentionWeights = arena.reserve(Float.self, capacity.rows * capacity.longestAligned)
    }

    /// What of it counts from the first step on, and what grows.
    var memory: BatchMemory {
      BatchMemory(
        fixed: arena.byteCount - targetCache.pages * targetCache.pageByteCount
          + capacity.searchByteCount,
        pageByteCount: targetCache.pageByteCount, pages: targetCache.pages,
        tokens: max(capacity.sourceTokens, capacity.rows),
        reads: StepReads(screens: capacity.screens, tiles: capacity.shortlist?.tiles),
        sentences: capacity.sentences, beams: capacity.beams)
    }
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
  /// Runs the encoder over all sources and fills the cross-attention caches of the decoder's
  /// layers, or of the first `layers` of them.
  ///
  /// Returns where each source lies among the batch's source tokens: one behind the other. With a
  /// shortlist, the sources' own tokens are listed.
  func encode(_ sources: [[TokenID]], layers: Int? = nil) -> [Range<Int>] {
    if let common = capacity.shortlist { shortlist?.fill(common, sources, weights.tokenRows) }
    var end = 0
    let ranges = sources.map { source in
      defer { end += source.count }
      return end..<end + source.count
    }
    encode(sources, at: ranges, layers: layers)
    return ranges
  }

  /// The same for sources that come to lie at `ranges` of the batch's source tokens.
  ///
  /// Other sources may lie before, between and behind them, but in no page of theirs.
  func encode(_ sources: [[TokenID]], at ranges: [Range<Int>], layers: Int? = nil) {
    let count = layOut(sources, at: ranges)
    guard count > 0 else { return }
    embed(count: count)
    let hidden = activations(kernels.workspace.hidden, count)
    for (index, layer) in weights.encoder.enumerated() {
      kernels.scope = OperationNote(part: .selfAttention, layer: index)
      encoderSelfAttention(layer, hidden)
      kernels.scope.part = .feedForward
      feedForward(layer, hidden)
    }
    kernels.scope = OperationNote(part: .norms)
    let encoded = kernels.normalize(hidden, weights.encoderNorm)
    let keyValues = activations(kernels.workspace.projected, count, stride: 2 * width)
    for (index, layer) in weights.decoder.prefix(layers ?? .max).enumerated() {
      kernels.scope = OperationNote(part: .crossKeysValues, layer: index)
      kernels.linear(layer.crossAttentionKeyValue, encoded, STELE_STORE, into: keyValues)
      kernels.store(
        keyValues, slots: kernels.workspace.slots.baseAddress, decoderShape,
        into: sourceCache.layer(index))
    }
    kernels.run()
  }

  /// Writes the sources' rows, positions, places and spans into the workspace, one after the other;
  /// returns how many tokens they have.
  private func layOut(_ sources: [[TokenID]], at ranges: [Range<Int>]) -> Int {
    let workspace = kernels.workspace
    var count = 0
    for (source, range) in zip(sources, ranges) {
      precondition(range.count == source.count, "a place for each token")
      precondition(
        max(count + source.count, range.upperBound) <= capacity.sourceTokens,
        "sources longer than planned")
      let span = stele_attention_span(slots: nil, first: range.lowerBound, count: source.count)
      for (index, token) in source.enumerated() {
        workspace.tokens[count + index] = weights.tokenRows.row(of: token)
        workspace.positions[count + index] = position(of: token, index: index)
        workspace.slots[count + index] = UInt32(range.lowerBound + index)
        workspace.spans[count + index] = span
      }
      count += source.count
    }
    return count
  }

  /// hidden += output(attention(queries, keys, values of norm(hidden))).
  private func encoderSelfAttention(
    _ layer: TransformerWeights.EncoderLayer, _ hidden: Activations
  ) {
    let workspace = kernels.workspace
    let shape = Self.attentionShape(
      width: width, heads: weights.configuration.encoder.heads)
    let projected = activations(workspace.projected, hidden.count, stride: 3 * width)
    kernels.linear(
      layer.queryKeyValue, kernels.normalize(hidden, layer.selfAttentionNorm), STELE_STORE,
      into: projected)
    // The sources' places in the first decoder layer's cache are free until they are encoded.
    let keyValues = sourceCache.layer(0, shape)
    kernels.store(
      projected.columns(from: width), slots: workspace.slots.baseAddress, shape, into: keyValues)
    let attended = activations(workspace.attended, hidden.count)
    kernels.attend(projected, workspace.spans, of: keyValues, shape, into: attended)
    kernels.linear(
      layer.selfAttentionOutput, kernels.projectionInput(attended, depth: width),
      STELE_ACCUMULATE, into: hidden)
  }

  /// hidden += out(relu(in(norm(hidden)))).
  ///
  /// Zeros are counted in the decoder's layers, which say which one of them they are.
  func feedForward(
    _ layer: TransformerWeights.EncoderLayer, _ hidden: Activations, decoderLayer: Int? = nil
  ) {
    let inner = activations(
      kernels.workspace.projected, hidden.count, stride: layer.feedForwardIn.rows)
    kernels.linear(
      layer.feedForwardIn, kernels.normalize(hidden, layer.feedForwardNorm), STELE_STORE_RELU,
      into: inner)
    let input = kernels.projectionInput(inner, depth: inner.stride)
    if let decoderLayer { kernels.countZeros(in: input, depth: inner.stride, layer: decoderLayer) }
    kernels.linear(
      layer.feedForwardOut, input, STELE_ACCUMULATE, into: hidden, isSparse: true)
  }

  /// The first operation of a pass: hidden = the embeddings of the workspace's tokens.
  func embed(count: Int) {
    kernels.scope = OperationNote(part: .embedding)
    kernels.embed(
      weights.embedding, count: count, frequencies: weights.positionFrequencies.baseAddress,
      multiplier: weights.configuration.embeddingMultiplier)
  }
}

// MARK: - Decoding

extension TransformerSession {
  /// Rows that were added since the last pass of the decoder.
  var rowCount: Int { projection.demand.rowCount }

  /// Adds a row to the decoder's next pass; `request` says what to answer about the token after it.
  ///
  /// The row is written where the kernels read it, which the encoder overwrites: encode first.
  func add(_ row: DecoderRow, asking request: RowRequest) {
    let place = rowCount
    precondition(place < capacity.rows, "more rows than planned")
    precondition(Int(row.slot) < capacity.targetSlots, "no such slot")
    makeRoom(for: row.slot)
    let workspace = kernels.workspace
    workspace.tokens[place] = weights.tokenRows.row(of: row.token)
    workspace.positions[place] = position(of: row.token, index: row.index)
    workspace.slots[place] = row.slot
    let history = UnsafeBufferPointer(rebasing: slotTables[row.history])
    workspace.spans[place] = stele_attention_span(
      slots: history.baseAddress, first: 0, count: history.count)
    workspace.sourceSpans[place] = stele_attention_span(
      slots: nil, first: row.source.lowerBound, count: row.source.count)
    projection.ask(
      request, weights.tokenRows,
      own: shortlist?.own(sentence: row.sentence, row: row.place) ?? .init())
  }

  /// Runs the decoder over the rows that were added, appending their keys and values to the cache,
  /// and writes what they asked for into the first of `scores`, in order.
  ///
  /// Rows may be several hypotheses at one position, or several positions of one target in order:
  /// every row's key and value is in its slot before any row attends. Where no row asks for
  /// anything there is no pass over the vocabulary. Takes no memory where `scores` have room.
  func decode(into scores: inout [RowScores]) {
    embed(count: rowCount)
    let hidden = activations(kernels.workspace.hidden, rowCount)
    for (index, layer) in weights.decoder.enumerated() {
      kernels.scope = OperationNote(part: .selfAttention, layer: index)
      decoderSelfAttention(layer.common, hidden, cache: targetCache.layer(index))
      kernels.scope.part = .crossAttention
      crossAttention(layer, hidden, cache: sourceCache.layer(index))
      kernels.scope.part = .feedForward
      feedForward(layer.common, hidden, decoderLayer: index)
    }
    if !projection.demand.isNothing { project(hidden) }
    kernels.run(repeats: true)
    if let stream = kernels.stream, screens {
      stream.countLooks(stele_screening_looks(projection.scratchAddress, rowCount))
    }
    projection.answer(into: &scores, weights.tokenRows)
  }

  /// Whether half of the output projection's weights will do for the rows that were added.
  private var screens: Bool {
    !projection.demand.isNothing
      && Screening.applies(to: projection.demand, weights.configuration.embeddingWeights)
  }

  /// The output projection of all rows, from half of its weights where that will do.
  private func project(_ hidden: Activations) {
    kernels.scope = OperationNote(part: .outputProjection)
    let input = kernels.normalize(hidden, weights.decoderNorm)
    if screens {
      kernels.screen(
        weights.embedding, input, rows: projection.rowsAddress, count: rowCount,
        within: shortlist, scratch: projection.scratchAddress, notes: projection.notes)
    } else {
      kernels.project(
        weights.embedding, input, rows: projection.rowsAddress, count: rowCount,
        within: shortlist, scratch: projection.scratchAddress)
    }
  }

  /// Takes room from the weights if `slot` is in a page of keys and values that was not used yet.
  private func makeRoom(for slot: UInt32) {
    let page = Int(slot) / Int(STELE_PAGE_SLOTS)
    guard let allowance, kernels.stream != nil, page >= allowance.pages else { return }
    self.allowance?.pages = page + 1
    _ = allowance.budget.prepare(allowance.batch, pages: page + 1, allowance.plan)
  }

  func decoderSelfAttention(
    _ layer: TransformerWeights.EncoderLayer, _ hidden: Activations, cache: stele_key_values
  ) {
    let workspace = kernels.workspace
    let projected = activations(workspace.projected, hidden.count, stride: 3 * width)
    kernels.linear(
      layer.queryKeyValue, kernels.normalize(hidden, layer.selfAttentionNorm), STELE_STORE,
      into: projected)
    kernels.store(
      projected.columns(from: width), slots: workspace.slots.baseAddress, decoderShape,
      into: cache)
    attendAndAdd(
      projected, workspace.spans, of: cache, output: layer.selfAttentionOutput, into: hidden)
  }

  func crossAttention(
    _ layer: TransformerWeights.DecoderLayer, _ hidden: Activations, cache: stele_key_values
  ) {
    attendAndAdd(
      crossAttentionQueries(layer, hidden), kernels.workspace.sourceSpans, of: cache,
      output: layer.crossAttentionOutput,
      into: hidden)
  }

  func crossAttentionQueries(
    _ layer: TransformerWeights.DecoderLayer, _ hidden: Activations
  ) -> Activations {
    let queries = activations(kernels.workspace.projected, hidden.count)
    kernels.linear(
      layer.crossAttentionQuery, kernels.normalize(hidden, layer.crossAttentionNorm),
      STELE_STORE, into: queries)
    return queries
  }

  private func attendAndAdd(
    _ queries: Activations, _ spans: UnsafeMutableBufferPointer<stele_attention_span>,
    of cache: stele_key_values, output: Matrix, into hidden: Activations
  ) {
    let attended = activations(kernels.workspace.attended, queries.count)
    kernels.attend(queries, spans, of: cache, decoderShape, into: attended)
    kernels.linear(
      output, kernels.projectionInput(attended, depth: width), STELE_ACCUMULATE, into: hidden)
  }
}
