/// Writes a text into the cues that it came from, each into at most as many lines as it had.
struct CueWriter: SlotWriter {
  let markup: InlineMarkup
  /// The cues, in order.
  let cues: [Cue]
  let escapes: Bool

  struct Cue: Sendable {
    /// The ends of the cue's lines but the last, with the white space around them.
    var gaps: [[UInt8]]
    /// The columns of its text.
    var width: Int
    /// How many words each of its lines has.
    var wordCounts: [Int]
    /// What stands between its text and that of the next cue.
    var separator: [UInt8] = []
  }

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var translation = translation
    translation.text = translation.text.inOneLine
    let parts = CueDivision(of: translation, widths: cues.map(\.width)).parts
    for (part, cue) in zip(parts, cues) {
      write(part, cue, to: &output)
      output += cue.separator
    }
  }

  private func write(_ part: TextUnit, _ cue: Cue, to output: inout [UInt8]) {
    var text = markup.rendered(part) { text, output in
      SubtitleMarkup.write(text, escapes: escapes, to: &output)
    }
    // A dash at a line's start would be another speaker's.
    for index in text.indices.dropLast() where text[index] == LineWrapping.space {
      if CueLeadIn(of: text[(index + 1)...].prefix(12), hasNames: false).beginsAnew {
        text[index] = 0x20
      }
    }
    let lines = lines(of: text, width: LineWrapping.width(of: part.text), cue).filter { line in
      !line.allSatisfy(\.isSpace)
    }
    // A blank line would end the cue: no text at all is a no-break space.
    if lines.isEmpty { output += "\u{A0}".utf8 }
    for (index, line) in lines.enumerated() {
      if index > 0 { output += cue.gaps[index - 1] }
      output += line
    }
  }

  /// `text` in lines: of about equal width, or broken as the cue was if it has as many words and
  /// hardly another width.
  private func lines(of text: [UInt8], width: Int, _ cue: Cue) -> [[UInt8]] {
    let count = cue.gaps.count + 1
    let words = text.split(separator: LineWrapping.space)
    guard words.count == cue.wordCounts.reduce(0, +), abs(width - cue.width) * 10 <= cue.width
    else { return LineWrapping.lines(of: text, count: count) }
    var rest = words[...]
    return cue.wordCounts.map { wordCount in
      defer { rest = rest.dropFirst(wordCount) }
      return Array(rest.prefix(wordCount).joined(separator: [0x20]))
    }
  }
}
