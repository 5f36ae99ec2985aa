public import SteleDecoding
import SteleModelFormat
import SteleTokenizer

/// How much each token of a translation looks at each token of its source, by cross-attention.
///
/// Weights are those of one decoder layer, averaged over its heads. Which layer, and of which step,
/// is a matter of depth; see `AttentionChoice`.
public struct Aligner: Sendable {
  /// The model in use.
  public let model: TranslationModel
  private let threads: Int
  private let choice: AttentionChoice
  private let batchTokens: Int

  /// An aligner that computes with `threads` threads, or on all cores where that is nil.
  public init(_ model: TranslationModel, threads: Int? = nil) throws(TranslationError) {
    try self.init(
      model, threads: threads,
      choice: AttentionChoice(decoderLayers: model.configuration.decoder.layers))
  }

  /// The same with attention chosen by hand, and with at most `batchTokens` tokens of either side
  /// in a batch.
  init(
    _ model: TranslationModel, threads: Int?, choice: AttentionChoice, batchTokens: Int = 512
  ) throws(TranslationError) {
    self.model = model
    self.threads = try Translator.checkedThreads(threads)
    self.choice = choice
    self.batchTokens = batchTokens
  }

  /// The alignment of each pair, in their order: one pass per batch of pairs, each target given.
  ///
  /// Sources and targets have their language tokens and `</s>`. What a pair gets does not depend on
  /// the others.
  ///
  /// - Throws: An error if a side has no ids, too many, or some that the model does not have.
  public func align(
    _ pairs: [(source: [TokenID], target: [TokenID])]
  ) throws(TranslationError) -> [Alignment] {
    let start = model.configuration.decoderStart
    var given: [GivenTarget] = []
    for (index, pair) in pairs.enumerated() {
      let source = try model.checked(pair.source)
      let target = try model.checked(pair.target)
      let fed = choice.step == .hasAsInput ? target[...] : target.dropLast()
      given.append(GivenTarget(index: index, source: source, inputs: [start] + fed))
    }
    var alignments = [Alignment?](repeating: nil, count: pairs.count)
    for batch in model.grouped(given, batchTokens: batchTokens, capacity: capacity) {
      let found = try model.inTurn { () throws(TranslationError) in try self.alignments(of: batch) }
      for (pair, alignment) in zip(batch, found) { alignments[pair.index] = alignment }
    }
    try model.checkUnchanged()
    return alignments.compactMap { $0 }
  }

  private func capacity(_ size: GivenTargets.Size) -> TransformerSession.Capacity {
    GivenTargets.capacity(size, excluded: 0, aligns: true, threads: threads)
  }

  private func alignments(of batch: [GivenTarget]) throws(TranslationError) -> [Alignment] {
    try model.checkUnchanged()
    let session = try TransformerSession(
      model.weights, capacity: capacity(GivenTargets.size(of: batch)), budget: model.budget)
    let ranges = session.encode(batch.map(\.source), layers: choice.layer + 1)
    session.add(batch, sources: ranges) { _, _ in RowRequest(candidateCount: 0, excluded: []) }
    session.weighSources(layer: choice.layer)
    var first = 0
    return batch.map { pair in
      let rows = first..<first + pair.inputs.count
      first = rows.upperBound
      // The step that has a token as input is the one after the step that predicts it.
      let steps = rows.dropFirst(choice.step == .hasAsInput ? 1 : 0)
      return Alignment(
        weights: steps.flatMap { session.sourceWeights(row: $0, sourceCount: pair.source.count) },
        sourceCount: pair.source.count, targetCount: steps.count)
    }
  }
}
