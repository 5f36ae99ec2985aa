import SteleDecoding
import SteleTokenizer
import SteleTransformer

/// Translates sentences with a model.
struct ModelEngine: SentenceEngine {
  private let model: TranslationModel
  private let source: Language
  private let target: Language
  /// By manner.
  private let translators: [Translator]
  private let aligner: Aligner
  private let scorer: Scorer
  let batchTokens: Int

  /// Tokens beyond which NLLB's quality drops; longer sentences are cut.
  private static let goodLength = 200

  init(_ model: TranslationModel, _ options: TextOptions) throws(TranslationError) {
    self.model = model
    batchTokens = options.translation.batchTokens
    source = options.rules.source
    target = options.rules.target
    var translators: [Translator] = []
    for manner in Manner.allCases {
      translators.append(
        try Translator(model, options: options.translation.tightened(to: manner)))
    }
    self.translators = translators
    try translators[0].checkShortlist(for: target)
    aligner = try Aligner(model, threads: options.translation.threads)
    scorer = try Scorer(model, threads: options.translation.threads)
  }

  var longestSource: Int { min(Self.goodLength, model.maximumSourceTokens) }

  func tokenCount(of source: [UInt8]) -> Int { model.tokenizer.pieceIDs(of: source).count + 2 }

  func tokenize(_ sources: [[UInt8]], numbers: [Int]) -> Translator.TokenizedLines {
    translators[0].tokenize(sources, from: source, numbers: numbers)
  }

  func tokenCounts(of sentences: Translator.TokenizedLines) -> [Int] { sentences.tokenCounts }

  func part(
    _ numbers: [Int], of sentences: Translator.TokenizedLines
  ) -> Translator.TokenizedLines { sentences.lines(at: numbers) }

  func translate(
    _ sentences: Translator.TokenizedLines, _ manner: Manner
  ) throws(TranslationError) -> [Result<Translation, TranslationError>] {
    try translators[manner.rawValue].translateEach(sentences, to: target)
  }

  func memoryPlan(
    for sentences: Translator.TokenizedLines
  ) throws(TranslationError) -> MemoryPlan? {
    try translators[0].memoryPlan(for: sentences, to: target)
  }

  var longestAligned: Int { min(2 * Self.goodLength, model.maximumSourceTokens) }

  func tokens(ofTarget text: [UInt8]) -> (tokens: [TokenID], text: LocatedText) {
    let ranges = model.tokenizer.locatedPieces(of: text).map(\.range)
    return (
      model.tokenizer.targetIDs(of: text, language: target),
      LocatedText(text: text, ranges: [0..<0] + ranges + [text.count..<text.count])
    )
  }

  func pieces(of source: [UInt8]) -> [LocatedPiece] { model.tokenizer.locatedPieces(of: source) }

  func locatedText(of tokens: [TokenID]) -> LocatedText {
    model.tokenizer.locatedText(of: tokens)
  }

  func isUnknown(_ token: TokenID) -> Bool { model.tokenizer.isUnknown(token) }

  func scores(
    _ pairs: [(source: [UInt8], target: [TokenID])]
  ) throws(TranslationError) -> [Float] {
    let scores = try scorer.score(
      pairs.map { pair in
        (source: sourceIDs(of: pair.source), target: pair.target)
      })
    return scores.map { score in
      score.logProbabilities.reduce(0, +) / Float(max(1, score.logProbabilities.count))
    }
  }

  func attention(
    _ pairs: [(source: [UInt8], target: [TokenID])]
  ) throws(TranslationError) -> [PieceAttention] {
    let sources = pairs.map { sourceIDs(of: $0.source) }
    let alignments = try aligner.align(
      zip(sources, pairs).map { (source: $0, target: $1.target) })
    return zip(sources, alignments).map { attention($1, of: $0) }
  }

  /// The ids of `source`, its language and `</s>` included.
  func sourceIDs(of source: [UInt8]) -> [TokenID] {
    model.tokenizer.sourceIDs(of: source, language: self.source)
  }

  /// What `alignment` says of the pieces of a source of these ids.
  func attention(_ alignment: Alignment, of source: [TokenID]) -> PieceAttention {
    // `[language] text </s>` or `text </s> [language]`.
    let first = source.first == self.source.id ? 1 : 0
    return PieceAttention(
      weights: (0..<alignment.targetCount).map { token in
        (first..<first + source.count - 2).map { alignment[token, $0] }
      })
  }
}

extension TranslationOptions {
  /// The same with rules against repetition; rules that were asked for only become stricter.
  func tightened(to manner: Manner) -> TranslationOptions {
    var options = self
    switch manner {
    case .asAsked: break
    case .tight:
      options.search.repetitionPenalty = max(options.search.repetitionPenalty, 1.2)
      options.search.noRepeatNgram = strictest(options.search.noRepeatNgram, 4)
    case .tightest:
      options.search.repetitionPenalty = max(options.search.repetitionPenalty, 1.5)
      options.search.noRepeatNgram = strictest(options.search.noRepeatNgram, 2)
    }
    return options
  }

  private func strictest(_ asked: Int, _ length: Int) -> Int {
    asked == 0 ? length : min(asked, length)
  }
}
