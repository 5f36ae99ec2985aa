extension TextUnit {
  /// Checks that the unit, a translation, can be written in the place of `original`.
  func checkStandsIn(for original: TextUnit) throws(DocumentError) {
    func invalid(_ reason: String) -> DocumentError {
      .invalidTranslation(line: original.line, reason: reason)
    }
    guard UTF8Validation.firstInvalidByte(of: text) == nil else { throw invalid("it is not UTF-8") }
    guard marks.count == original.marks.count else {
      throw invalid("it has \(marks.count) marks instead of \(original.marks.count)")
    }
    let byID = { (first: InlineMark, second: InlineMark) in first.id < second.id }
    for (mark, expected) in zip(marks.sorted(by: byID), original.marks.sorted(by: byID)) {
      guard mark.id == expected.id, mark.kind == expected.kind,
        mark.parent == expected.parent
      else {
        throw invalid("its marks are not those of the text")
      }
    }
    // Ends of the marks that are open, innermost last.
    var ends: [Int] = []
    var start = 0
    for mark in marks {
      let range = mark.range
      guard range.lowerBound >= start, range.upperBound <= text.count else {
        throw invalid("a mark is out of order or outside of it")
      }
      guard isBoundary(range.lowerBound), isBoundary(range.upperBound) else {
        throw invalid("a mark begins or ends within a character")
      }
      while let end = ends.last, end <= range.lowerBound { ends.removeLast() }
      if let end = ends.last, range.upperBound > end { throw invalid("two marks overlap") }
      let isPoint = mark.kind == .point || mark.kind == .divider
      if isPoint, !range.isEmpty { throw invalid("a point encloses text") }
      ends.append(range.upperBound)
      start = range.lowerBound
    }
  }

  private func isBoundary(_ offset: Int) -> Bool {
    offset == text.count || text[offset] & 0xC0 != 0x80
  }
}
