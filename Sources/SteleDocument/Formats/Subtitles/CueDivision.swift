import SteleBase

/// Divides a translation into the cues that its text came from.
struct CueDivision {
  /// What goes into each cue.
  private(set) var parts: [TextUnit] = []

  /// Divides `translation` at its dividers, or in proportion to `widths`, those of the cues' texts,
  /// if a cue would have no text.
  init(of translation: TextUnit, widths: [Int]) {
    guard widths.count > 1 else {
      parts = [translation]
      return
    }
    let text = translation.text
    var ends = translation.marks.filter { $0.kind == .divider }.prefix(widths.count - 1)
      .map { Self.wordEnd(from: $0.range.lowerBound, in: text) }
    while ends.count < widths.count - 1 { ends.append(text.count) }
    for index in ends.indices.dropFirst() { ends[index] = max(ends[index], ends[index - 1]) }
    let starts = [0] + ends
    let hasEmpty = zip(starts, ends + [text.count]).contains { start, end in
      !text[start..<end].contains { $0 >= 0x80 || $0.isASCIILetter || $0.isASCIIDigit }
    }
    if hasEmpty { ends = Self.proportionalEnds(of: text, widths: widths) }
    parts = Self.parts(of: translation, ends: ends)
  }

  /// The end of the word that `offset` lies in, where words have ends.
  private static func wordEnd(from offset: Int, in text: [UInt8]) -> Int {
    guard offset > 0, offset < text.count, !text[offset - 1].isSpace, !text[offset].isSpace,
      LineWrapping.joinsWithSpace(
        text[max(0, offset - 4)..<offset], Array(text[offset...].prefix(4)))
    else { return offset }
    // Where scripts write no spaces, words have no ends.
    return text[offset...].prefix(40).firstIndex(where: \.isSpace)
      ?? (text.count - offset <= 40 ? text.count : offset)
  }

  /// Ends of all parts but the last, at words, so that each has its share and none is empty while
  /// there are words.
  private static func proportionalEnds(of text: [UInt8], widths: [Int]) -> [Int] {
    var breaks: [(offset: Int, width: Int)] = []
    var width = 0
    var start = 0
    for index in text.indices.dropFirst() where text[index] & 0xC0 != 0x80 {
      let isBreak =
        text[index].isSpace
        || !LineWrapping.joinsWithSpace(
          text[max(0, index - 4)..<index], Array(text[index...].prefix(4)))
      guard isBreak else { continue }
      width += LineWrapping.width(of: text[start..<index])
      start = index
      breaks.append((index, width))
    }
    let total = width + LineWrapping.width(of: text[start...])
    let sum = max(1, widths.reduce(0, +))
    var ends: [Int] = []
    var next = 0
    var share = 0
    for (index, partWidth) in widths.dropLast().enumerated() {
      share += partWidth
      let target = total * share / sum
      let spared = widths.count - 2 - index
      while next + 1 < breaks.count - spared,
        abs(breaks[next + 1].width - target) <= abs(breaks[next].width - target)
      {
        next += 1
      }
      ends.append(next < breaks.count ? breaks[next].offset : text.count)
      next += 1
    }
    return ends
  }

  /// `translation` cut at `ends`, with the marks of each part.
  private static func parts(of translation: TextUnit, ends: [Int]) -> [TextUnit] {
    let starts = [0] + ends
    let limits = ends + [translation.text.count]
    var parts = zip(starts, limits).map { start, end in
      TextUnit(text: Array(translation.text[start..<end]), line: translation.line)
    }
    var passed = 0
    for mark in translation.marks {
      guard mark.kind != .divider else {
        passed += 1
        continue
      }
      func add(_ range: Range<Int>, to part: Int) {
        var mark = mark
        mark.range = (range.lowerBound - starts[part])..<(range.upperBound - starts[part])
        parts[part].marks.append(mark)
      }
      let place = mark.range.lowerBound
      if mark.range.isEmpty {
        // On a part's end, it stays on its side of the divider.
        let before = ends.enumerated().count { $1 < place || $1 == place && $0 < passed }
        add(mark.range, to: before)
        continue
      }
      for part in parts.indices {
        let range = mark.range.clamped(to: starts[part]..<limits[part])
        if !range.isEmpty { add(range, to: part) }
      }
    }
    return parts.map(\.withoutOuterSpace)
  }
}

extension TextUnit {
  /// The unit without the white space at its ends.
  fileprivate var withoutOuterSpace: TextUnit {
    let inner = text[...].trimmed
    var unit = self
    unit.text = Array(inner)
    for index in unit.marks.indices {
      let range = unit.marks[index].range
      let start = min(max(range.lowerBound - inner.startIndex, 0), inner.count)
      let end = min(max(range.upperBound - inner.startIndex, 0), inner.count)
      unit.marks[index].range = start..<max(start, end)
    }
    return unit
  }
}
