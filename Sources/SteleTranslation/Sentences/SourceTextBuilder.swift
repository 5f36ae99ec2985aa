import SteleBase
import SteleDocument
import SteleText

/// Prepares single sentences of a text for the model.
struct SourceTextBuilder {
  /// The text and its marks.
  let unit: TextUnit
  /// What of the text is not to be translated: sorted, disjoint, and apart from each other.
  let protected: [Range<Int>]
  /// The glossary's terms in the text: sorted, disjoint.
  let terms: [Glossary.Match]
  let preprocessing: Preprocessing
  /// Whether spaces of all kinds are taken for spaces at the ends of stretches, and soft hyphens,
  /// which only matter where lines break, left out; without, the text is just what preprocessing
  /// makes of it.
  let guards: Bool

  /// How things not to translate appear in what the model reads.
  enum Masking {
    /// Each as a short word that models tend to copy.
    case words
    /// Not at all.
    case none
  }

  /// The prepared form of the sentence at `range`, which the marks with these indices touch.
  ///
  /// The text is preprocessed in stretches between the ends of marks, terms and protected parts, so
  /// that these are found again whatever preprocessing does.
  func sourceText(of range: Range<Int>, marks: [Int], masking: Masking) -> SourceText {
    let protected = self.protected.overlapping(range) { $0 }.map { $0.clamped(to: range) }
    let terms = self.terms.overlapping(range) { $0.range }
    var ends = [range.lowerBound, range.upperBound]
    for part in protected { ends += [part.lowerBound, part.upperBound] }
    for term in terms { ends += [term.range.lowerBound, term.range.upperBound] }
    for mark in marks {
      let part = unit.marks[mark].range.clamped(to: range)
      ends += [part.lowerBound, part.upperBound]
    }
    ends.sort()

    var draft = Draft(range: range, masks: MaskWords(avoiding: unit.text[range]))
    var rest = protected[...]
    var position = range.lowerBound
    for end in ends where end > position {
      if let part = rest.first, part.lowerBound == position {
        append(part, masking, to: &draft)
      }
      if let part = rest.first, part.lowerBound <= position {
        if part.upperBound == end { rest.removeFirst() }
      } else {
        appendPrepared(unit.text[position..<end], to: &draft)
      }
      position = end
      draft.notePlace(of: end)
    }

    var source = draft.source
    source.marks = marks.map { mark in
      markPart(mark, in: range, protected, draft)
    }
    source.terms = terms.compactMap { term in
      guard protected.indices(overlapping: term.range, touching: false).isEmpty else { return nil }
      return .init(range: draft.place(term.range.clamped(to: range)), target: term.target)
    }
    return source
  }

  /// The parts of marks in `sentence`, by offsets in it.
  func marks(_ marks: [Int], in sentence: Range<Int>) -> [FinishedSentence.Mark] {
    marks.map { mark in
      let part = unit.marks[mark].range.clamped(to: sentence)
      let start = part.lowerBound - sentence.lowerBound
      return .init(index: mark, range: start..<start + part.count)
    }
  }

  /// A sentence as far as it is prepared.
  private struct Draft {
    let range: Range<Int>
    var masks: MaskWords
    var source = SourceText()
    /// By offsets of the text, where these are in the prepared one.
    private var places: [Int: Int]
    /// The offsets that were noted last, all at one place.
    private var atEnd: [Int] = []

    init(range: Range<Int>, masks: MaskWords) {
      self.range = range
      self.masks = masks
      places = [range.lowerBound: 0]
    }

    func place(_ range: Range<Int>) -> Range<Int> {
      let start = places[range.lowerBound] ?? 0
      return start..<max(start, places[range.upperBound] ?? start)
    }

    /// Notes that `offset` of the text is at the end of the prepared text.
    mutating func notePlace(of offset: Int) {
      if let last = atEnd.last, places[last] != source.bytes.count { atEnd.removeAll() }
      places[offset] = source.bytes.count
      atEnd.append(offset)
    }

    /// Takes the space at the prepared text's end away, and moves what stands behind it.
    mutating func removeLastSpace() {
      let old = source.bytes.count
      source.bytes.removeLast()
      for offset in atEnd where places[offset] == old { places[offset] = old - 1 }
      for index in source.protected.indices.reversed() {
        guard source.protected[index].range == old..<old else { break }
        source.protected[index].range = old - 1..<old - 1
      }
    }
  }

  private func markPart(
    _ mark: Int, in sentence: Range<Int>, _ protected: [Range<Int>], _ draft: Draft
  ) -> SourceText.MarkPart {
    let part = unit.marks[mark].range.clamped(to: sentence)
    var place = draft.place(part)
    var inside: [SourceText.ProtectedStretch] = []
    for index in protected.indices(overlapping: part, touching: part.isEmpty) {
      let whole = protected[index]
      let bytes = part.clamped(to: whole)
      inside.append(
        .init(
          part: index,
          bytes: bytes.lowerBound - whole.lowerBound..<bytes.upperBound - whole.lowerBound))
      // What is only partly in the mark is found by its bytes alone.
      if bytes != whole, !part.isEmpty {
        let mask = draft.source.protected[index].range
        let start = whole.lowerBound < part.lowerBound ? mask.upperBound : place.lowerBound
        let end = part.upperBound < whole.upperBound ? mask.lowerBound : place.upperBound
        place = start..<max(start, end)
      }
    }
    let text = unit.text[part]
    let first = inside.first.map { protected[$0.part].lowerBound } ?? part.upperBound
    let last = inside.last.map { protected[$0.part].upperBound } ?? part.lowerBound
    let before = protected.count(endingBy: part.lowerBound) - 1
    let isGap =
      before >= 0
      && draft.source.protected[before].range == place.lowerBound..<place.lowerBound
    return .init(
      index: mark, range: place,
      beginsWithSpace: first > part.lowerBound && text.leadingWhiteSpaceLength > 0,
      endsWithSpace: last < part.upperBound && text.trailingWhiteSpaceLength > 0,
      protected: inside, gapBefore: isGap ? before : nil)
  }
}

