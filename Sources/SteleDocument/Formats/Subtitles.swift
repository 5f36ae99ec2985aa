/// SubRip and WebVTT: the text of each cue is a unit.
///
/// The lines of a cue are joined, and a translation is broken into as many. A line that begins with
/// a dash, as another speaker's does, begins a unit of its own.
struct Subtitles {
  private let bytes: [UInt8]
  private let format: DocumentFormat
  private var lines: [Range<Int>] = []
  private var parts = DocumentParts()

  /// The parts of `bytes`, subtitles in `format`.
  static func parts(
    of bytes: [UInt8], as format: DocumentFormat
  ) throws(DocumentError) -> DocumentParts {
    var subtitles = Subtitles(bytes: bytes, format: format)
    try subtitles.parse()
    return subtitles.parts
  }

  private init(bytes: [UInt8], format: DocumentFormat) {
    self.bytes = bytes
    self.format = format
    var position = 0
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[position..<end].trimmed
      lines.append(line.startIndex..<line.endIndex)
      position = end + 1
    }
  }

  private func error(_ line: Int, _ reason: String) -> DocumentError {
    .malformed(format, line: min(line, lines.count - 1) + 1, column: 1, reason: reason)
  }

  private func isBlank(_ line: Int) -> Bool { line >= lines.count || lines[line].isEmpty }

  private mutating func parse() throws(DocumentError) {
    var line = 0
    if format == .webVTT {
      guard let first = lines.first, bytes.has("WEBVTT", at: first.lowerBound),
        first.count == 6 || bytes[first.lowerBound + 6].isSpace
      else { throw .malformed(format, line: 1, column: 1, reason: "it must begin with WEBVTT") }
      while !isBlank(line) { line += 1 }
    }
    while line < lines.count {
      if isBlank(line) {
        line += 1
        continue
      }
      if format == .webVTT, isOtherBlock(line) {
        while !isBlank(line) { line += 1 }
        continue
      }
      if !hasArrow(line) {
        // The cue's number, or its name in WebVTT.
        guard format == .webVTT || bytes[lines[line]].allSatisfy(\.isASCIIDigit) else {
          throw error(line, "expected a cue's number, found \(shown(line))")
        }
        line += 1
        guard !isBlank(line), hasArrow(line) else {
          throw error(line, "expected a cue's times, such as 00:00:01.000 --> 00:00:02.000")
        }
      }
      try checkTimes(line)
      line += 1
      let start = line
      while !isBlank(line) {
        if hasArrow(line) { throw error(line, "a blank line is missing before this cue") }
        line += 1
      }
      add(cue: start..<line)
    }
  }

  private func shown(_ line: Int) -> String { String(forMessage: bytes[lines[line]]) }

  private func isOtherBlock(_ line: Int) -> Bool {
    let word = bytes[lines[line]].prefix { !$0.isSpace }
    return !hasArrow(line) && ["NOTE", "STYLE", "REGION"].contains { word.elementsEqual($0.utf8) }
  }

  private func hasArrow(_ line: Int) -> Bool { arrow(in: lines[line]) != nil }

  private func arrow(in range: Range<Int>) -> Int? {
    range.first { bytes.has("-->", at: $0) && $0 + 3 <= range.upperBound }
  }

  private func checkTimes(_ line: Int) throws(DocumentError) {
    guard let arrow = arrow(in: lines[line]) else { return }
    let start = bytes[lines[line].lowerBound..<arrow].trimmed
    let end = bytes[(arrow + 3)..<lines[line].upperBound].trimmed.prefix { !$0.isSpace }
    guard isTime(start), isTime(end) else {
      throw error(line, "unreadable times: \(shown(line))")
    }
  }

  /// Whether `text` is a time such as `01:02:03,456`, or `02:03.456`.
  private func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    let fields = text.split(omittingEmptySubsequences: false) { ":,.".utf8.contains($0) }
    return (3...4).contains(fields.count)
      && fields.allSatisfy { (1...10).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }
  }

  private mutating func add(cue: Range<Int>) {
    var start = cue.lowerBound
    for line in cue {
      let isLast = line + 1 == cue.upperBound
      guard isLast || beginsWithDash(line + 1) else { continue }
      add(lines: Array(lines[start...line]))
      start = line + 1
    }
  }

  private func beginsWithDash(_ line: Int) -> Bool {
    let start = lines[line].lowerBound
    return bytes[start] == UInt8(ascii: "-") || bytes.has("–", at: start)
      || bytes.has("—", at: start)
  }

  private mutating func add(lines: [Range<Int>]) {
    guard let first = lines.first, let last = lines.last else { return }
    var tokens: [InlineToken] = []
    for (index, line) in lines.enumerated() {
      let isTight =
        index > 0
        && !LineWrapping.joinsWithSpace(
          bytes[lines[index - 1]].suffix(4), Array(bytes[line].prefix(4)))
      if index > 0, !isTight { tokens.append(.text([0x20])) }
      tokens += SubtitleMarkup.tokens(of: bytes, in: line, format: format)
    }
    let unit = MarkedUnit(tokens)
    guard unit.hasText else { return }
    let gaps = zip(lines, lines.dropFirst()).map { Array(bytes[$0.upperBound..<$1.lowerBound]) }
    parts.add(
      unit.text, marks: unit.marks, in: first.lowerBound..<last.upperBound,
      writer: CueWriter(markup: unit.markup, gaps: gaps, escapes: format == .webVTT))
  }
}

/// Writes the text of a cue into at most as many lines as it had.
private struct CueWriter: SlotWriter {
  let markup: InlineMarkup
  /// The ends of the cue's lines but the last, with the white space around them.
  let gaps: [[UInt8]]
  let escapes: Bool

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var translation = translation
    translation.text = translation.text.inOneLine
    let text = markup.rendered(translation) { text, output in
      SubtitleMarkup.write(text, escapes: escapes, to: &output)
    }
    let lines = LineWrapping.lines(of: text, count: gaps.count + 1).filter { line in
      !line.allSatisfy(\.isSpace)
    }
    // A blank line would end the cue: no text at all is a no-break space.
    if lines.isEmpty { output += "\u{A0}".utf8 }
    for (index, line) in lines.enumerated() {
      if index > 0 { output += gaps[index - 1] }
      output += line
    }
  }
}
