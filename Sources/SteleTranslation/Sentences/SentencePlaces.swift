import SteleBase

/// Finds in one translated sentence the places of what its source has: things not to translate,
/// terms and marks.
///
/// Changes to the text are collected and made at the end, so that all places are those of the
/// translation as the model wrote it.
struct SentencePlaces {
  private let source: SourceText
  /// The translation.
  private let text: [UInt8]
  private let alignment: WordAlignment?
  private var edits = TextEdits()
  /// By protected part: the edit that puts it back.
  private var restored: [TextEdits.Number?]

  init(_ source: SourceText, in text: [UInt8], _ alignment: WordAlignment?) {
    self.source = source
    self.text = text
    self.alignment = alignment
    restored = source.protected.map { _ in nil }
  }

  /// The sentence with all changes made.
  func finished(_ counts: TextCounts) -> FinishedSentence {
    let edited = edits.applied(to: text)
    var finished = FinishedSentence(text: edited.bytes)
    finished.counts = counts
    finished.protected = restored.map { $0.map(edited.range) ?? 0..<0 }
    finished.marks = source.marks.map { mark in
      .init(index: mark.index, range: range(of: mark, edited))
    }
    return finished
  }
}

// MARK: - What is not translated

extension SentencePlaces {
  /// Puts the protected part `index` in the place of its mask, which is at `mask`, and takes away
  /// spaces that only parted the mask from the text.
  mutating func restore(_ index: Int, for mask: Range<Int>) {
    let part = source.protected[index]
    var range = mask
    if part.before == .parted, mask.lowerBound > 0, text[mask.lowerBound - 1] == .space,
      WordBoundaries.touchBehind(
        part.range.lowerBound - 1, in: source.bytes, asBehind: mask.lowerBound - 1, in: text)
    {
      range = range.lowerBound - 1..<range.upperBound
    }
    if part.after == .parted, mask.upperBound < text.count, text[mask.upperBound] == .space,
      WordBoundaries.touchBefore(
        part.range.upperBound + 1, in: source.bytes, asBefore: mask.upperBound + 1, in: text)
    {
      range = range.lowerBound..<range.upperBound + 1
    }
    // Two parts may want the same space.
    restored[index] =
      edits.replace(range, by: part.original) ?? edits.replace(mask, by: part.original)
  }

  /// Notes that the protected part `index` stands at `range` of the translation.
  mutating func keep(_ index: Int, at range: Range<Int>) {
    restored[index] = edits.replace(range, by: Array(text[range]))
  }

  /// Puts the protected parts that have no mask in the translation where they belong; how many.
  mutating func insertMissing() -> Int {
    let missing = restored.indices.filter { restored[$0] == nil }
    let places = missing.map { offset(of: source.protected[$0].range.lowerBound) }
    // What was inserted at the same place before ends with white space.
    var hasSpaceBefore = false
    for (number, index) in missing.enumerated() {
      let (part, place) = (source.protected[index], places[number])
      let isFirst = number == 0 || places[number - 1] != place
      if isFirst { hasSpaceBefore = place == 0 || text[place - 1].isASCIIWhiteSpace }
      if part.before == .parted, place < text.count, text[place] == .space,
        let edit = edits.replace(place..<place + 1, by: part.original)
      {
        restored[index] = edit
        continue
      }
      let hasNext = number + 1 < missing.count && places[number + 1] == place
      let isSpaceNext =
        hasNext
        ? source.protected[missing[number + 1]].before == .spaced
        : place == text.count || text[place].isASCIIWhiteSpace
      if part.before == .spaced, !hasSpaceBefore { _ = edits.insert([.space], at: place) }
      restored[index] = edits.insert(part.original, at: place)
      hasSpaceBefore = part.after == .spaced && !isSpaceNext
      if hasSpaceBefore { _ = edits.insert([.space], at: place) }
    }
    return missing.count
  }

  /// Puts a glossary term's translation in the place of what the model made of it.
  mutating func place(_ term: SourceText.TermPart) {
    if let range = alignment?.targetRange(of: term.range),
      edits.replace(range, by: term.target) != nil
    {
      return
    }
    let place = offset(of: term.range.lowerBound)
    let hasSpaceBefore = place == 0 || text[place - 1].isASCIIWhiteSpace
    let needsSpaceAfter = place < text.count && text[place].isWordByte
    _ = edits.insert(
      (hasSpaceBefore ? [] : [.space]) + term.target + (needsSpaceAfter ? [.space] : []), at: place)
  }
}

// MARK: - Marks

