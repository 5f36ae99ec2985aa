/// Replacements in a text, and where places of the text are afterwards.
struct TextEdits {
  /// Which of the replacements it is, in the order in which they were added.
  typealias Number = Int

  /// Replaces a part, which may be empty, by something else.
  private struct Edit {
    var number: Number
    var range: Range<Int>
    var replacement: [UInt8]
  }

  /// In the order of the text.
  private var edits: [Edit] = []

  /// Replaces `range`; nil if something in it is replaced already.
  mutating func replace(_ range: Range<Int>, by replacement: [UInt8]) -> Number? {
    let before = edits.firstIndex(isBehind: { $0.range.lowerBound >= range.upperBound }) - 1
    if before >= 0, edits[before].range.upperBound > range.lowerBound { return nil }
    return add(range, replacement)
  }

  /// Puts `text` at `offset`, or behind what is replaced there.
  mutating func insert(_ text: [UInt8], at offset: Int) -> Number {
    let before = edits.firstIndex(isBehind: { $0.range.lowerBound >= offset }) - 1
    let place = before >= 0 ? max(offset, edits[before].range.upperBound) : offset
    return add(place..<place, text)
  }

  /// Keeps the order; of several insertions at one place the first added comes first.
  private mutating func add(_ range: Range<Int>, _ replacement: [UInt8]) -> Number {
    let edit = Edit(number: edits.count, range: range, replacement: replacement)
    let place = edits.firstIndex(isBehind: {
      ($0.range.lowerBound, $0.range.upperBound) > (range.lowerBound, range.upperBound)
    })
    edits.insert(edit, at: place)
    return edit.number
  }

  /// The text after all replacements.
  func applied(to text: [UInt8]) -> Edited {
    var edited = Edited()
    var position = 0
    for edit in edits {
      edited.copy(text, position..<edit.range.lowerBound)
      edited.replace(edit.number, edit.range, by: edit.replacement)
      position = edit.range.upperBound
    }
    edited.copy(text, position..<text.count)
    return edited
  }

  /// A text after replacements.
  struct Edited {
    private(set) var bytes: [UInt8] = []
    /// Stretches of the text before and what became of them, in order.
    private var stretches: [(before: Range<Int>, after: Range<Int>, isCopy: Bool)] = []
    private var replacements: [Number: Range<Int>] = [:]

    fileprivate mutating func copy(_ text: [UInt8], _ range: Range<Int>) {
      guard !range.isEmpty else { return }
      let start = bytes.count
      bytes += text[range]
      stretches.append((range, start..<bytes.count, true))
    }

    fileprivate mutating func replace(
      _ number: Number, _ range: Range<Int>, by replacement: [UInt8]
    ) {
      let start = bytes.count
      bytes += replacement
      stretches.append((range, start..<bytes.count, false))
      replacements[number] = start..<bytes.count
    }

    /// Where the text of a replacement is.
    func range(of number: Number) -> Range<Int> { replacements[number] ?? 0..<0 }

    /// Where `range` of the text before is now; what replaced its ends belongs to it as a whole,
    /// what was inserted at its ends does not.
    func range(of range: Range<Int>) -> Range<Int> {
      var start = bytes.count
      var end = 0
      for stretch in stretches.overlapping(range, range: \.before)
      where stretch.before.overlaps(range) {
        let shift = stretch.after.lowerBound - stretch.before.lowerBound
        let inner = stretch.before.clamped(to: range)
        let after =
          stretch.isCopy ? inner.lowerBound + shift..<inner.upperBound + shift : stretch.after
        start = min(start, after.lowerBound)
        end = max(end, after.upperBound)
      }
      if start <= end { return start..<end }
      let place = offset(of: range.lowerBound)
      return place..<place
    }

    /// Where `offset` of the text before is now: before what was inserted there.
    func offset(of offset: Int) -> Int {
      let first = stretches.firstIndex(isBehind: { $0.before.upperBound >= offset })
      for stretch in stretches[first...] {
        if stretch.isCopy {
          return stretch.after.lowerBound + max(0, offset - stretch.before.lowerBound)
        }
        if offset <= stretch.before.lowerBound { return stretch.after.lowerBound }
      }
      return bytes.count
    }

    /// Where `offset` of the text before is now: behind what was inserted there.
    func offset(behind offset: Int) -> Int {
      let first = stretches.firstIndex(isBehind: { $0.before.upperBound > offset })
      for stretch in stretches[first...] where stretch.isCopy {
        return stretch.after.lowerBound + max(0, offset - stretch.before.lowerBound)
      }
      return bytes.count
    }

    /// Where `range` of the text before is now, its ends each where they are now.
    func moved(_ range: Range<Int>) -> Range<Int> {
      let start = offset(of: range.lowerBound)
      return range.isEmpty ? start..<start : start..<max(start, offset(of: range.upperBound))
    }
  }
}
