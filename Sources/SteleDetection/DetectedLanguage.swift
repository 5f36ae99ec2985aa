/// A language that a text may be in.
public struct DetectedLanguage: Sendable, Equatable {
  /// The code that NLLB writes it with, such as `eng_Latn`.
  public let language: String
  /// The probability that the detector gives it among the languages that it chose from, 0 to 1.
  public let confidence: Double

  /// A language with its probability.
  public init(language: String, confidence: Double) {
    self.language = language
    self.confidence = confidence
  }
}
