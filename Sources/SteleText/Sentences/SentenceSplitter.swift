/// Where the sentences of a text lie.
///
/// The rules are those of Unicode's sentence boundaries (UAX #29). A new line and a tab, which
/// separates fields, always end a sentence. The rules are tailored, as the annex allows:
///
/// - `.`, `!` and `?`, which also stand inside addresses, numbers and names, end a sentence only
///   before a space, or between letters of scripts that tell.
/// - `!` and `?` before a small letter end a sentence only if it began with one: "Go!" he said.
///   A word such as "iPhone" begins with a capital.
/// - Abbreviations, initials, ordinals and what counts a list's items end none, by language.
/// - References that follow the marks directly (`[1]`, `²`, `†`) belong to the sentence.
/// - A quotation in a script without capitals goes on with who said it; a title (《》) is a word.
/// - Combining and format characters behind the space begin the next sentence, so that nothing but
///   white space lies between two.
/// - Thai and Lao sentences end at some spaces, Tibetan ones at some shads, Greek questions at `;`
///   and Armenian sentences at `:`, too.
public struct SentenceSplitter: Sendable {
  private let rules: SentenceRules

  /// Makes a splitter for texts in `language`, an NLLB code; unknown codes get the common rules.
  public init(language: String) { rules = SentenceRules(language: language) }

  /// Ranges of the sentences of `text`, in order, without white space at their ends.
  ///
  /// What lies between them, before and after is white space: sentences and white space together
  /// are the text, byte for byte. Blank text has none. No sentence begins or ends inside one of
  /// `protected`, such as a URL; not even white space there is taken off.
  public func sentences(
    of text: [UInt8], protecting protected: [Range<Int>] = []
  ) -> [Range<Int>] {
    text.withUnsafeBufferPointer { bytes in
      let text = SentenceText(bytes)
      var scanner = SentenceScanner(text, rules, protected: text.normalized(protected))
      return scanner.sentences()
    }
  }

  /// Cuts `sentence`, a range of `text`, into pieces that fit.
  ///
  /// The best place is a clause mark, then a space, then the end of a word-like character; a piece
  /// that does not fit otherwise is cut inside `protected`. Pieces have no white space at their
  /// ends, and only white space lies between them. Every piece fits or is one character. `fits` is
  /// called a number of times that grows with the pieces and the logarithm of their length, and
  /// should hold for parts of what it holds for.
  public func cut(
    _ sentence: Range<Int>, of text: [UInt8], protecting protected: [Range<Int>] = [],
    fits: (Range<Int>) -> Bool
  ) -> [Range<Int>] {
    text.withUnsafeBufferPointer { bytes in
      let text = SentenceText(bytes)
      let range = sentence.clamped(to: 0..<bytes.count)
      return SentenceCutter(text, protected: text.normalized(protected)).pieces(
        of: range, fits: fits)
    }
  }

  /// What stands between two sentences of a translation where the source had `separator`.
  ///
  /// It is `separator`, but one space where a script that needs none between sentences (Chinese,
  /// Thai, Devanagari…) had nothing or an ideographic space, and the target has spaces.
  public static func separator(
    _ separator: ArraySlice<UInt8>, from source: String, to target: String
  ) -> [UInt8] {
    let isMissing = separator.isEmpty || separator.elementsEqual("\u{3000}".utf8)
    guard isMissing, !joinsSentences(target), !spacedScripts.contains(script(of: source)) else {
      return Array(separator)
    }
    return [UInt8(ascii: " ")]
  }

  private static func script(of language: String) -> Substring { language.suffix(4) }

  /// Whether the sentences of a language follow each other without a space.
  private static func joinsSentences(_ language: String) -> Bool {
    ["Hans", "Hant", "Jpan"].contains(script(of: language))
  }

  /// Scripts whose sentences always have a space between them.
  private static let spacedScripts: Set<Substring> = [
    "Latn", "Cyrl", "Grek", "Armn", "Geor", "Hang", "Hebr", "Tfng",
  ]
}
