import SteleTokenizer
import SteleTransformer

/// What turns sentences into translations: a model, or in tests something with known answers.
protocol SentenceEngine: Sendable {
  /// Sentences that are ready to be translated.
  associatedtype Tokenized: Sendable

  /// The most tokens that a sentence may have.
  var longestSource: Int { get }
  /// How many tokens a sentence has.
  func tokenCount(of source: [UInt8]) -> Int

  /// Tokens of the sentences that are translated together.
  var batchTokens: Int { get }

  /// Prepares sentences, each with its number, by which samples are drawn.
  func tokenize(_ sources: [[UInt8]], numbers: [Int]) -> Tokenized
  /// How many tokens each of them has; 0 if it cannot be translated.
  func tokenCounts(of sentences: Tokenized) -> [Int]
  /// Those with these numbers.
  func part(_ numbers: [Int], of sentences: Tokenized) -> Tokenized
  /// Translates them in the given manner; results are in order.
  func translate(
    _ sentences: Tokenized, _ manner: Manner
  ) throws(TranslationError) -> [Result<Translation, TranslationError>]

  /// The most tokens of a sentence, and of its translation, whose attention is asked for.
  var longestAligned: Int { get }
  /// A translation that the engine did not make as tokens, the language's and `</s>` included, and
  /// where these lie in it.
  func tokens(ofTarget text: [UInt8]) -> (tokens: [TokenID], text: LocatedText)

  /// The pieces of a sentence and where they lie in it.
  func pieces(of source: [UInt8]) -> [LocatedPiece]
  /// The text of a translation and where its tokens lie in it.
  func locatedText(of tokens: [TokenID]) -> LocatedText
  /// Whether a token is the unknown one.
  func isUnknown(_ token: TokenID) -> Bool
  /// How likely the model finds each translation of its source, nothing forced or forbidden: the
  /// mean natural-log probability of a token.
  func scores(
    _ pairs: [(source: [UInt8], target: [TokenID])]
  ) throws(TranslationError) -> [Float]
  /// How much each token of a translation looks at each piece of its source.
  func attention(
    _ pairs: [(source: [UInt8], target: [TokenID])]
  ) throws(TranslationError) -> [PieceAttention]
}
