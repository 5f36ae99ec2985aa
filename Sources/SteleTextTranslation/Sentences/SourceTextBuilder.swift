import SteleDocument
import SteleText

/// Prepares single sentences of a text for the model.
struct SourceTextBuilder {
  /// The text and its marks.
  let unit: TextUnit
  /// What of the text is not to be translated: sorted, disjoint.
  let protected: [Range<Int>]
  /// The glossary's terms in the text: sorted, disjoint.
  let terms: [Glossary.Match]
  let preprocessing: Preprocessing

  /// How things not to translate appear in what the model reads.
  enum Masking {
    /// Each as a short word that models tend to copy.
    case words
    /// Not at all.
    case none
  }

  /// The prepared form of the sentence at `range`.
  ///
  /// The text is preprocessed in stretches between the ends of marks, terms and protected parts, so
  /// that these are found again whatever preprocessing does.
  func sourceText(of range: Range<Int>, masking: Masking) -> SourceText {
    let protected = self.protected.filter { $0.overlaps(range) }.map { $0.clamped(to: range) }
    let terms = self.terms.filter { $0.range.overlaps(range) }
    let marks = unit.marks.indices.filter { touches(unit.marks[$0].range, range) }
    var ends = [range.lowerBound, range.upperBound]
    for part in protected { ends += [part.lowerBound, part.upperBound] }
    for term in terms { ends += [term.range.lowerBound, term.range.upperBound] }
    for mark in marks {
      let part = unit.marks[mark].range.clamped(to: range)
      ends += [part.lowerBound, part.upperBound]
    }
    ends.sort()

    var source = SourceText()
    var places = [range.lowerBound: 0]
    var masks = MaskWords(avoiding: unit.text[range])
    var isProtected = false
    var next = 0
    var position = range.lowerBound
    for end in ends where end > position {
      if next < protected.count, protected[next].lowerBound == position {
        isProtected = true
        appendProtected(protected[next], masking, &masks, to: &source)
      }
      if !isProtected {
        let text = unit.text[position..<end]
        // Where something was left out, the spaces before and after it would be two.
        let isAfterGap = source.protected.last?.range == source.bytes.count..<source.bytes.count
        let hasSpace = source.bytes.last?.isASCIIWhiteSpace ?? true
        appendPrepared(
          isAfterGap && hasSpace ? text.drop(while: \.isASCIIWhiteSpace) : text, to: &source.bytes)
      }
      if isProtected, protected[next].upperBound == end {
        isProtected = false
        next += 1
      }
      position = end
      places[end] = source.bytes.count
    }

    func place(_ range: Range<Int>) -> Range<Int> {
      let start = places[range.lowerBound] ?? 0
      return start..<max(start, places[range.upperBound] ?? start)
    }
    for mark in marks {
      let part = unit.marks[mark].range.clamped(to: range)
      let whole = unit.marks[mark].kind == .verbatim ? protected.firstIndex(of: part) : nil
      source.marks.append(.init(index: mark, range: place(part), protected: whole))
    }
    for term in terms where !protected.contains(where: { $0.overlaps(term.range) }) {
      source.terms.append(.init(range: place(term.range.clamped(to: range)), target: term.target))
    }
    return source
  }

  /// The parts of marks in `sentence`, by offsets in it.
  func marks(in sentence: Range<Int>) -> [FinishedSentence.Mark] {
    unit.marks.indices.filter { touches(unit.marks[$0].range, sentence) }.map { mark in
      let part = unit.marks[mark].range.clamped(to: sentence)
      let start = part.lowerBound - sentence.lowerBound
      return .init(index: mark, range: start..<start + part.count)
    }
  }

  /// Whether a mark concerns a sentence: it shares text with it, or is a point in or at it.
  private func touches(_ mark: Range<Int>, _ sentence: Range<Int>) -> Bool {
    mark.isEmpty
      ? sentence.lowerBound <= mark.lowerBound && mark.lowerBound <= sentence.upperBound
      : mark.overlaps(sentence)
  }

  private func appendProtected(
    _ range: Range<Int>, _ masking: Masking, _ masks: inout MaskWords,
    to source: inout SourceText
  ) {
    let start = source.bytes.count
    var mask: [UInt8] = []
    if masking == .words {
      mask = masks.next()
      // A mask is a word of its own, whatever it stands beside.
      if let last = source.bytes.last, last.isWordByte { source.bytes.append(.space) }
    }
    let begin = source.bytes.count
    source.bytes += mask
    source.protected.append(
      .init(
        mask: mask, range: mask.isEmpty ? start..<start : begin..<source.bytes.count,
        original: Array(unit.text[range])))
  }

  /// Appends `text` preprocessed, with a space at each end where there was white space.
  private func appendPrepared(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    guard preprocessing != .none else {
      bytes += text
      return
    }
    let inner = text.trimmingWhiteSpace()
    if inner.isEmpty {
      if !text.isEmpty { bytes.append(.space) }
      return
    }
    if inner.startIndex > text.startIndex { bytes.append(.space) }
    bytes += preprocessing.applied(to: Array(inner))
    if inner.endIndex < text.endIndex { bytes.append(.space) }
  }
}

/// Words that stand for what is not translated.
///
/// A capital letter and a number: a name, which models tend to copy, of pieces that every vocabulary
/// with Latin letters has.
struct MaskWords {
  private let text: ArraySlice<UInt8>
  private var number = 0

  /// Words that do not occur in `text`.
  init(avoiding text: ArraySlice<UInt8>) { self.text = text }

  /// The next word.
  mutating func next() -> [UInt8] {
    while true {
      number += 1
      let word = Array("X\(number)".utf8)
      if !text.contains(word) { return word }
    }
  }
}
