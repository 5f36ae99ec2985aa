public import SteleDecoding
import SteleModelFormat
public import SteleTokenizer

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Natural-log probabilities of given targets, token by token.
public struct TargetScores: Sendable, Equatable {
  /// `[language] … </s>`.
  public var tokens: [TokenID]
  /// One for each token: plain softmax, nothing forced.
  public var logProbabilities: [Float]
}

/// Says how likely a model finds given translations.
public struct Scorer: Sendable {
  /// The model in use.
  public let model: TranslationModel
  private let batchTokens: Int
  private let threads: Int

  /// A scorer that reads up to `batchTokens` tokens of either side together, or one pair that alone
  /// has more, with `threads` threads, or on all cores where that is nil.
  public init(
    _ model: TranslationModel, batchTokens: Int = 512, threads: Int? = nil
  ) throws(TranslationError) {
    self.model = model
    guard (1...1_048_576).contains(batchTokens) else {
      throw .invalidOption("batch tokens must be 1 to 1048576, not \(batchTokens)")
    }
    self.batchTokens = batchTokens
    self.threads = try Translator.checkedThreads(threads)
  }

  /// The log-probability of every token of `target` as a translation of `source`.
  ///
  /// Equals transformers' teacher-forced `log_softmax` of the logits.
  public func score(
    source: [UInt8], from sourceLanguage: Language, target: [UInt8], to targetLanguage: Language
  ) throws(TranslationError) -> TargetScores {
    let sourceIDs = try model.sourceIDs(of: source, language: sourceLanguage)
    let targetIDs = try model.targetIDs(of: target, language: targetLanguage)
    return try score(sourceIDs: sourceIDs, targetIDs: targetIDs)
  }

  /// The same for ids of a source and of a target, language tokens and `</s>` included.
  ///
  /// - Throws: An error if there are none, too many, or some that the model does not have.
  public func score(
    sourceIDs source: [TokenID], targetIDs target: [TokenID]
  ) throws(TranslationError) -> TargetScores {
    try score([(source: source, target: target)])[0]
  }

  /// The same for many pairs, in their order.
  ///
  /// - Throws: The first pair's error that has one.
  public func score(
    _ pairs: [(source: [TokenID], target: [TokenID])]
  ) throws(TranslationError) -> [TargetScores] {
    var scores: [TargetScores] = []
    for result in try scoreEach(pairs) { scores.append(try result.get()) }
    return scores
  }

  /// The same, where a pair that cannot be scored has its own error in its place and harms no
  /// other.
  ///
  /// What a pair gets does not depend on the others.
  ///
  /// - Throws: What concerns all pairs: the file changed, or memory ran out.
  public func scoreEach(
    _ pairs: [(source: [TokenID], target: [TokenID])]
  ) throws(TranslationError) -> [Result<TargetScores, TranslationError>] {
    var results = [Result<TargetScores, TranslationError>](
      repeating: .success(TargetScores(tokens: [], logProbabilities: [])), count: pairs.count)
    let start = model.configuration.decoderStart
    var given: [GivenTarget] = []
    for (index, pair) in pairs.enumerated() {
      do {
        let source = try model.checked(pair.source)
        let target = try model.checked(pair.target)
        given.append(
          GivenTarget(index: index, source: source, inputs: [start] + target.dropLast()))
      } catch {
        results[index] = .failure(error)
      }
    }
    for batch in model.grouped(given, batchTokens: batchTokens, capacity: capacity) {
      let rows = try model.inTurn { () throws(TranslationError) in
        try rowScores(of: batch, targets: batch.map { pairs[$0.index].target })
      }
      var first = 0
      for pair in batch {
        let target = pairs[pair.index].target
        let own = rows[first..<first + target.count]
        results[pair.index] = .success(
          TargetScores(tokens: target, logProbabilities: own.map(Self.logProbability)))
        first += target.count
      }
    }
    try model.checkUnchanged()
    return results
  }

  private func capacity(_ size: GivenTargets.Size) -> TransformerSession.Capacity {
    GivenTargets.capacity(size, excluded: 1, aligns: false, threads: threads)
  }

  /// What the model finds of each token of `targets`, when all before it are given.
  private func rowScores(
    of batch: [GivenTarget], targets: [[TokenID]]
  ) throws(TranslationError) -> [RowScores] {
    try model.checkUnchanged()
    let size = GivenTargets.size(of: batch)
    let session = try TransformerSession(
      model.weights, capacity: capacity(size), budget: model.budget)
    let ranges = session.encode(batch.map(\.source))
    session.add(batch, sources: ranges) { pair, position in
      RowRequest(candidateCount: 0, excluded: [targets[pair][position]])
    }
    // Every element is made anew: copies of one would share its memory.
    var scores = (0..<size.inputs).map { _ in
      RowScores(candidateCapacity: 0, excludedCapacity: 1)
    }
    session.decode(into: &scores)
    return scores
  }

  /// log softmax of the one excluded token, given the log-sum-exp of all the others.
  private static func logProbability(_ scores: RowScores) -> Float {
    let logit = scores.excludedLogits[0]
    let rest = Double(scores.logSumExp - logit)
    return Float(rest > 40 ? -rest : -log1p(exp(rest)))
  }
}
