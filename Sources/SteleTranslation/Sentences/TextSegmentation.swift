/// What of a text is translated at a time.
public enum TextSegmentation: String, Sendable, CaseIterable, Encodable {
  /// All of it: each text is a sentence.
  case none
  /// Sentence by sentence. NLLB drops sentences when it is given several at once.
  case sentence
}
