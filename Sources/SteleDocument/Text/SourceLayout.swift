/// The white space of a text as the document has it: line ends with what begins the next line, and
/// runs of spaces.
struct SourceLayout: Sendable {
  /// A place where a line ends, in bytes from the text's start in the document.
  struct Break: Sendable {
    var range: Range<Int>
    /// Whether it is markup of its own, as a hard line break.
    var isHard = false
  }

  /// Stands around a hard line break in a text with markup.
  ///
  /// No UTF-8 has it.
  static let breakMarker: UInt8 = 0xFE

  /// Stands before a space of the text that is not written: it stands for markup that parts words.
  ///
  /// No UTF-8 has it.
  static let joinMarker: UInt8 = 0xFC

  /// In order; empty if line ends are but white space, as in HTML.
  var breaks: [Break] = []
  /// Whether lines break between characters of scripts that write no spaces.
  var breaksBetweenCharacters = true
  /// Whether ``LineWrapping/characterBreak`` says where, since there is markup that may not break.
  var marksCharacterBreaks = false
  /// Whether a tag at a line's beginning could begin a block.
  var linesBeginBlocks = true

  /// A part of a text between places where it may break.
  struct Piece {
    var range: Range<Int>
    /// What stands before it: white space, a line's end, or nothing.
    var before: Range<Int>
  }

  /// A line of a translation: what begins it, its text, and whether the document has it there too.
  struct Line {
    var opening: [UInt8]
    var text: [UInt8]
    var isKept = false
  }

  /// The lines of `rendered`, a text with markup, laid out as `original` is.
  ///
  /// With as many words as `original` has, each stands where its like stood. Otherwise lines have
  /// the shares of the text that they had.
  func lines(of rendered: [UInt8], over original: ArraySlice<UInt8>) -> [Line] {
    let original = Array(original)
    let rendered = Self.joined(rendered)
    let plain = rendered.filter { $0 != LineWrapping.characterBreak }
    let old = pieces(of: original, isOriginal: true)
    let new = pieces(of: plain, isOriginal: false)
    if old.count == new.count { return lines(of: plain, new, like: original, old) }
    return proportionalLines(of: breaks.isEmpty ? plain : rendered, over: original)
  }

  /// `rendered` without the spaces that are not written.
  private static func joined(_ rendered: [UInt8]) -> [UInt8] {
    guard rendered.contains(joinMarker) else { return rendered }
    var output: [UInt8] = []
    var position = 0
    while position < rendered.count {
      if rendered[position] == joinMarker {
        let isSpaceNext =
          position + 1 < rendered.count && rendered[position + 1] == LineWrapping.space
        position += isSpaceNext ? 2 : 1
      } else {
        output.append(rendered[position])
        position += 1
      }
    }
    return output
  }

  // MARK: - As many words

  private func lines(
    of rendered: [UInt8], _ new: [Piece], like original: [UInt8], _ old: [Piece]
  ) -> [Line] {
    var lines = [Line(opening: [], text: [], isKept: true)]
    for (index, piece) in new.enumerated() {
      let text = rendered[piece.range]
      let isSame = text.elementsEqual(original[old[index].range])
      var gap =
        index == 0
        ? Array(
          rendered[piece.before].filter { $0 != LineWrapping.space && $0 != Self.breakMarker })
        : gap(piece.before, of: rendered, original[old[index].before], isHardBefore(old[index]))
      if linesBeginBlocks, text.first != original[old[index].range].first, !Self.canBeginLine(text),
        !rendered[piece.before].contains(Self.breakMarker),
        gap.contains(where: Self.isLineEnd)
      {
        gap = [0x20]
      }
      if gap.contains(where: Self.isLineEnd) {
        lines.append(Line(opening: gap, text: Array(text), isKept: isSame))
      } else {
        if lines.count == 1, lines[0].text.isEmpty { lines[0].isKept = isSame }
        lines[lines.count - 1].text += gap + text
      }
    }
    if let last = new.last, last.range.upperBound < rendered.count {
      lines[lines.count - 1].text += rendered[last.range.upperBound...].filter {
        $0 != LineWrapping.space && $0 != Self.breakMarker
      }
    }
    return lines
  }

  private func gap(
    _ range: Range<Int>, of rendered: [UInt8], _ old: ArraySlice<UInt8>, _ isHard: Bool
  ) -> [UInt8] {
    let new = rendered[range]
    if new.contains(Self.breakMarker) {
      // Hard breaks, without the spaces beside them.
      return isHard ? Array(old) : Self.hardBreaks(in: new)
    }
    if new.isEmpty { return old.contains(where: Self.isLineEnd) && !isHard ? Array(old) : [] }
    if !new.contains(LineWrapping.space) {
      // White space of markup stays, but for what stands for that of the text.
      let isBesideTag =
        new.elementsEqual([0x20])
        && (range.lowerBound > 0 && rendered[range.lowerBound - 1] == UInt8(ascii: ">")
          || range.upperBound < rendered.count && rendered[range.upperBound] == UInt8(ascii: "<"))
      return isBesideTag && !old.isEmpty ? Array(old) : Array(new)
    }
    let hasOthers = new.contains { $0 != LineWrapping.space }
    return old.isEmpty || isHard || hasOthers ? [0x20] : Array(old)
  }

