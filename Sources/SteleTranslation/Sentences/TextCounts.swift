import SteleBase

/// What there is to know about the translation of some sentences, counted.
public struct TextCounts: Sendable, Equatable {
  /// Sentences that were translated.
  public var sentences = 0
  /// Those of them whose translations were made for equal sentences before.
  public var repeated = 0
  /// Tokens that were generated for them, language tokens and `</s>` included; none for those that
  /// are ``repeated``.
  public var tokens = 0
  /// Translations that were cut off at the greatest number of tokens.
  public var truncated = 0
  /// Unknown tokens in translations, in whose place the source's characters were copied.
  public var unknownsCopied = 0
  /// Unknown tokens in translations that were left out.
  public var unknownsLeft = 0
  /// Translations that ran in a loop, and no longer did when translated again.
  public var loopsMended = 0
  /// Translations that run in a loop, whatever was tried.
  public var loopsLeft = 0
  /// Things not to translate whose place in the translation was found by attention.
  public var protectedPlaced = 0
  /// Glossary terms that were put in the place of what the model wrote.
  public var termsPlaced = 0
  /// Of the sentences, those whose translation was taken from a translation memory.
  public var recalled = 0
  /// Translations that were recorded in a translation memory.
  public var recorded = 0
  /// Sentences that could not be translated.
  public var failed = 0

  /// Nothing counted.
  public init() {}

  /// Adds up what happened in two places.
  public static func += (sum: inout TextCounts, counts: TextCounts) {
    sum.sentences += counts.sentences
    sum.repeated += counts.repeated
    sum.tokens += counts.tokens
    sum.truncated += counts.truncated
    sum.unknownsCopied += counts.unknownsCopied
    sum.unknownsLeft += counts.unknownsLeft
    sum.loopsMended += counts.loopsMended
    sum.loopsLeft += counts.loopsLeft
    sum.protectedPlaced += counts.protectedPlaced
    sum.termsPlaced += counts.termsPlaced
    sum.recalled += counts.recalled
    sum.recorded += counts.recorded
    sum.failed += counts.failed
  }
}

extension TextCounts: CustomStringConvertible {
  /// `12 sentences, 345 tokens, 1 truncated, 2 unknown characters copied`: what did not happen is
  /// left out, but for what everybody asks for.
  public var description: String {
    var parts = [Counted.text(sentences, "sentence")]
    if repeated > 0 { parts.append("\(repeated) repeated") }
    parts.append(Counted.text(tokens, "token"))
    parts.append("\(truncated) truncated")
    parts.append("\(unknownsCopied + unknownsLeft) unknown (\(unknownsCopied) copied)")
    parts.append("\(Counted.text(loopsMended + loopsLeft, "loop")) (\(loopsMended) mended)")
    if protectedPlaced > 0 { parts.append("\(protectedPlaced) protected placed by attention") }
    if termsPlaced > 0 { parts.append("\(Counted.text(termsPlaced, "glossary term")) placed") }
    if recalled > 0 { parts.append("\(recalled) from memory") }
    if recorded > 0 { parts.append("\(recorded) recorded") }
    if failed > 0 { parts.append("\(failed) failed") }
    return parts.joined(separator: ", ")
  }
}
