import SteleBase
import SteleDocument
import SteleText
import SteleTokenizer

/// A text and where its sentences lie.
struct PreparedText: Sendable {
  private let builder: SourceTextBuilder
  /// Ranges of the text, in order.
  let sentences: [Range<Int>]
  /// By sentence, the marks that touch it.
  private let marks: [[Int]]
  /// How the text's tags are put back, if it has some.
  private let tags: TaggedText?
  /// The messages in the text that choose from several texts, in order.
  private let messages: [MessageBranches]
  /// Of the branches of all messages, how many sentences there are up to the end of each.
  private let branchEnds: [Int]
  private let branches: [PreparedText]
  /// How many sentences there are, those of its messages' branches included.
  let sentenceCount: Int

  /// Splits `unit`; sentences of more than `longest` tokens are cut.
  ///
  /// With `hasNumberSign`, a `#` stands for a number.
  init(
    _ unit: TextUnit, _ rules: TextRules, longest: Int, hasNumberSign: Bool = false,
    tokenCount: ([UInt8]) -> Int
  ) {
    if unit.text.allSatisfy(\.isASCIIWhiteSpace) {
      // Nothing to translate. A line of spaces becomes an empty one, as it always did.
      var blank = unit
      if rules.segmentation == .none { (blank.text, blank.marks) = ([], Self.emptied(unit.marks)) }
      self.init(blank, tags: nil, protected: [], messages: [], sentences: [], rules)
      return
    }
    let verbatim = unit.marks.filter { $0.kind == .verbatim && !$0.range.isEmpty }.map(\.range)
    var unit = unit
    var protected = verbatim
    var tags: TaggedText?
    var messages: [MessageBranches] = []
    // What somebody confirmed as a whole is not taken apart.
    var isRemembered = Self.isRemembered(unit, rules)
    if rules.guards {
      var found = ProtectedSpans.spans(in: unit.text)
      if hasNumberSign { found = Self.withNumberSigns(found, in: unit.text) }
      if !isRemembered {
        tags = TaggedText(unit, found, keepsBlocks: rules.segmentation == .none)
        unit = tags?.unit ?? unit
        found = tags?.protected ?? found
        isRemembered = tags != nil && Self.isRemembered(unit, rules)
      }
      let written = isRemembered ? [] : found.filter { $0.kind == .message }
      messages = written.compactMap {
        MessageBranches(of: unit.text, at: $0.range, line: unit.line) { branch, hasNumberSign in
          PreparedText(
            branch, rules, longest: longest, hasNumberSign: hasNumberSign, tokenCount: tokenCount)
        }
      }
      protected = Self.joined(found.map(\.range), verbatim)
    }
    let sentences: [Range<Int>]
    switch rules.segmentation {
    case .none:
      let inner = tags == nil ? unit.text[...] : unit.text[...].trimmingASCIIWhiteSpace()
      sentences = [inner.startIndex..<inner.endIndex]
    case .sentence where isRemembered:
      let inner = unit.text[...].trimmingASCIIWhiteSpace()
      sentences = [inner.startIndex..<inner.endIndex]
    case .sentence:
      // A token has a byte at least, and there are a language token and `</s>`.
      func fits(_ range: Range<Int>) -> Bool {
        range.count + 2 <= longest || tokenCount(Array(unit.text[range])) <= longest
      }
      let found = Self.sentences(
        of: unit.text, between: tags?.boundaries ?? [], protected, rules.splitter)
      sentences = found.flatMap {
        fits($0) || Self.isRemembered(TextUnit(text: Array(unit.text[$0])), rules)
          ? [$0] : rules.splitter.cut($0, of: unit.text, protecting: protected, fits: fits)
      }
    }
    self.init(
      unit, tags: tags, protected: protected, messages: messages, sentences: sentences, rules)
  }

