/// Takes the text of a cue apart: who speaks, notes of sounds, and what is said.
///
/// What tells one from the other stays where it is: dashes, names before a colon, brackets, notes
/// of music, and tags around all that is said.
struct CueText {
  private let lines: SubtitleLines
  private let markup: SubtitleMarkup
  private var parts: [CuePart] = []
  /// The lines of the cue before, which automatic captions show again above new ones.
  private var shown: Set<[UInt8]> = []
  /// Whether names of speakers can be told from the text by their capitals.
  private var hasNames = false

  init(_ lines: SubtitleLines, markup: SubtitleMarkup) {
    self.lines = lines
    self.markup = markup
  }

  /// The parts of the cue whose text has these lines, which follows the cue that was asked for
  /// last.
  mutating func parts(of cue: Range<Int>) -> [CuePart] {
    parts.removeAll()
    let indexes = cue.filter { !lines.isBlank($0) }
    var read = indexes.map { index in
      Line(
        lines.trimmed(index), isBehindBlank: index > cue.lowerBound && lines.isBlank(index - 1),
        markup: markup)
    }
    // What is all in capitals may be a notice, not a name.
    hasNames = read.contains { $0.text.hasLowercase }
    var group: [Item] = []
    var last: Line?
    for (index, number) in zip(read.indices, indexes) {
      read[index].isRepeated = !read[index].text.isEmpty && shown.contains(read[index].text)
      let line = read[index]
      if let last, line.isRepeated || last.isRepeated || begins(line, behind: last) {
        end(&group, isRepeated: last.isRepeated)
      }
      group += line.pieces.map { Item(piece: $0, line: number) }
      last = line
    }
    end(&group, isRepeated: last?.isRepeated ?? false)
    shown = Set(read.map(\.text))
    return parts
  }

  /// A line of a cue.
  private struct Line {
    var pieces: [SubtitleMarkup.Piece]
    var text: [UInt8]
    var isBehindBlank: Bool
    var isRepeated = false

    init(_ line: ArraySlice<UInt8>, isBehindBlank: Bool, markup: SubtitleMarkup) {
      pieces = markup.pieces(in: line.startIndex..<line.endIndex)
      var text: [UInt8] = []
      for piece in pieces where piece.kind == .text { text += markup.decoded(piece.range) }
      self.text = Array(text[...].trimmed)
      self.isBehindBlank = isBehindBlank
    }
  }

  /// A piece of the text, and its line.
  private struct Item {
    var piece: SubtitleMarkup.Piece
    var line: Int
  }

  /// Whether `line` begins a text of its own.
  private func begins(_ line: Line, behind last: Line) -> Bool {
    if CueLeadIn(of: line.text, hasNames: hasNames).beginsAnew { return true }
    if case .open(let name)? = line.pieces.first?.kind, name.elementsEqual("v".utf8) { return true }
    switch line.text.first {
    case UInt8(ascii: "["): return true
    case UInt8(ascii: "("):
      let end = last.text.last
      if SentenceEnd.isAtEnd(of: last.text[...]) || end == UInt8(ascii: ")") { return true }
    default: break
    }
    guard line.isBehindBlank else { return false }
    let part = CuePart(lines: [], text: line.text)
    return SentenceEnd.isAtEnd(of: last.text[...]) || part.firstLetter == .uppercase
  }

  // MARK: Groups of lines

  /// A group of lines has at most so many parts.
  private static let maximumPartCount = 16
  /// So many tags may be around each line.
  private static let maximumTagCount = 8

  /// Adds the parts of `group`, the lines of one speaker.
  private mutating func end(_ group: inout [Item], isRepeated: Bool) {
    defer { group.removeAll() }
    let first = parts.count
    let style = takeLineTags(&group)
    var rest = group[...]
    while let remaining = takePart(of: rest, count: parts.count - first) { rest = remaining }
    for index in first..<parts.count { parts[index].style = style + parts[index].style }
    if isRepeated {
      for index in first..<parts.count {
        (parts[index].beginsAnew, parts[index].isClosed) = (true, true)
      }
    }
  }

