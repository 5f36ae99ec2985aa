extension SentenceScanner {
  /// Titles are not longer than this, in bytes.
  private static let longestTitle = 120
  /// Quotations whose beginning is looked for are not longer than this, in bytes.
  private static let longestQuotation = 600
  /// Marks that open what another closes, and are no `quote` as those of Europe are.
  private static let openingCorners: Set<UInt32> = [0x300C, 0x300E, 0x301D, 0xFF62]
  private static let closingCorners: Set<UInt32> = [0x300D, 0x300F, 0x301E, 0x301F, 0xFF63]
  /// Marks that ask or call, among those that end a sentence whatever follows.
  private static let questions: Set<UInt32> = [
    0x55E, 0x61F, 0x1367, 0x1945, 0x2CFA, 0x2CFB, 0xA60F, 0xFE15, 0xFE16, 0xFF01, 0xFF1F,
  ]

  /// Whether the marks stand inside the title of a work, as in 《摔跤吧！爸爸》 and 《走。》.
  func isInTitle(_ marks: Marks) -> Bool {
    // Spaces would end sentences in it.
    guard !rules.splitsAtSpaces, let opener = titleStart(before: marks.start) else { return false }
    var end = marks.markEnd
    while end - opener < Self.longestTitle, let next = character(at: end), next.kind != .newline {
      if isTitleOpener(at: end) { return false }
      if isTitleCloser(at: end) { return true }
      end += next.length
    }
    return false
  }

  private func titleStart(before position: Int) -> Int? {
    var place = position
    while position - place < Self.longestTitle, let before = character(before: place) {
      place -= before.length
      if isTitleOpener(at: place) { return place }
      if isTitleCloser(at: place) { return nil }
    }
    return nil
  }

  private func isTitleOpener(at position: Int) -> Bool {
    [0x300A, 0x3008].contains(code(at: position))
  }
  private func isTitleCloser(at position: Int) -> Bool {
    [0x300B, 0x3009].contains(code(at: position))
  }

  /// Whether what follows a quotation at `next` says who said it, where letters have no case.
  ///
  /// Languages whose verb comes last have a particle there: と, 라고, என்று. Elsewhere the quotation
  /// opens the sentence and asks or calls: a full stop would have been a comma.
  func isSaid(_ marks: Marks, at next: Int, _ first: SentenceCharacter) -> Bool {
    guard endsQuotation(marks) else { return false }
    if rules.quotatives.contains(where: { begins(at: next, with: $0) }) { return true }
    guard first == .letter || first == .spacelessLetter, !rules.goesOnAfterQuotation else {
      return false
    }
    let asks =
      marks.classes & SentenceCharacter.question.bit != 0
      || marks.isFinal && Self.questions.contains(code(at: marks.start))
    return (asks || rules.quotesFullStops) && !isIntroduced(marks)
  }

  /// Whether one of the closing marks is a quotation mark rather than a bracket.
  private func endsQuotation(_ marks: Marks) -> Bool {
    var position = marks.markEnd
    while position < marks.closedEnd, let next = character(at: position) {
      if next.kind == .quote || Self.closingCorners.contains(code(at: position)) { return true }
      position += next.length
    }
    return false
  }

  /// Whether words stand before the quotation in its sentence: he said: "…".
  private func isIntroduced(_ marks: Marks) -> Bool {
    var position = marks.start
    while let before = character(before: position) {
      position -= before.length
      if before.kind == .quote || Self.openingCorners.contains(code(at: position)) {
        return !opensSentence(position)
      }
      if marks.start - position > Self.longestQuotation { return true }
    }
    // It began in a sentence before.
    return false
  }

  private func begins(at position: Int, with word: String) -> Bool {
    let end = position + word.utf8.count
    return end <= barrier && text.bytes[position..<end].elementsEqual(word.utf8)
  }
}
