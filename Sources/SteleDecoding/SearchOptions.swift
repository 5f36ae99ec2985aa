/// How a sentence is searched: the options of Hugging Face transformers' `generate`, same defaults.
///
/// With one beam the search is greedy or, with ``sampling``, random, and neither the length penalty
/// nor early stopping has a say.
public struct SearchOptions: Sendable, Hashable, Encodable {
  /// Hypotheses kept alive at every step, 1 to 64; 1 is greedy.
  public var beams: Int
  /// The exponent of the length that a beam's score is divided by: above 0 favours long outputs.
  public var lengthPenalty: Float
  /// When a beam search may end although live hypotheses remain.
  public var earlyStopping: EarlyStopping
  /// Fewest tokens before `</s>` may follow, the language token counted.
  public var minimumNewTokens: Int
  /// Length in tokens of the n-grams that may occur only once; 0 allows all.
  public var noRepeatNgram: Int
  /// What the score of every token that already occurred is weakened by; 1 changes nothing.
  ///
  /// A negative score is multiplied by it, any other divided. The start token `</s>` counts as
  /// having occurred, so that the penalty also weakens the end, as in transformers.
  public var repetitionPenalty: Float
  /// Hypotheses to return: at most as many as beams, best first; with ``sampling`` 1 to 64
  /// independent draws, in order of draw.
  ///
  /// A draw does not depend on how many there are. Equal ones may occur.
  public var returned: Int
  /// How tokens are drawn, only with one beam; nil takes the best ones.
  public var sampling: Sampling?

  /// Whether greedy search and sampling score their hypotheses.
  ///
  /// That takes a look at all tokens' logits at every step. Beam search cannot do without.
  public var wantsScores: Bool

  /// When a beam search may end although live hypotheses remain.
  public enum EarlyStopping: String, Sendable, CaseIterable, Encodable {
    /// Once the best live hypothesis, scored at its present length, is no better than the worst
    /// of as many ended ones as there are beams. transformers' `early_stopping=False`.
    case heuristic
    /// As soon as as many hypotheses have ended as there are beams. transformers' `True`.
    case always
    /// As `heuristic`, but with a positive length penalty the best live hypothesis is scored at
    /// the greatest length it could reach. transformers' `"never"`.
    case never
  }

  /// Options with these values; ``validate(maximumNewTokens:)`` checks them.
  public init(
    beams: Int = 1, lengthPenalty: Float = 1, earlyStopping: EarlyStopping = .heuristic,
    minimumNewTokens: Int = 0, noRepeatNgram: Int = 0, repetitionPenalty: Float = 1,
    returned: Int = 1, sampling: Sampling? = nil,
    wantsScores: Bool = true
  ) {
    self.beams = beams
    self.lengthPenalty = lengthPenalty
    self.earlyStopping = earlyStopping
    self.minimumNewTokens = minimumNewTokens
    self.noRepeatNgram = noRepeatNgram
    self.repetitionPenalty = repetitionPenalty
    self.returned = returned
    self.sampling = sampling
    self.wantsScores = wantsScores
  }
}

extension SearchOptions {
  /// The most rows that a search with these options has.
  public var mostRows: Int { sampling == nil ? beams : returned }

  /// The most candidates that a row asks for, of a vocabulary of so many tokens.
  ///
  /// One beam chooses one token. Of the tokens of one row at most 2 · beams can be among the
  /// 2 · beams best of all rows, and those not excluded are then the best not excluded. The best
  /// few tokens of sampling are likewise among as many not excluded and all excluded ones.
  public func mostCandidates(vocabularyCount: Int) -> Int {
    let count: Int
    if let sampling {
      count = sampling.readsAllLogits ? 0 : sampling.topK
    } else {
      count = beams == 1 ? 1 : 2 * beams
    }
    return min(count, vocabularyCount)
  }

  /// The most tokens that a row excludes from its candidates, of a vocabulary of so many, in a
  /// search of up to `maximumNewTokens` tokens.
  ///
  /// Repeated and banned ones come from the history, which begins with the start token; only the
  /// end, where it comes too early, need not. Where every token's logit is wanted, all are
  /// excluded.
  public func mostExcluded(vocabularyCount: Int, maximumNewTokens: Int) -> Int {
    readsAllLogits
      ? vocabularyCount
      : min(mostAdjusted(maximumNewTokens: maximumNewTokens), vocabularyCount)
  }

  /// Whether rows ask for every token's logit, which takes memory in proportion to the vocabulary.
  public var readsAllLogits: Bool { sampling?.readsAllLogits ?? false }

  /// The most tokens whose scores change after a row.
  func mostAdjusted(maximumNewTokens: Int) -> Int {
    let looksAtHistory = repetitionPenalty != 1 || noRepeatNgram > 0
    return (looksAtHistory ? 1 + maximumNewTokens : 0) + 1
  }

  /// The range of ``beams``, and of ``returned`` with ``sampling``.
  public static let beamRange = 1...64

  /// Checks every option, alone and against the others.
  ///
  /// - Parameter maximumNewTokens: The limit of a search with these options.
  /// - Throws: The first option that is wrong, with its value and the values allowed.
  public func validate(maximumNewTokens: Int) throws(SearchError) {
    guard Self.beamRange.contains(beams) else { throw .beams(beams) }
    if let sampling {
      guard beams == 1 else { throw .samplingBeams(beams) }
      guard Self.beamRange.contains(returned) else { throw .draws(returned) }
      try sampling.validate()
    } else {
      guard (1...beams).contains(returned) else { throw .returned(returned, beams: beams) }
    }
    guard lengthPenalty.isFinite else { throw .lengthPenalty(lengthPenalty) }
    guard repetitionPenalty.isFinite, repetitionPenalty > 0 else {
      throw .repetitionPenalty(repetitionPenalty)
    }
    guard maximumNewTokens >= 1 else { throw .maximumNewTokens(maximumNewTokens) }
    guard (0...maximumNewTokens).contains(minimumNewTokens) else {
      throw .minimumNewTokens(minimumNewTokens, maximum: maximumNewTokens)
    }
    guard noRepeatNgram >= 0 else { throw .noRepeatNgram(noRepeatNgram) }
  }
}
