import SteleBase

/// SubRip and WebVTT: what is said in a cue is a unit, or in several cues if a sentence runs over
/// them.
///
/// The lines of a cue are joined, and a translation is broken into as many. A line that begins with
/// a dash, as another speaker's does, begins a unit of its own.
///
/// What players would not understand is no cue and stays as it is.
struct Subtitles {
  private let lines: SubtitleLines
  private let markup: SubtitleMarkup
  private let joinsCues: Bool
  private var parts = DocumentParts()
  private var text: CueText
  private var joining = CueJoining()
  /// The last part of the cue before, and those that it goes on from.
  private var pending: [(part: CuePart, times: CueTimes)] = []
  private var pendingByteCount = 0

  /// The parts of `bytes`, subtitles in `format`; sentences over several cues are one unit if
  /// `joinsCues`.
  static func parts(
    of bytes: [UInt8], as format: DocumentFormat, joinsCues: Bool
  ) throws(DocumentError) -> DocumentParts {
    let lines = SubtitleLines(bytes)
    // Players look at what a file has, not at its name.
    let isWebVTT = Self.isWebVTT(bytes)
    var subtitles = Subtitles(
      lines, as: isWebVTT ? .webVTT : .subRip, joinsCues: joinsCues)
    let list: CueList
    if isWebVTT {
      list = CueList.webVTT(lines, from: subtitles.readHeader())
    } else {
      do {
        list = try CueList.subRip(lines)
      } catch {
        if format == .webVTT { throw Self.noHeader }
        throw error
      }
      if list.cues.isEmpty, format == .webVTT { throw Self.noHeader }
    }
    subtitles.add(list.cues)
    for line in list.leftOut {
      subtitles.parts.leaveOut(
        "text that belongs to no cue", at: lines.ranges[line].lowerBound)
    }
    return subtitles.parts
  }

  private static let noHeader = DocumentError.malformed(
    .webVTT, line: 1, column: 1, reason: "it must begin with WEBVTT")

  private static func isWebVTT(_ bytes: [UInt8]) -> Bool {
    bytes.has("WEBVTT", at: 0) && (bytes.count == 6 || bytes[6].isSpace)
  }

  private init(_ lines: SubtitleLines, as format: DocumentFormat, joinsCues: Bool) {
    self.lines = lines
    self.joinsCues = joinsCues
    markup = SubtitleMarkup(lines.bytes, format: format)
    text = CueText(lines, markup: markup)
  }

  /// Reads WebVTT's header, and says where it ends.
  private mutating func readHeader() -> Int {
    var line = 1
    while line < lines.count, !lines.ranges[line].isEmpty,
      CueTimes(lines.ranges[line], of: lines.bytes) == nil
    {
      let range = lines.ranges[line]
      let key = Array("language:".utf8)
      if lines.bytes[range].prefix(key.count).map(\.asciiLowercased) == key {
        let value = lines.bytes[(range.lowerBound + key.count)..<range.upperBound].trimmed
        if !value.isEmpty {
          parts.languageSlots.append(
            LanguageSlot(
              naming: value.startIndex..<value.endIndex, of: lines.bytes, followsText: true))
        }
      }
      line += 1
    }
    return line
  }

  private mutating func add(_ cues: [CueList.Cue]) {
    if joinsCues {
      var text = text
      for cue in cues.prefix(CueJoining.sampleCount) {
        if let last = text.parts(of: cue.lines).last { joining.count(last) }
      }
    }
    for cue in cues {
      let parts = text.parts(of: cue.lines)
      for (index, part) in parts.enumerated() {
        let goesOn =
          joinsCues && index == 0
          && pending.last.map { last in
            pending.count < CueJoining.maximumCueCount
              && pendingByteCount + part.text.count < CueJoining.maximumByteCount
              && joining.goesOn(
                last.part, at: last.times, with: part, at: cue.times, of: lines.bytes)
          } ?? false
        if !goesOn { addPending() }
        pending.append((part, cue.times))
        pendingByteCount += part.text.count
      }
      if parts.isEmpty { addPending() }
    }
    addPending()
  }

  /// Adds the unit of the pending parts.
  private mutating func addPending() {
    defer {
      pending.removeAll()
      pendingByteCount = 0
    }
    guard let start = pending.first?.part.lines.first?.lowerBound,
      let end = pending.last?.part.lines.last?.upperBound
    else { return }
    var tokens: [InlineToken] = []
    var cues: [CueWriter.Cue] = []
    var last: Range<Int>?
    for (index, (part, _)) in pending.enumerated() {
      if index > 0, let last, let first = part.lines.first {
        cues[index - 1].separator = Array(lines.bytes[last.upperBound..<first.lowerBound])
        tokens.append(.divider(markup: []))
      }
      for line in part.lines {
        if let last, joinsWithSpace(last, line) { tokens.append(.text([0x20])) }
        tokens += markup.tokens(in: line, scope: UInt8(truncatingIfNeeded: index))
        last = line
      }
      let gaps = zip(part.lines, part.lines.dropFirst()).map {
        Array(lines.bytes[$0.upperBound..<$1.lowerBound])
      }
      cues.append(
        CueWriter.Cue(
          gaps: gaps, width: LineWrapping.width(of: part.text), wordCounts: part.wordCounts))
    }
    let unit = MarkedUnit(tokens)
    guard pending.contains(where: \.part.hasText) else { return }
    parts.add(
      unit.text, marks: unit.marks, in: start..<end,
      writer: CueWriter(
        markup: unit.markup, cues: cues, escapes: markup.format == .webVTT))
  }

  private func joinsWithSpace(_ line: Range<Int>, _ next: Range<Int>) -> Bool {
    LineWrapping.joinsWithSpace(
      lines.bytes[line].suffix(4), Array(lines.bytes[next].prefix(4)))
  }
}
