import SteleText
import SteleTranslation

/// Makes a sentence's final text of what the model wrote: puts back what was masked, copies what it
/// did not know, honours the glossary, and finds the places of marks.
struct SentenceFinisher {
  let source: SourceText
  let tokens: [TokenID]
  let target: LocatedText
  /// Which tokens are the unknown one, in whose place characters of the source are copied.
  let unknowns: [Int]
  private let masks: [Range<Int>?]

  /// A finisher of the translation `tokens`, whose text is `target`; unknown tokens are replaced by the
  /// source's characters if `copiesUnknowns`.
  init(
    source: SourceText, tokens: [TokenID], target: LocatedText, copiesUnknowns: Bool,
    isUnknown: (TokenID) -> Bool
  ) {
    self.source = source
    self.tokens = tokens
    self.target = target
    unknowns = copiesUnknowns ? tokens.indices.filter { isUnknown(tokens[$0]) } : []
    masks = source.protected.map { Self.place(of: $0.mask, in: target.text) }
  }

  /// Where `mask` stands in `text`, if it does so just once.
  private static func place(of mask: [UInt8], in text: [UInt8]) -> Range<Int>? {
    let places = text.occurrences(of: mask).filter { place in
      let next = place.upperBound < text.count ? text[place.upperBound] : .space
      return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
    }
    return places.count == 1 ? places[0] : nil
  }

  /// Whether the model did not copy all masks: then the sentence is to be translated without them.
  var hasLostMasks: Bool {
    zip(source.protected, masks).contains { !$0.mask.isEmpty && $1 == nil }
  }

  /// Whether ``finished(_:)`` wants to know what came from where.
  var needsAlignment: Bool {
    !unknowns.isEmpty || source.protected.contains { $0.mask.isEmpty }
      || source.terms.contains { !isHonoured($0) } || source.marks.contains { !isObvious($0) }
  }

  /// The final text and the places of marks.
  ///
  /// Without `alignment`, which says what came from where, marks are placed in proportion. `surfaces`
  /// are the source's characters for each of ``unknowns``.
  func finished(_ alignment: WordAlignment?, surfaces: [[UInt8]]) -> FinishedSentence {
    var edits = TextEdits()
    var notes = TextNotes()
    var restored: [Int: TextEdits.Number] = [:]
    for (index, part) in source.protected.enumerated() {
      if let mask = masks[index] { restored[index] = edits.replace(mask, by: part.original) }
    }
    for term in source.terms where !isHonoured(term) {
      place(term, alignment, &edits, &notes)
    }
    for (token, surface) in zip(unknowns, surfaces) {
      _ = edits.insert(surface, at: target.ranges[token].lowerBound)
      notes.unknownsCopied += 1
    }
    for (index, part) in source.protected.enumerated() where restored[index] == nil {
      let place = offset(of: part.range.lowerBound, alignment)
      let spaces = spaces(around: part.original, at: place)
      if spaces.before { _ = edits.insert([.space], at: place) }
      restored[index] = edits.insert(part.original, at: place)
      if spaces.after { _ = edits.insert([.space], at: place) }
      notes.protectedPlaced += 1
    }
    let edited = edits.applied(to: target.text)
    var finished = FinishedSentence(text: edited.bytes)
    finished.notes = notes
    finished.marks = source.marks.map { mark in
      .init(index: mark.index, range: range(of: mark, edited, alignment, restored))
    }
    return finished
  }
}

// MARK: - Glossary

extension SentenceFinisher {
  /// Whether the translation has the term's translation without help.
  private func isHonoured(_ term: SourceText.TermPart) -> Bool {
    let text = String(decoding: target.text, as: UTF8.self).lowercased()
    let wanted = String(decoding: term.target, as: UTF8.self).lowercased()
    return Array(text.utf8).occurrences(of: Array(wanted.utf8)).contains { place in
      !WordBoundaries.isInsideWord(place.lowerBound, in: Array(text.utf8))
        && !WordBoundaries.isInsideWord(place.upperBound, in: Array(text.utf8))
    }
  }

  /// Puts the term's translation in the place of what the model made of it.
  private func place(
    _ term: SourceText.TermPart, _ alignment: WordAlignment?, _ edits: inout TextEdits,
    _ notes: inout TextNotes
  ) {
    notes.termsPlaced += 1
    if let range = alignment?.targetRange(of: term.range),
      edits.replace(range, by: term.target) != nil
    {
      return
    }
    let place = offset(of: term.range.lowerBound, alignment)
    let spaces = spaces(around: term.target, at: place)
    let text = (spaces.before ? [.space] : []) + term.target + (spaces.after ? [.space] : [])
    _ = edits.insert(text, at: place)
  }
}

// MARK: - Places

extension SentenceFinisher {
  /// The source without white space at its ends.
  private var inner: Range<Int> {
    let trimmed = source.bytes[...].trimmingWhiteSpace()
    return trimmed.startIndex..<trimmed.endIndex
  }

  /// Whether a mark's place is clear without alignment.
  private func isObvious(_ mark: SourceText.MarkPart) -> Bool {
    if let protected = mark.protected { return masks[protected] != nil }
    if mark.range.isEmpty {
      return mark.range.lowerBound <= inner.lowerBound || mark.range.lowerBound >= inner.upperBound
    }
    return mark.range.lowerBound <= inner.lowerBound && mark.range.upperBound >= inner.upperBound
  }

  private func range(
    of mark: SourceText.MarkPart, _ edited: TextEdits.Edited, _ alignment: WordAlignment?,
    _ restored: [Int: TextEdits.Number]
  ) -> Range<Int> {
    if let number = mark.protected.flatMap({ restored[$0] }) { return edited.range(of: number) }
    if mark.range.isEmpty {
      let place = edited.offset(of: offset(of: mark.range.lowerBound, alignment))
      return place..<place
    }
    if isObvious(mark) { return 0..<edited.bytes.count }
    return edited.range(of: alignment?.targetRange(of: mark.range) ?? proportional(mark.range))
  }

  /// Where in the translation something belongs that stands at `offset` of the source.
  private func offset(of offset: Int, _ alignment: WordAlignment?) -> Int {
    if offset <= inner.lowerBound { return 0 }
    if offset >= inner.upperBound { return target.text.count }
    var place =
      alignment?.targetOffset(of: offset, in: source.bytes)
      ?? proportional(offset..<offset).lowerBound
    // What stands behind a space in the source does so in the translation.
    if source.bytes[offset - 1].isASCIIWhiteSpace {
      while place < target.text.count, target.text[place].isASCIIWhiteSpace { place += 1 }
    }
    return place
  }

  /// The part of the translation that is as far in as `range` in the source, in whole words.
  private func proportional(_ range: Range<Int>) -> Range<Int> {
    let count = max(1, source.bytes.count)
    func scaled(_ offset: Int) -> Int {
      var place = min(target.text.count, offset * target.text.count / count)
      while place < target.text.count,
        target.text[place] & 0xC0 == 0x80 || WordBoundaries.isInsideWord(place, in: target.text)
      {
        place += 1
      }
      return place
    }
    let start = scaled(range.lowerBound)
    return start..<max(start, scaled(range.upperBound))
  }

  /// Whether `text` needs spaces so as not to touch a word at `offset` of the translation.
  private func spaces(around text: [UInt8], at offset: Int) -> (before: Bool, after: Bool) {
    let before = offset > 0 ? target.text[offset - 1] : .space
    let after = offset < target.text.count ? target.text[offset] : .space
    return (!before.isASCIIWhiteSpace, after.isWordByte)
  }
}
