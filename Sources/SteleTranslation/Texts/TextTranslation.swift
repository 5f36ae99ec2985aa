public import SteleDocument
public import SteleTransformer

/// One translated text.
public struct TextTranslation: Sendable {
  /// The translation, with the inline things of the text in their new places.
  public var unit: TextUnit
  /// What the model made of each of its sentences, in order.
  public var sentences: [Translation]
  /// What there is to know about them.
  public var counts: TextCounts
  /// Why some of it could not be translated; those sentences are empty without guards, and stay as
  /// they were with them.
  public var error: TranslationError?
}

extension TextTranslation {
  /// A text that was translated as one sentence, with nothing done to it afterwards.
  public init(_ result: Result<Translation, TranslationError>, line: Int) {
    counts = TextCounts()
    switch result {
    case .success(let translation):
      unit = TextUnit(text: Array(translation.text.utf8), line: line)
      sentences = [translation]
      counts.sentences = translation.tokens.isEmpty ? 0 : 1
      counts.tokens = translation.tokens.count
      counts.truncated = translation.isTruncated ? 1 : 0
      error = nil
    case .failure(let failure):
      unit = TextUnit(text: [], line: line)
      sentences = []
      counts.failed = 1
      error = failure
    }
  }

  /// Appends another part of the same text, with `separator` before it.
  public mutating func append(_ part: TextTranslation, after separator: [UInt8]) {
    unit.text += separator + part.unit.text
    sentences += part.sentences
    counts += part.counts
    error = error ?? part.error
  }

  /// A text in line `line` of which nothing is there yet.
  public init(line: Int) {
    self.init(
      unit: TextUnit(text: [], line: line), sentences: [], counts: TextCounts(), error: nil)
  }
}
