import SteleDocument
import SteleText

/// A text and where its sentences lie.
struct PreparedText: Sendable {
  private let builder: SourceTextBuilder
  /// Ranges of the text, in order.
  let sentences: [Range<Int>]

  /// Splits `unit`; sentences of more than `longest` tokens are cut.
  init(
    _ unit: TextUnit, _ rules: TextRules, longest: Int, tokenCount: ([UInt8]) -> Int
  ) {
    if unit.text.allSatisfy(\.isASCIIWhiteSpace) {
      // Nothing to translate. A line of spaces becomes an empty one, as it always did.
      var blank = unit
      if rules.segmentation == .none { (blank.text, blank.marks) = ([], Self.emptied(unit.marks)) }
      builder = SourceTextBuilder(
        unit: blank, protected: [], terms: [], preprocessing: rules.preprocessing)
      sentences = []
      return
    }
    let protected = Self.protected(in: unit, rules)
    builder = SourceTextBuilder(
      unit: unit, protected: protected, terms: rules.glossary?.matches(in: unit.text) ?? [],
      preprocessing: rules.preprocessing)
    switch rules.segmentation {
    case .none: sentences = [unit.text.indices]
    case .sentence:
      // A token has a byte at least, and there are a language token and `</s>`.
      func fits(_ range: Range<Int>) -> Bool {
        range.count + 2 <= longest || tokenCount(Array(unit.text[range])) <= longest
      }
      sentences = rules.splitter.sentences(of: unit.text, protecting: protected).flatMap {
        fits($0)
          ? [$0] : rules.splitter.cut($0, of: unit.text, protecting: protected, fits: fits)
      }
    }
  }

  /// The marks of a text of which nothing is left.
  private static func emptied(_ marks: [InlineMark]) -> [InlineMark] {
    marks.map { InlineMark(kind: $0.kind, range: 0..<0, id: $0.id, parent: $0.parent) }
  }

  /// What of a text is not to be translated: verbatim marks, and with guards what looks like it.
  private static func protected(in unit: TextUnit, _ rules: TextRules) -> [Range<Int>] {
    let verbatim = unit.marks.filter { $0.kind == .verbatim && !$0.range.isEmpty }.map(\.range)
    guard rules.guards else { return verbatim }
    let found = ProtectedSpans.find(in: unit.text).filter { span in
      !verbatim.contains { $0.overlaps(span) }
    }
    return (verbatim + found).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// All sentences as the model reads them; `number` is the text's.
  func preparedSentences(text: Int, number: Int, _ rules: TextRules) -> [PreparedSentence] {
    sentences.enumerated().map { index, range in
      let source = builder.sourceText(of: range, masking: .words)
      return PreparedSentence(
        text: text, range: range, original: Array(builder.unit.text[range]),
        originalMarks: builder.marks(in: range), source: source,
        isTranslated: !rules.guards || source.hasWords,
        // Texts are numbered in the low bits, so that a text of one sentence has its own number.
        number: number &+ index << 40)
    }
  }

  /// The same sentence without what its masks stand for.
  func unmasked(_ sentence: PreparedSentence) -> PreparedSentence {
    var sentence = sentence
    sentence.source = builder.sourceText(of: sentence.range, masking: .none)
    return sentence
  }

  /// Where white space lies before each sentence and after the last one.
  private var gaps: [Range<Int>] {
    let ends = [0] + sentences.map(\.upperBound)
    let starts = sentences.map(\.lowerBound) + [builder.unit.text.count]
    return zip(ends, starts).map { $0..<$1 }
  }

  /// What a translation has before each sentence and after the last one.
  func separators(_ rules: TextRules) -> [[UInt8]] {
    gaps.enumerated().map { index, range in
      let separator = builder.unit.text[range]
      return index == 0 || index == sentences.count
        ? Array(separator)
        : SentenceSplitter.separator(separator, from: rules.source, to: rules.target)
    }
  }

  /// The text with each sentence replaced.
  func joined(_ finished: [FinishedSentence], _ rules: TextRules) -> TextUnit {
    if sentences.isEmpty { return builder.unit }
    var assembler = UnitAssembler(builder.unit)
    let (gaps, separators) = (gaps, separators(rules))
    for (index, sentence) in finished.enumerated() {
      assembler.appendSeparator(gaps[index], separators[index])
      assembler.appendSentence(sentence)
    }
    assembler.appendSeparator(gaps[sentences.count], separators[sentences.count])
    return assembler.assembled()
  }
}

/// A sentence that is ready to be translated.
struct PreparedSentence: Sendable {
  /// Which of the texts it belongs to.
  var text: Int
  /// Where in the text it lies.
  var range: Range<Int>
  /// The sentence as it was.
  var original: [UInt8]
  /// The parts of the text's marks in it, by offsets in ``original``.
  var originalMarks: [FinishedSentence.Mark]
  /// What the model reads.
  var source: SourceText
  /// Whether there is anything to translate.
  var isTranslated: Bool
  /// By which samples are drawn.
  var number: Int

  /// How often the source itself says the same thing in a row: so often may its translation.
  ///
  /// By characters, which are more than tokens: the source of `no no no no no` has rounds too.
  var rounds: Int { RepetitionLoop.find(in: source.bytes.map(Int32.init))?.rounds ?? 0 }
}