extension SentencePlaces {
  private func range(of mark: SourceText.MarkPart, _ edited: TextEdits.Edited) -> Range<Int> {
    var range: Range<Int>?
    for stretch in mark.protected {
      guard let place = restored[stretch.part].map(edited.range) else { continue }
      let own =
        place.lowerBound + stretch.bytes.lowerBound..<place.lowerBound + stretch.bytes.upperBound
      range =
        range.map {
          min($0.lowerBound, own.lowerBound)..<max($0.upperBound, own.upperBound)
        } ?? own
    }
    if let range, source.isProtected(mark) {
      return withSpace(mark, around: range, in: edited.bytes)
    }
    if source.isPoint(mark) {
      let place = offset(of: mark.range.lowerBound)
      let own = mark.gapBefore == nil ? edited.offset(of: place) : edited.offset(behind: place)
      return own..<own
    }
    let words = source.bytes[mark.range].trimmingAllWhiteSpace()
    let own: Range<Int>
    if words.isEmpty {
      let place =
        mark.gapBefore.flatMap { restored[$0] }.map { edited.range(of: $0).upperBound }
        ?? edited.offset(of: offset(of: mark.range.lowerBound))
      own = place..<place
    } else if source.isWhole(mark) {
      return 0..<edited.bytes.count
    } else {
      let wanted = words.startIndex..<words.endIndex
      own = edited.range(of: alignment?.targetRange(of: wanted) ?? proportional(wanted))
    }
    let all =
      range.map {
        min($0.lowerBound, own.lowerBound)..<max($0.upperBound, own.upperBound)
      } ?? own
    return withSpace(mark, around: all, in: edited.bytes)
  }

  /// `range` with the white space at its edges that the mark has inside.
  private func withSpace(
    _ mark: SourceText.MarkPart, around range: Range<Int>, in text: [UInt8]
  ) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    if mark.beginsWithSpace { lower -= text[..<lower].trailingWhiteSpaceLength }
    if mark.endsWithSpace { upper += text[upper...].leadingWhiteSpaceLength }
    return lower..<upper
  }

  /// Where in the translation something belongs that stands at `offset` of the source.
  private func offset(of offset: Int) -> Int {
    let inner = source.inner
    if offset <= inner.lowerBound { return 0 }
    if offset >= inner.upperBound { return text.count }
    var place = alignment?.targetOffset(of: offset) ?? proportional(offset..<offset).lowerBound
    // What stands behind a space in the source does so in the translation.
    if source.bytes[..<offset].trailingWhiteSpaceLength > 0 {
      while place < text.count, text[place].isASCIIWhiteSpace { place += 1 }
    }
    return place
  }

  /// The part of the translation that is as far in as `range` in the source, in whole words.
  private func proportional(_ range: Range<Int>) -> Range<Int> {
    let count = max(1, source.bytes.count)
    func scaled(_ offset: Int) -> Int {
      var place = min(text.count, offset * text.count / count)
      while place < text.count,
        text[place] & 0xC0 == 0x80 || WordBoundaries.isInsideWord(place, in: text)
      {
        place += 1
      }
      return place
    }
    let start = scaled(range.lowerBound)
    return start..<max(start, scaled(range.upperBound))
  }
}

extension SourceText {
  /// The text without white space at its ends.
  var inner: Range<Int> {
    let trimmed = bytes[...].trimmingASCIIWhiteSpace()
    return trimmed.startIndex..<trimmed.endIndex
  }

  /// Whether a mark stands between characters.
  func isPoint(_ mark: MarkPart) -> Bool {
    mark.range.isEmpty && mark.protected.isEmpty && !mark.beginsWithSpace && !mark.endsWithSpace
  }

  /// Whether a mark's place is clear without alignment: it has all of the text, or stands at an
  /// end.
  func isWhole(_ mark: MarkPart) -> Bool {
    let (range, inner) = (mark.range, inner)
    if range.isEmpty {
      return range.lowerBound <= inner.lowerBound || range.lowerBound >= inner.upperBound
    }
    return range.lowerBound <= inner.lowerBound && range.upperBound >= inner.upperBound
      && (hasAll(of: mark) || protected.allSatisfy { !$0.mask.isEmpty })
  }

  /// Whether a mark has all of the things not to translate.
  private func hasAll(of mark: MarkPart) -> Bool {
    mark.protected.count == protected.count
      && mark.protected.allSatisfy { $0.bytes.count == protected[$0.part].original.count }
  }

  /// Whether a mark has nothing but things not to translate, or touches one without having text.
  func isProtected(_ mark: MarkPart) -> Bool {
    guard !mark.protected.isEmpty else { return false }
    var rest = mark.range
    for stretch in mark.protected {
      let mask = protected[stretch.part].range
      guard
        bytes[rest.lowerBound..<max(rest.lowerBound, min(mask.lowerBound, rest.upperBound))]
          .allSatisfy(\.isASCIIWhiteSpace)
      else { return false }
      rest = min(max(rest.lowerBound, mask.upperBound), rest.upperBound)..<rest.upperBound
    }
    return bytes[rest].allSatisfy(\.isASCIIWhiteSpace)
  }
}
