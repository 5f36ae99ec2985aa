public import SteleDecoding
import SteleModelFormat
import SteleTokenizer

/// One translated sentence.
public struct Translation: Sendable, Equatable {
  /// The translation itself.
  public var text: String
  /// The ids as generated, language token and `</s>` included; empty for a blank source.
  public var tokens: [TokenID]
  /// How good it is: beam search's `sequences_scores`, greedy search's sum of log-probabilities;
  /// nil where greedy search or sampling was asked for none.
  public var score: Float?
  /// Whether it was cut off before its end: the last token is not `</s>`.
  public var isTruncated: Bool
  /// Further hypotheses, as many as were asked for: best first, or with sampling in order of draw.
  public var alternatives: [Translation]

  /// A translation with these parts.
  public init(
    text: String, tokens: [TokenID], score: Float?, isTruncated: Bool = false,
    alternatives: [Translation] = []
  ) {
    self.text = text
    self.tokens = tokens
    self.score = score
    self.isTruncated = isTruncated
    self.alternatives = alternatives
  }

  /// What a blank source is translated to.
  public static let blank = Translation(text: "", tokens: [], score: 0)
}

extension TranslationModel {
  /// What `hypotheses` say, the first of them as the translation and the others as alternatives.
  func translation(of hypotheses: [Hypothesis]) -> Translation {
    var translations = hypotheses.map {
      Translation(
        text: tokenizer.text(of: $0.tokens), tokens: $0.tokens, score: $0.score,
        isTruncated: $0.tokens.last != configuration.end)
    }
    guard !translations.isEmpty else { return .blank }
    var best = translations.removeFirst()
    best.alternatives = translations
    return best
  }
}