// MARK: - What is not to be translated

extension SourceTextBuilder {
  private func append(_ part: Range<Int>, _ masking: Masking, to draft: inout Draft) {
    let textBefore = unit.text[draft.range.lowerBound..<part.lowerBound]
    let textAfter = unit.text[part.upperBound..<draft.range.upperBound]
    let isSpacedBefore = textBefore.isEmpty || textBefore.trailingWhiteSpaceLength > 0
    let isSpacedAfter = textAfter.isEmpty || textAfter.leadingWhiteSpaceLength > 0
    var protected = SourceText.ProtectedPart(
      mask: [], range: 0..<0, original: Array(unit.text[part]),
      before: isSpacedBefore ? .spaced : .touching, after: isSpacedAfter ? .spaced : .touching)
    switch masking {
    case .words:
      protected.mask = draft.masks.next()
      // A mask is a word of its own, whatever it stands beside.
      if !isSpacedBefore, let last = draft.source.bytes.last, last.isWordByte {
        draft.source.bytes.append(.space)
        protected.before = .parted
      }
      if let next = textAfter.first, next.isASCIIAlphanumeric { protected.after = .parted }
    case .none: leaveOut(&protected, textAfter, &draft)
    }
    let start = draft.source.bytes.count
    draft.source.bytes += protected.mask
    protected.range = start..<draft.source.bytes.count
    draft.source.protected.append(protected)
    if protected.after == .parted { draft.source.bytes.append(.space) }
  }

  /// Closes the gap that something leaves that the model does not read: one space where words would
  /// touch, and none before punctuation or behind an opening bracket.
  private func leaveOut(
    _ protected: inout SourceText.ProtectedPart, _ textAfter: ArraySlice<UInt8>,
    _ draft: inout Draft
  ) {
    let hasSpace = draft.source.bytes.last?.isASCIIWhiteSpace ?? true
    if protected.before == .touching, protected.after == .touching {
      let last = draft.source.bytes.last ?? .space
      if last.isASCIIAlphanumeric, textAfter.first?.isASCIIAlphanumeric == true {
        (protected.before, protected.after) = (.parted, .parted)
      }
    } else if hasSpace, !draft.source.bytes.isEmpty, protected.after == .touching,
      textAfter.first?.isWordByte == false
    {
      draft.removeLastSpace()
    } else if hasSpace, !draft.source.bytes.isEmpty, textAfter.isEmpty {
      draft.removeLastSpace()
    }
  }

  /// Appends `text` preprocessed, with a space at each end where there was white space.
  private func appendPrepared(_ text: ArraySlice<UInt8>, to draft: inout Draft) {
    let bytes = draft.source.bytes
    let last = bytes.last ?? .space
    var text = text
    if let part = draft.source.protected.last, part.range == bytes.count..<bytes.count,
      last.isASCIIWhiteSpace || "([{<\"'".utf8.contains(last)
    {
      // Where something was left out, the spaces before and after it would be two.
      while text.leadingWhiteSpaceLength > 0 {
        text = text.dropFirst(text.leadingWhiteSpaceLength)
      }
    }
    guard preprocessing != .none else {
      draft.source.bytes += text
      return
    }
    let inner = guards ? text.trimmingAllWhiteSpace() : text.trimmingASCIIWhiteSpace()
    if inner.isEmpty {
      if !text.isEmpty { draft.source.bytes.append(.space) }
      return
    }
    if inner.startIndex > text.startIndex { draft.source.bytes.append(.space) }
    let plain = guards ? inner.removing([0xC2, 0xAD]) : Array(inner)
    draft.source.bytes += preprocessing.applied(to: plain)
    if inner.endIndex < text.endIndex { draft.source.bytes.append(.space) }
  }
}

/// Words that stand for what is not translated.
///
/// A capital letter and a number: a name, which models tend to copy, of pieces that every
/// vocabulary with Latin letters has.
struct MaskWords {
  /// The numbers that follow the letter in the text, and what they begin with.
  private var taken: Set<Int> = []
  private var number = 0

  /// Words that do not occur in `text`.
  init(avoiding text: ArraySlice<UInt8>) {
    var known: Int?
    for byte in text {
      if byte == UInt8(ascii: "X") {
        known = 0
      } else if let value = known, byte.isASCIIDigit, value < 1_000_000_000 {
        known = 10 * value + Int(byte - UInt8(ascii: "0"))
        taken.insert(known ?? 0)
      } else {
        known = nil
      }
    }
  }

  /// The next word.
  mutating func next() -> [UInt8] {
    repeat { number += 1 } while taken.contains(number)
    return Array("X\(number)".utf8)
  }
}
