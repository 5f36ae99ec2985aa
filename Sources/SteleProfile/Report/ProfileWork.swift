import SteleBase

/// What was translated for a ``ProfileReport``.
public struct ProfileWork: Codable, Equatable, Sendable {
  /// Where the sentences came from.
  public var kind: Kind
  /// How many there were.
  public var sentences: Int
  /// Tokens of all sources, language tokens and `</s>` included.
  public var sourceTokens: Int
  /// Tokens generated for the best hypotheses of all sentences, language tokens included.
  public var tokens: Int
  /// Hypotheses kept at every step; 1 is greedy.
  public var beams: Int
  /// Of which tokens translations were made, and into which language, by NLLB's code; nil where
  /// they were made of all.
  public var shortlist, target: String?

  /// Where sentences come from.
  public enum Kind: String, Codable, Sendable {
    /// Random tokens, translated into a fixed number of tokens.
    case synthetic
    /// Given text.
    case text
  }

  /// Work of this size.
  public init(
    kind: Kind, sentences: Int, sourceTokens: Int, tokens: Int, beams: Int,
    shortlist: String? = nil, target: String? = nil
  ) {
    self.kind = kind
    self.sentences = sentences
    self.sourceTokens = sourceTokens
    self.tokens = tokens
    self.beams = beams
    self.shortlist = shortlist
    self.target = target
  }
}

extension ProfileWork {
  /// All of it in a line.
  var phrase: String {
    "\(kind.rawValue), \(Counted.text(sentences, "sentence")), "
      + "\(Counted.text(sourceTokens, "source token")) into \(tokens), "
      + (beams == 1 ? "greedy" : "\(beams) beams")
      + (shortlist.map { ", shortlist \($0)" } ?? "") + (target.map { " of \($0)" } ?? "")
  }
}
