import SteleModelFormat
public import SteleSearch
public import SteleText

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
  private let threads: Int

  /// A scorer that computes with `threads` threads, or on all cores where that is nil.
  public init(_ model: TranslationModel, threads: Int? = nil) throws(TranslationError) {
    self.model = model
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
    _ = try model.checked(source)
    _ = try model.checked(target)
    try model.checkUnchanged()
    let scores = try model.inTurn { () throws(TranslationError) -> [RowScores] in
      try rowScores(source: source, target: target)
    }
    return TargetScores(tokens: target, logProbabilities: scores.map(Self.logProbability))
  }

  /// What the model finds of each token of `target`, when all before it are given.
  private func rowScores(
    source: [TokenID], target: [TokenID]
  ) throws(TranslationError) -> [RowScores] {
    let count = target.count
    let session = try TransformerSession(
      model.weights,
      capacity: .init(
        sourceTokens: source.count, rows: count,
        targetSlots: count, slotTableEntries: count, candidates: 0,
        excluded: 1, threads: threads),
      budget: model.budget)
    for index in 0..<count { session[slotTable: index] = UInt32(index) }
    let ranges = session.encode([source])
    let inputs = [model.file.configuration.decoderStart] + target.dropLast()
    for (index, token) in inputs.enumerated() {
      session.add(
        .init(
          token: token, index: index, source: ranges[0], slot: UInt32(index),
          history: 0..<index + 1),
        asking: RowRequest(candidateCount: 0, excluded: [target[index]]))
    }
    var scores = target.map { _ in RowScores(candidateCapacity: 0, excludedCapacity: 1) }
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
