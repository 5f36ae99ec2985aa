/// What is done to a text before it is cut into pieces.
public enum Preprocessing: String, Sendable, CaseIterable, Encodable {
  /// Nothing: the model sees the text as it is.
  case none
  /// What was done to the texts that NLLB was trained on.
  case nllb

  /// The text as NLLB's training data was prepared.
  ///
  /// First the punctuation normalization of the Moses tools, with their rules for English:
  /// quotation marks and apostrophes become `"` and `'`, dashes hyphens, ellipses three full stops;
  /// spaces about brackets and before `:`, `;` and `%` are set as in English; spaces and line feeds
  /// at the ends go. Then each control, format, private-use and unassigned character (general
  /// category C) becomes a space, and the whole takes Unicode's form KC.
  ///
  /// U+200C and U+200D, which Persian and Indic scripts use, are format characters, and so become
  /// spaces; NLLB's tokenizer makes spaces of them in any case. Bytes that are not UTF-8 stay.
  ///
  /// - Complexity: O(*n*) for *n* bytes; O(*n* log *n*) where many marks follow one letter.
  public func applied(to text: [UInt8]) -> [UInt8] {
    switch self {
    case .none: return text
    case .nllb:
      let normalized = PunctuationNormalizer.applied(to: text)
      // Printable ASCII is in form KC, and the tables for the rest take time and memory to make.
      if normalized.allSatisfy({ (0x20...0x7E).contains($0) }) { return normalized }
      var composition = CompatibilityComposition()
      var output: [UInt8] = []
      output.reserveCapacity(normalized.count)
      normalized.withUnsafeBufferPointer { composition.append($0, to: &output) }
      return output
    }
  }
}
