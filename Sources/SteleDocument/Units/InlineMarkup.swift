/// The markup that stands for the marks of a unit, by their ids.
struct InlineMarkup: Sendable {
  struct Entry: Sendable {
    /// What opens the element; all of it for a point or a verbatim one.
    var opening: [UInt8]
    var closing: [UInt8] = []
    /// How many spaces were put before the opening.
    var openingOffset = 0
    /// What is written instead of parts of the opening, the last part first.
    fileprivate(set) var replacements: [(range: Range<Int>, bytes: [UInt8])] = []

    /// Writes the opening with its replacements, in one pass however many there are.
    fileprivate func writeOpening(to output: inout [UInt8]) {
      var position = 0
      for (range, bytes) in replacements.reversed() {
        guard position <= range.lowerBound, range.upperBound <= opening.count else { continue }
        output += opening[position..<range.lowerBound]
        output += bytes
        position = range.upperBound
      }
      output += opening[position...]
    }
  }

  var entries: [Entry] = []

  /// Replaces `range` of what opens the mark `mark`.
  ///
  /// Must be called from the last range to the first.
  mutating func replace(_ range: Range<Int>, ofMark mark: Int, with bytes: [UInt8]) {
    guard entries.indices.contains(mark) else { return }
    let offset = entries[mark].openingOffset
    entries[mark].replacements.append(
      ((range.lowerBound + offset)..<(range.upperBound + offset), bytes))
  }

  /// The translation with its markup; `write` writes its text, escaped for the format.
  ///
  /// White space of the text is ``LineWrapping/space``, so that lines can break there.
  func rendered(
    _ translation: TextUnit, write: (ArraySlice<UInt8>, inout [UInt8]) -> Void
  ) -> [UInt8] {
    var output: [UInt8] = []
    translation.traverse { part in
      switch part {
      case .text(let range):
        let text = LineWrapping.breakable(translation.text[range])
        let isSecondSpace = text.first == LineWrapping.space && output.last == LineWrapping.space
        write(isSecondSpace ? text.dropFirst() : text[...], &output)
      case .opening(let mark):
        if entries.indices.contains(mark.id) { entries[mark.id].writeOpening(to: &output) }
      case .closing(let mark):
        if entries.indices.contains(mark.id) { output += entries[mark.id].closing }
      }
    }
    return output
  }
}
