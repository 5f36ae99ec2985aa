public import SteleTransformer

/// A text that a ``TranslationEngine`` translated.
public struct TranslatedText: Sendable {
  /// The translation.
  public var text: String
  /// Further translations, best first: the second-best of all sentences together, and so on.
  ///
  /// None equals another one or ``text``; documents have none.
  public var alternatives: [String]
  /// What there is to know about its sentences.
  public var counts: TextCounts
  /// Why some of it could not be translated.
  public var error: TranslationError?
}

/// What becomes known of a request while it is translated.
public enum TranslationEvent: Sendable {
  /// The next piece of the translation of text number `text`, a plain one.
  ///
  /// Pieces come in reading order, all of one text before those of the next, and are the whole
  /// translation together. Where sentences are mended, pieces are sentences; else they come as
  /// their tokens are certain. A text with markup in it is one piece.
  case settled(text: Int, piece: String)
  /// The whole translation of text number `text`; one for each, in order.
  case finished(text: Int, TranslatedText)
}