  /// Takes tags off `group` that each of its lines has around all of its text, and gives what opens
  /// them.
  private func takeLineTags(_ group: inout [Item]) -> [UInt8] {
    guard let first = group.first?.line, group.last?.line != first else { return [] }
    var style: [UInt8] = []
    // A position stands before the tags of the first line.
    let points = group.prefix { $0.piece.kind == .point }
    let rest = group[points.endIndex...]
    var lines: [ArraySlice<Item>] = []
    for item in rest {
      if lines.last?.last?.line == item.line {
        lines[lines.count - 1].append(item)
      } else {
        lines.append([item])
      }
    }
    for _ in 0..<Self.maximumTagCount {
      guard let tag = lineTag(of: lines) else { break }
      style += tag
      lines = lines.map { $0.dropFirst().dropLast() }
    }
    guard !style.isEmpty else { return [] }
    style = points.flatMap { self.lines.bytes[$0.piece.range] } + style
    group = lines.flatMap { $0 }
    return style
  }

  /// What opens the tag that each of `lines` has around it; nil if there is none.
  private func lineTag(of lines: [ArraySlice<Item>]) -> [UInt8]? {
    guard let first = lines.first?.first?.piece else { return nil }
    let tag = self.lines.bytes[first.range]
    let isAround = lines.allSatisfy { line in
      guard line.count > 2, let start = line.first?.piece, let end = line.last?.piece,
        case .open(let name) = start.kind, end.kind == .close(name: name),
        self.lines.bytes[start.range].elementsEqual(tag)
      else { return false }
      return !line.dropFirst().dropLast().contains {
        $0.piece.kind == .open(name: name) || $0.piece.kind == .close(name: name)
      }
    }
    return isAround ? Array(tag) : nil
  }

  /// Adds the part that `items` begin with, and gives what follows it; nil at the end.
  ///
  /// `count` parts come before it; where there are many, notes are no more told from the text.
  private mutating func takePart(of items: ArraySlice<Item>, count: Int) -> ArraySlice<Item>? {
    let trimmed = CueEdges.trim(items.map(\.piece), of: lines.bytes, hasNames: hasNames)
    guard !trimmed.range.isEmpty else { return nil }
    var body = Array(
      items[
        (items.startIndex + trimmed.range.lowerBound)..<(items.startIndex + trimmed.range.upperBound)
      ])
    body[0].piece.range = trimmed.start..<body[0].piece.range.upperBound
    body[body.count - 1].piece.range = body[body.count - 1].piece.range.lowerBound..<trimmed.end
    var part = CuePart(lines: [])
    part.style = trimmed.style
    part.beginsAnew = trimmed.beginsAnew || count > 0
    part.isClosed = trimmed.isClosed

    let texts = body.map { $0.piece.kind == .text ? $0.piece.range : nil }
    guard count < Self.maximumPartCount else {
      add(part, body)
      return nil
    }
    if let note = CueNote.leading(texts, of: lines.bytes) {
      let (inside, behind) = split(body, at: note)
      (part.beginsAnew, part.isClosed) = (true, true)
      add(part, inside)
      return behind[...]
    }
    if let note = CueNote.trailing(texts, of: lines.bytes) {
      let before = clipped(body, to: body[0].piece.range.lowerBound..<note.outer.lowerBound)
      let (inside, _) = split(body, at: note)
      add(part, before)
      add(CuePart(lines: [], beginsAnew: true, isClosed: true), inside)
      return nil
    }
    add(part, body)
    return nil
  }

  private func split(_ body: [Item], at note: CueNote) -> (inside: [Item], behind: [Item]) {
    let end = body.last?.piece.range.upperBound ?? note.outer.upperBound
    return (clipped(body, to: note.inner), clipped(body, to: note.outer.upperBound..<end))
  }

  private func clipped(_ items: [Item], to range: Range<Int>) -> [Item] {
    items.compactMap { item in
      var item = item
      item.piece.range = item.piece.range.clamped(to: range)
      return item.piece.range.isEmpty ? nil : item
    }
  }

  /// Adds `part` with the text of `items`.
  private mutating func add(_ part: CuePart, _ items: [Item]) {
    var part = part
    var index = 0
    while index < items.count {
      let line = items[index].line
      var range = items[index].piece.range
      let textStart = part.text.count
      while index < items.count, items[index].line == line {
        let piece = items[index].piece
        range = range.lowerBound..<piece.range.upperBound
        if piece.kind == .text {
          if !part.text.isEmpty, part.text.count == textStart { part.text.append(0x20) }
          part.text += markup.decoded(piece.range)
        }
        index += 1
      }
      let text = lines.bytes[range].trimmed
      guard !text.isEmpty else { continue }
      part.lines.append(text.startIndex..<text.endIndex)
      part.wordCounts.append(part.text[textStart...].split(whereSeparator: \.isSpace).count)
    }
    if !part.lines.isEmpty { parts.append(part) }
  }
}
