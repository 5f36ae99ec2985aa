/// The cues of a subtitle file: their times and the lines of their text.
struct CueList {
  struct Cue {
    var times: CueTimes
    /// The lines of its text, blank ones among them.
    var lines: Range<Int>
  }

  private let lines: SubtitleLines
  private(set) var cues: [Cue] = []
  /// The first line of each text that belongs to no cue, so that players leave it out.
  private(set) var leftOut: [Int] = []

  /// The cues in `lines` of SubRip.
  ///
  /// As players do, a cue goes on up to the next line of times; a number before that is the next
  /// cue's.
  static func subRip(_ lines: SubtitleLines) throws(DocumentError) -> CueList {
    var list = CueList(lines: lines)
    try list.readSubRip()
    return list
  }

  /// The cues in `lines` of WebVTT, from the line `start` on, which follows the header.
  ///
  /// An empty line ends a cue, one of spaces does not.
  static func webVTT(_ lines: SubtitleLines, from start: Int) -> CueList {
    var list = CueList(lines: lines)
    list.readWebVTT(from: start)
    return list
  }

  private init(lines: SubtitleLines) { self.lines = lines }

  private func times(_ line: Int) -> CueTimes? { CueTimes(lines.ranges[line], of: lines.bytes) }

  // MARK: SubRip

  private mutating func readSubRip() throws(DocumentError) {
    var open: (times: CueTimes, line: Int, number: Int?)?
    for line in 0..<lines.count {
      guard let next = times(line) else { continue }
      let first = open.map { $0.line + 1 } ?? 0
      let (end, number) = textEnd(
        in: first..<line, expecting: open.map { $0.number.map { $0 + 1 } ?? -1 })
      if let open {
        cues.append(Cue(times: open.times, lines: first..<end))
      } else if let text = (first..<max(first, end)).first(where: { !lines.isBlank($0) }) {
        leftOut.append(text)
      }
      open = (next, line, number)
    }
    guard let open else {
      if let line = (0..<lines.count).first(where: { !lines.isBlank($0) }) {
        throw noCue(from: line)
      }
      return
    }
    let rest = (open.line + 1)..<lines.count
    cues.append(Cue(times: open.times, lines: rest.lowerBound..<lastTextEnd(in: rest, open.number)))
  }

  /// Where the text of the last cue, whose number is `number`, ends: a file that was cut off ends
  /// with the next one's.
  private func lastTextEnd(in range: Range<Int>, _ number: Int?) -> Int {
    guard let number, let last = range.last(where: { !lines.isBlank($0) }),
      last > range.lowerBound, lines.isBlank(last - 1), lines.number(last) == number + 1
    else { return range.upperBound }
    return last
  }

  /// Where the text ends of the cue in `range`, behind which another one's times follow, and that
  /// one's number.
  ///
  /// With blank lines behind it, only the number `expected` is one; nil for any.
  private func textEnd(
    in range: Range<Int>, expecting expected: Int?
  ) -> (end: Int, number: Int?) {
    var end = range.upperBound
    while end > range.lowerBound, lines.isBlank(end - 1) { end -= 1 }
    guard end > range.lowerBound, let number = lines.number(end - 1) else { return (end, nil) }
    if end < range.upperBound, let expected, number != expected { return (end, nil) }
    end -= 1
    let isDoubled =
      end > range.lowerBound && lines.number(end - 1) == number
      && (end - 1 == range.lowerBound || lines.isBlank(end - 2))
    return (isDoubled ? end - 1 : end, number)
  }

  /// The error that a file has no cue, though the line `line` is not blank.
  private func noCue(from line: Int) -> DocumentError {
    let isNumber = lines.number(line) != nil
    let second = (line + 1..<lines.count).first { !lines.isBlank($0) }
    let place = isNumber ? second ?? line : line
    let shown = String(forMessage: lines.trimmed(place))
    return .malformed(
      .subRip, line: place + 1, column: 1,
      reason: "expected a cue's times, such as 00:00:01,000 --> 00:00:02,000, found \(shown)")
  }

  // MARK: WebVTT

  private mutating func readWebVTT(from start: Int) {
    var line = start
    var beginsBlock = true
    while line < lines.count {
      if lines.ranges[line].isEmpty {
        beginsBlock = true
        line += 1
      } else if let times = times(line) {
        line = readWebVTTCue(times, from: line + 1)
      } else if beginsBlock, isOtherBlock(line) {
        while line < lines.count, !lines.ranges[line].isEmpty { line += 1 }
      } else {
        // A cue's name, or what players leave out, too.
        let isName = line + 1 < lines.count && times(line + 1) != nil
        if beginsBlock, !isName { leftOut.append(line) }
        beginsBlock = false
        line += 1
      }
    }
  }

  private mutating func readWebVTTCue(_ times: CueTimes, from start: Int) -> Int {
    var end = start
    while end < lines.count, !lines.ranges[end].isEmpty, self.times(end) == nil { end += 1 }
    let isNext = end < lines.count && !lines.ranges[end].isEmpty
    let hasNumber = isNext && end > start && lines.number(end - 1) != nil
    cues.append(Cue(times: times, lines: start..<(hasNumber ? end - 1 : end)))
    return end
  }

  private func isOtherBlock(_ line: Int) -> Bool {
    let word = lines.bytes[lines.ranges[line]].prefix { !$0.isSpace }
    return ["NOTE", "STYLE", "REGION"].contains { word.elementsEqual($0.utf8) }
  }
}
