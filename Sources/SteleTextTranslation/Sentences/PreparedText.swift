import SteleDocument
import SteleText

/// A text and where its sentences lie.
struct PreparedText: Sendable {
  private let builder: SourceTextBuilder
  /// Ranges of the text, in order.
  let sentences: [Range<Int>]
  /// By sentence, the marks that touch it.
  private let marks: [[Int]]
  /// How the text's tags are put back, if it has some.
  private let tags: TaggedText?

  /// Splits `unit`; sentences of more than `longest` tokens are cut.
  init(
    _ unit: TextUnit, _ rules: TextRules, longest: Int, tokenCount: ([UInt8]) -> Int
  ) {
    if unit.text.allSatisfy(\.isASCIIWhiteSpace) {
      // Nothing to translate. A line of spaces becomes an empty one, as it always did.
      var blank = unit
      if rules.segmentation == .none { (blank.text, blank.marks) = ([], Self.emptied(unit.marks)) }
      self.init(blank, tags: nil, protected: [], sentences: [], rules)
      return
    }
    let verbatim = unit.marks.filter { $0.kind == .verbatim && !$0.range.isEmpty }.map(\.range)
    var unit = unit
    var protected = verbatim
    var tags: TaggedText?
    if rules.guards {
      let found = ProtectedSpans.spans(in: unit.text)
      tags = TaggedText(unit, found, keepsBlocks: rules.segmentation == .none)
      unit = tags?.unit ?? unit
      protected = Self.joined(tags?.protected ?? found.map(\.range), verbatim)
    }
    let sentences: [Range<Int>]
    switch rules.segmentation {
    case .none:
      let inner = tags == nil ? unit.text[...] : unit.text[...].trimmingWhiteSpace()
      sentences = [inner.startIndex..<inner.endIndex]
    case .sentence:
      // A token has a byte at least, and there are a language token and `</s>`.
      func fits(_ range: Range<Int>) -> Bool {
        range.count + 2 <= longest || tokenCount(Array(unit.text[range])) <= longest
      }
      let found = Self.sentences(
        of: unit.text, between: tags?.boundaries ?? [], protected, rules.splitter)
      sentences = found.flatMap {
        fits($0)
          ? [$0] : rules.splitter.cut($0, of: unit.text, protecting: protected, fits: fits)
      }
    }
    self.init(unit, tags: tags, protected: protected, sentences: sentences, rules)
  }

  private init(
    _ unit: TextUnit, tags: TaggedText?, protected: [Range<Int>], sentences: [Range<Int>],
    _ rules: TextRules
  ) {
    builder = SourceTextBuilder(
      unit: unit, protected: protected, terms: rules.glossary?.matches(in: unit.text) ?? [],
      preprocessing: rules.preprocessing, dropsSoftHyphens: rules.guards)
    self.sentences = sentences
    self.tags = tags
    var sweep = MarkSweep(unit.marks)
    marks = sentences.map { sweep.marks(at: $0) }
  }

  /// The marks of a text of which nothing is left.
  private static func emptied(_ marks: [InlineMark]) -> [InlineMark] {
    marks.map { InlineMark(kind: $0.kind, range: 0..<0, id: $0.id, parent: $0.parent) }
  }

  /// All of `spans` and `verbatim`, sorted, those that touch or overlap made one.
  private static func joined(
    _ spans: [Range<Int>], _ verbatim: [Range<Int>]
  ) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in (spans + verbatim).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// The sentences of `text`, none of which goes over one of `boundaries`.
  private static func sentences(
    of text: [UInt8], between boundaries: [Int], _ protected: [Range<Int>],
    _ splitter: SentenceSplitter
  ) -> [Range<Int>] {
    if boundaries.isEmpty { return splitter.sentences(of: text, protecting: protected) }
    var sentences: [Range<Int>] = []
    var start = 0
    for end in boundaries + [text.count] where end > start {
      let block = start..<end
      let own = protected.overlapping(block) { $0 }.map {
        let part = $0.clamped(to: block)
        return part.lowerBound - start..<part.upperBound - start
      }
      sentences += splitter.sentences(of: Array(text[block]), protecting: own).map {
        $0.lowerBound + start..<$0.upperBound + start
      }
      start = end
    }
    return sentences
  }

  /// All sentences as the model reads them; `number` is the text's.
  func preparedSentences(text: Int, number: Int, _ rules: TextRules) -> [PreparedSentence] {
    sentences.enumerated().map { index, range in
      let source = builder.sourceText(of: range, marks: marks[index], masking: .words)
      return PreparedSentence(
        text: text, place: index, original: Array(builder.unit.text[range]),
        originalMarks: builder.marks(marks[index], in: range), source: source,
        isTranslated: !rules.guards || source.hasWords,
        // Texts are numbered in the low bits, so that a text of one sentence has its own number.
        number: number &+ index << 40)
    }
  }

  /// The same sentence without what its masks stand for.
  func unmasked(_ sentence: PreparedSentence) -> PreparedSentence {
    var sentence = sentence
    sentence.source = builder.sourceText(
      of: sentences[sentence.place], marks: marks[sentence.place], masking: .none)
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
    var boundaries = (tags?.boundaries ?? [])[...]
    return gaps.enumerated().map { index, range in
      boundaries = boundaries.drop { $0 < range.lowerBound }
      let isOuter = index == 0 || index == sentences.count
      let separator = builder.unit.text[range]
      return isOuter || boundaries.first.map { $0 <= range.upperBound } ?? false
        ? Array(separator)
        : SentenceSplitter.separator(separator, from: rules.source, to: rules.target)
    }
  }

  /// The text with each sentence replaced.
  func joined(_ finished: [FinishedSentence], _ rules: TextRules) -> TextUnit {
    if sentences.isEmpty { return tags?.restored(builder.unit) ?? builder.unit }
    var assembler = UnitAssembler(builder.unit)
    let (gaps, separators) = (gaps, separators(rules))
    for (index, sentence) in finished.enumerated() {
      assembler.appendSeparator(gaps[index], separators[index])
      assembler.appendSentence(sentence)
    }
    assembler.appendSeparator(gaps[sentences.count], separators[sentences.count])
    return tags?.restored(assembler.assembled()) ?? assembler.assembled()
  }
}