  private func isHardBefore(_ piece: Piece) -> Bool {
    // Breaks ascend.
    var low = 0
    var high = breaks.count
    while low < high {
      let middle = (low + high) / 2
      if breaks[middle].range.lowerBound < piece.before.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < breaks.count && breaks[low].isHard
      && breaks[low].range.lowerBound < piece.before.upperBound
  }

  private static func hardBreaks(in gap: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    for (index, field) in gap.split(separator: breakMarker, omittingEmptySubsequences: false)
      .enumerated()
    where index % 2 == 1 {
      output += field
    }
    return output
  }

  // MARK: - More words, or fewer

  private func proportionalLines(of rendered: [UInt8], over original: [UInt8]) -> [Line] {
    var lines: [Line] = []
    // The lines of the original, in one list for each part between hard breaks.
    var widths: [[Int]] = [[]]
    var gaps: [[Range<Int>]] = [[]]
    var start = 0
    for place in breaks {
      widths[widths.count - 1].append(
        LineWrapping.width(of: original[start..<place.range.lowerBound]))
      start = place.range.upperBound
      if place.isHard {
        widths.append([])
        gaps.append([])
      } else {
        gaps[gaps.count - 1].append(place.range)
      }
    }
    widths[widths.count - 1].append(LineWrapping.width(of: original[min(start, original.count)...]))

    let fields = rendered.split(separator: Self.breakMarker, omittingEmptySubsequences: false)
    var opening: [UInt8] = []
    // Parts of the text and hard breaks take turns.
    for (index, field) in fields.enumerated() {
      if index % 2 == 1 {
        opening = Array(field)
        continue
      }
      var text = field
      let isSpace = { (byte: UInt8) in byte == LineWrapping.space || byte == 0x20 }
      if index > 0 || index + 1 < fields.count || !breaks.isEmpty {
        while text.first.map(isSpace) == true { text.removeFirst() }
        while text.last.map(isSpace) == true { text.removeLast() }
      }
      let part = index / 2
      let parts = LineWrapping.lines(
        of: Array(text), like: part < widths.count ? widths[part] : [1],
        breaksBetweenCharacters: breaksBetweenCharacters && !marksCharacterBreaks)
      for (number, line) in parts.enumerated() {
        if number > 0 { opening = Array(original[gaps[part][number - 1]]) }
        lines.append(Line(opening: opening, text: line))
      }
      if parts.isEmpty { lines.append(Line(opening: opening, text: [])) }
    }
    return lines
  }

  // MARK: - Pieces

  /// Whether `text` may come to the beginning of a line: a tag there could begin a block.
  static func canBeginLine(_ text: some Collection<UInt8>) -> Bool {
    text.first != UInt8(ascii: "<") && text.first != UInt8(ascii: "`")
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func pieces(of text: [UInt8], isOriginal: Bool) -> [Piece] {
    var pieces: [Piece] = []
    var start: Int?
    var gapStart = 0
    var previousIsWide = false
    var position = 0
    var breaks = isOriginal ? breaks[...] : []

    func endPiece(_ pieces: inout [Piece]) {
      if let begun = start {
        pieces.append(Piece(range: begun..<position, before: gapStart..<begun))
        gapStart = position
      }
      start = nil
      previousIsWide = false
    }

    while position < text.count {
      if let place = breaks.first, place.range.lowerBound <= position {
        endPiece(&pieces)
        position = max(position, min(text.count, place.range.upperBound))
        breaks.removeFirst()
        continue
      }
      let byte = text[position]
      if byte == Self.breakMarker {
        endPiece(&pieces)
        position += 1
        while position < text.count, text[position] != Self.breakMarker { position += 1 }
        position = min(text.count, position + 1)
        continue
      }
      if byte.isSpace || byte == LineWrapping.space {
        endPiece(&pieces)
        position += 1
        continue
      }
      let scalar = ScalarAt(position, of: text)
      if breaksBetweenCharacters, previousIsWide, scalar.breaksLines { endPiece(&pieces) }
      if start == nil { start = position }
      previousIsWide = scalar.breaksLines
      position += scalar.length
    }
    endPiece(&pieces)
    return pieces
  }
}

extension LineWrapping {
  /// `text`, whose places to break are marked, in lines that have the shares of the text that
  /// `widths` have of their sum.
  ///
  /// Has fewer lines if there are fewer places to break.
  ///
  /// - Complexity: O(*n*) for a text of *n* bytes.
  static func lines(
    of text: [UInt8], like widths: [Int], breaksBetweenCharacters: Bool = true
  ) -> [[UInt8]] {
    guard widths.count > 1 else {
      return [text.filter { $0 != characterBreak }.map { $0 == space ? 0x20 : $0 }]
    }
    let pieces = pieces(of: text, breaksBetweenCharacters: breaksBetweenCharacters)
    guard let first = pieces.first else { return [] }
    let total = pieces.reduce(0) { $0 + $1.width + ($1.followsSpace ? 1 : 0) }
    let oldTotal = max(1, widths.reduce(0, +))
    var oldSum = widths[0]
    var lines: [[UInt8]] = []
    var line = Array(text[first.range])
    var sum = first.width
    for (index, piece) in pieces.enumerated().dropFirst() {
      let next = sum + (piece.followsSpace ? 1 : 0) + piece.width
      let remainingLines = widths.count - lines.count
      // Where the text comes closest to its share; and where only one piece is left for each line.
      let target = oldSum * total / oldTotal
      let isOver = next > target && next - target > target - sum
      let mayBreak = SourceLayout.canBeginLine(text[piece.range])
      if remainingLines > 1, mayBreak, isOver || pieces.count - index < remainingLines {
        lines.append(line)
        oldSum += widths[lines.count]
        line = Array(text[piece.range])
      } else {
        if piece.followsSpace { line.append(0x20) }
        line += text[piece.range]
      }
      sum = next
    }
    lines.append(line)
    return lines
  }
}