  private init(
    _ unit: TextUnit, tags: TaggedText?, protected: [Range<Int>], messages: [MessageBranches],
    sentences: [Range<Int>], _ rules: TextRules
  ) {
    self.messages = messages
    var count = sentences.count
    branches = messages.flatMap { $0.branches.map(\.text) }
    branchEnds = branches.map { branch in
      count += branch.sentenceCount
      return count
    }
    sentenceCount = count
    builder = SourceTextBuilder(
      unit: unit, protected: protected, terms: rules.glossary?.matches(in: unit.text) ?? [],
      preprocessing: rules.preprocessing, guards: rules.guards)
    self.sentences = sentences
    self.tags = tags
    var sweep = MarkSweep(unit.marks)
    marks = sentences.map { sweep.marks(at: $0) }
  }

  /// The marks of a text of which nothing is left.
  private static func emptied(_ marks: [InlineMark]) -> [InlineMark] {
    marks.map { InlineMark(kind: $0.kind, range: 0..<0, id: $0.id, parent: $0.parent) }
  }

  /// `spans` of `text`, and the number signs between them.
  private static func withNumberSigns(_ spans: [ProtectedSpan], in text: [UInt8]) -> [ProtectedSpan]
  {
    var all: [ProtectedSpan] = []
    var position = 0
    for span in spans + [ProtectedSpan(range: text.count..<text.count, kind: .other)] {
      for index in position..<max(position, span.range.lowerBound)
      where text[index] == UInt8(ascii: "#") {
        all.append(ProtectedSpan(range: index..<index + 1, kind: .other))
      }
      if !span.range.isEmpty { all.append(span) }
      position = span.range.upperBound
    }
    return all
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

  /// All sentences as the model reads them, those of its messages' branches last; `number` is the
  /// text's.
  func preparedSentences(text: Int, number: Int, _ rules: TextRules) -> [PreparedSentence] {
    var all = sentences.enumerated().map { index, range in
      let source = builder.sourceText(of: range, marks: marks[index], masking: .words)
      var sentence = PreparedSentence(
        text: text, place: index, original: Array(builder.unit.text[range]),
        originalMarks: builder.marks(marks[index], in: range), source: source,
        isTranslated: !rules.guards || source.hasWords, number: number)
      if let memory = rules.memory { recall(&sentence, from: memory) }
      return sentence
    }
    for branch in branches {
      all += branch.preparedSentences(text: text, number: number, rules)
    }
    for place in all.indices {
      all[place].place = place
      // Texts are numbered in the low bits, so that a text of one sentence has its own number.
      all[place].number = number &+ place << 40
    }
    return all
  }

  /// Whether somebody confirmed a translation of all of `unit` that has the glossary's terms.
  private static func isRemembered(_ unit: TextUnit, _ rules: TextRules) -> Bool {
    guard
      let match = rules.memory?.match(
        unit.text, marks: unit.marks.map(\.range), fingerprint: nil)
    else { return false }
    return honours(rules.glossary?.matches(in: unit.text).map(\.target) ?? [], match)
  }

  /// Whether a remembered translation has the translations of `terms`.
  ///
  /// Else it is not used: what the model makes can be put right by its attention, what somebody
  /// wrote in other words cannot.
  private static func honours(_ terms: [[UInt8]], _ match: MemoryMatch) -> Bool {
    terms.allSatisfy { SentenceFinisher.isHonoured($0, in: match.text) }
  }

  /// Takes the translation of `sentence` from `memory`, if it has one.
  private func recall(_ sentence: inout PreparedSentence, from memory: TranslationMemory) {
    // The branches of messages are translated one by one, and looked up so, too.
    guard messages.overlapping(sentences[sentence.place], range: \.range).isEmpty else { return }
    sentence.fingerprint = memory.fingerprint(of: sentence.original, sentence.source)
    guard
      let match = memory.match(
        sentence.original, marks: sentence.originalMarks.map(\.range),
        fingerprint: sentence.fingerprint)
    else { return }
    if match.isConfirmed {
      // What is made instead must not take the confirmed translation's place in the memory.
      sentence.fingerprint = nil
      guard Self.honours(sentence.source.terms.map(\.target), match) else { return }
    }
    sentence.recalled = match
    sentence.isTranslated = false
    sentence.source = unmaskedSource(of: sentence.place)
  }

  /// The same sentence without what its masks stand for.
  func unmasked(_ sentence: PreparedSentence) -> PreparedSentence {
    var unmasked = sentence
    unmasked.source = unmaskedSource(of: sentence.place)
    return unmasked
  }

  private func unmaskedSource(of place: Int) -> SourceText {
    if place < sentences.count {
      return builder.sourceText(of: sentences[place], marks: marks[place], masking: .none)
    }
    let branch = branchEnds.firstIndex(isBehind: { $0 > place })
    let start = branch > 0 ? branchEnds[branch - 1] : sentences.count
    return branches[branch].unmaskedSource(of: place - start)
  }

  /// Whether its translation is its sentences' with ``separators(_:)`` between them, and no more.
  var isPlain: Bool { tags == nil && messages.isEmpty && !sentences.isEmpty }

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
        : SentenceSplitter.separator(separator, from: rules.source.code, to: rules.target.code)
    }
  }

  /// The text with each sentence replaced; `finished` are all of them.
  func joined(_ finished: ArraySlice<FinishedSentence>, _ rules: TextRules) -> TextUnit {
    if sentences.isEmpty { return tags?.restored(builder.unit) ?? builder.unit }
    let own = withMessages(
      Array(finished.prefix(sentences.count)), finished.dropFirst(sentences.count), rules)
    var assembler = UnitAssembler(builder.unit)
    let (gaps, separators) = (gaps, separators(rules))
    for (index, sentence) in own.enumerated() {
      assembler.appendSeparator(gaps[index], separators[index])
      assembler.appendSentence(sentence)
    }
    assembler.appendSeparator(gaps[sentences.count], separators[sentences.count])
    return tags?.restored(assembler.assembled()) ?? assembler.assembled()
  }

  /// `own`, the text's sentences, with the messages in them translated; `finished` are the
  /// sentences of all branches.
  private func withMessages(
    _ own: [FinishedSentence], _ finished: ArraySlice<FinishedSentence>, _ rules: TextRules
  ) -> [FinishedSentence] {
    var own = own
    var rest = finished
    var place = 0
    var edits = own.map { _ in TextEdits() }
    for message in messages {
      let branches = rest.prefix(message.sentenceCount)
      rest = rest.dropFirst(branches.count)
      while place < sentences.count, sentences[place].upperBound < message.range.upperBound {
        place += 1
      }
      // A message that was cut, being very long, stays as it is.
      guard place < sentences.count, sentences[place].lowerBound <= message.range.lowerBound,
        let range = range(of: message.range, in: own[place], place)
      else { continue }
      _ = edits[place].replace(range, by: message.joined(branches, rules))
    }
    for index in own.indices { own[index].apply(edits[index]) }
    return own
  }

  /// Where in a finished sentence the text at `range` lies, which is not to be translated.
  private func range(
    of range: Range<Int>, in sentence: FinishedSentence, _ place: Int
  ) -> Range<Int>? {
    let parts = builder.protected.indices(overlapping: sentences[place], touching: false)
    let part = builder.protected.indices(overlapping: range, touching: false).lowerBound
    let start: Int
    if sentence.protected.isEmpty {
      // It was not translated.
      start = range.lowerBound - sentences[place].lowerBound
    } else {
      guard sentence.protected.indices.contains(part - parts.lowerBound) else { return nil }
      let whole = sentence.protected[part - parts.lowerBound]
      let first = max(builder.protected[part].lowerBound, sentences[place].lowerBound)
      start = whole.lowerBound + range.lowerBound - first
    }
    return start + range.count <= sentence.text.count ? start..<start + range.count : nil
  }
}
