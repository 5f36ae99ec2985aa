/// Makes the text of a paragraph's pieces: one unit whose marks are what stands out of the look
/// that most of it has.
struct OfficeUnitBuilder {
  private let paragraph: OfficeParagraph
  private let pieces: [OfficePiece]
  private var text: [UInt8] = []
  private var marks: [InlineMark] = []
  private var writer: OfficeRunWriter
  private var hosted: [OfficeUnit.Hosted] = []
  /// The elements that are open.
  private var levels: [Level] = []
  /// Pieces that belong to the look before them or to none, as what follows tells.
  private var pending: [Int] = []
  /// The marks of ranges that begin, by the ranges' keys.
  private var rangeStarts: [[UInt8]: Int] = [:]
  /// Texts that are left as they are, and where.
  private var leftOut: [(what: String, offset: Int)] = []

  private struct Level {
    /// The run of text directly in it that has no look of its own.
    var base: Int
    /// The element's mark; nil for the paragraph.
    var mark: Int?
    /// The look of the text that came last, and its mark.
    var look: (run: Int, mark: Int)?
  }

  /// The texts of `paragraph`, and those that are left out.
  static func units(
    of paragraph: OfficeParagraph
  ) -> (units: [OfficeUnit], leftOut: [(what: String, offset: Int)]) {
    guard let edges = OfficeEdges(paragraph.pieces), !paragraph.isBroken else {
      var leftOut = paragraph.leftOut
      if paragraph.isBroken, let place = paragraph.pieces.first(where: \.isContent) {
        leftOut.append(("a paragraph whose fields cannot be followed", place.range.lowerBound))
      }
      return (paragraph.pieces.flatMap(\.inner), leftOut)
    }
    var builder = OfficeUnitBuilder(paragraph, edges)
    builder.build(edges)
    return builder.finished(edges)
  }

  private init(_ paragraph: OfficeParagraph, _ edges: OfficeEdges) {
    self.paragraph = paragraph
    pieces = paragraph.pieces
    let first = paragraph.pieces[edges.content].lazy.compactMap { piece -> Int? in
      if case .text(_, let run) = piece.content, piece.isContent { run } else { nil }
    }.first
    writer = OfficeRunWriter(paragraph.dialect, runs: paragraph.runs, base: first ?? 0)
  }

  private mutating func build(_ edges: OfficeEdges) {
    let bases = bases(in: edges.content)
    let base = bases[edges.content.lowerBound - 1] ?? writer.base
    writer = OfficeRunWriter(paragraph.dialect, runs: paragraph.runs, base: base)
    writer.hasHyphenElements = paragraph.hasHyphenElements
    levels = [Level(base: base)]
    for index in edges.content {
      switch pieces[index].content {
      case .text(let text, let run) where pieces[index].isContent: add(text, run: run)
      case .open(let bytes):
        endLook()
        flush()
        let outer = levels[levels.count - 1]
        let base = bases[index] ?? outer.base
        let mark = add(.span, .element(opening: bytes, closing: [], run: base), of: index)
        levels.append(Level(base: base, mark: mark))
      case .close(let bytes):
        endLook()
        flush()
        guard levels.count > 1, let level = levels.popLast(), let mark = level.mark else {
          continue
        }
        marks[mark].range = marks[mark].range.lowerBound..<text.count
        if case .element(let opening, _, let run) = writer.marks[mark] {
          writer.marks[mark] = .element(opening: opening, closing: bytes, run: run)
        }
      default: pending.append(index)
      }
    }
    endLook()
    flush()
  }

  /// The run that most text directly in an element has, by the piece that opens it; that of the
  /// paragraph by the number before the first piece.
  private func bases(in range: Range<Int>) -> [Int: Int] {
    var bases: [Int: Int] = [:]
    var open: [(index: Int, counts: [Int: Int])] = [(range.lowerBound - 1, [:])]
    func end(_ level: (index: Int, counts: [Int: Int])) {
      // Of two as frequent, the one that the paragraph had first.
      let best = level.counts.max {
        ($0.value, -$0.key) < ($1.value, -$1.key)
      }
      if let best { bases[level.index] = best.key }
    }
    for index in range {
      switch pieces[index].content {
      case .text(let text, let run):
        if pieces[index].isContent {
          open[open.count - 1].counts[run, default: 0] += text.count { $0 != 0x20 }
        }
      case .open: open.append((index, [:]))
      case .close: if open.count > 1, let level = open.popLast() { end(level) }
      default: break
      }
    }
    while let level = open.popLast() { end(level) }
    return bases
  }

  private mutating func add(_ text: [UInt8], run: Int) {
    let level = levels[levels.count - 1]
    let wanted = run == level.base ? nil : run
    if level.look?.run != wanted { endLook() }
    flush()
    if let wanted, levels[levels.count - 1].look == nil {
      let mark = add(.span, .look(run: wanted), of: nil)
      levels[levels.count - 1].look = (wanted, mark)
    }
    self.text += text
  }

  private mutating func endLook() {
    guard let look = levels[levels.count - 1].look else { return }
    marks[look.mark].range = marks[look.mark].range.lowerBound..<text.count
    levels[levels.count - 1].look = nil
  }

  /// Adds the pieces that waited.
  private mutating func flush() {
    for index in pending {
      let piece = pieces[index]
      switch piece.content {
      case .text(let text, _): self.text += text
      case .outside(let bytes): add(point: .outside(bytes), of: index)
      case .inside(let bytes, let run): add(point: .inside(bytes, run: run), of: index)
      case .space(let bytes, let run): add(point: .space(bytes, run: run), of: index)
      case .verbatim(let bytes, let content):
        let mark = add(content.isEmpty ? .point : .verbatim, .outside(bytes), of: index)
        text += content
        marks[mark].range = marks[mark].range.lowerBound..<text.count
      case .open, .close, .deleted, .merged: break
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func add(point markup: OfficeRunWriter.Markup, of index: Int) {
    let mark = add(.point, markup, of: index)
    switch pieces[index].edge {
    case .rangeStart(let key): rangeStarts[key] = mark
    case .rangeEnd(let key): writer.rangeEnds[mark] = rangeStarts[key]
    default: break
    }
    // Words beside it are not one word, and sentences beside a tab not one sentence.
    guard let space = pieces[index].space, let last = text.last, last != 0x09 else { return }
    if space == 0x09 || last != 0x20 {
      text.append(space)
      writer.spaced.insert(mark)
    }
  }

  private mutating func add(
    _ kind: InlineMark.Kind, _ markup: OfficeRunWriter.Markup, of index: Int?
  ) -> Int {
    let mark = marks.count
    let level = levels[levels.count - 1]
    marks.append(
      InlineMark(
        kind: kind, range: text.count..<text.count, id: mark,
        parent: level.look?.mark ?? level.mark))
    writer.marks.append(markup)
    guard let index else { return mark }
    for var unit in pieces[index].inner {
      for deep in unit.hosted {
        leftOut.append(("text in a drawing in a text box", deep.unit.range.lowerBound))
      }
      unit.hosted = []
      hosted.append(OfficeUnit.Hosted(mark: mark, start: pieces[index].start, unit: unit))
    }
    return mark
  }

  private mutating func finished(
    _ edges: OfficeEdges
  ) -> (units: [OfficeUnit], leftOut: [(what: String, offset: Int)]) {
    trim()
    var unit = MarkedUnit([])
    (unit.text, unit.marks) = (text, marks)
    leftOut = paragraph.leftOut + leftOut
    guard unit.hasText else { return (pieces.flatMap(\.inner), leftOut) }
    writer.before = edges.before.compactMap { markup(of: $0) } + writer.before
    writer.after += edges.after.compactMap { markup(of: $0) }
    let whole = edges.before.lowerBound..<edges.after.upperBound
    let start = pieces[whole.lowerBound].range.lowerBound
    let end = pieces[whole].reduce(start) { max($0, $1.range.upperBound) }
    return (
      pieces[..<whole.lowerBound].flatMap(\.inner) + [
        OfficeUnit(text: text, marks: marks, range: start..<end, writer: writer, hosted: hosted)
      ] + pieces[whole.upperBound...].flatMap(\.inner), leftOut
    )
  }

  private func markup(of index: Int) -> OfficeRunWriter.Markup? {
    switch pieces[index].content {
    case .text(let bytes, let run), .space(let bytes, let run): .space(bytes, run: run)
    case .outside(let bytes), .open(let bytes), .close(let bytes), .verbatim(let bytes, _):
      .outside(bytes)
    case .inside(let bytes, let run): .inside(bytes, run: run)
    case .deleted, .merged: nil
    }
  }

  /// Takes white space from the ends of the text; it is written around it.
  private mutating func trim() {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let start = text.firstIndex { !isSpace($0) } ?? text.count
    let end = text.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
    let ofNoBytes = marks.filter { mark in
      let place = mark.range.lowerBound
      return writer.spaced.contains(mark.id) && place >= end && text[place...].first == 0x20
    }
    // Tabs stand only where the document has no byte.
    let after = text[end...].filter { $0 == 0x20 }.dropFirst(ofNoBytes.count)
    if start > 0 { writer.before.append(.space(Array(text[..<start]), run: writer.base)) }
    if !after.isEmpty { writer.after.append(.space(Array(after), run: writer.base)) }
    for index in marks.indices {
      let range = marks[index].range
      if range.lowerBound >= end { writer.spaced.remove(index) }
      let lower = min(max(range.lowerBound, start), end) - start
      let upper = min(max(range.upperBound, start), end) - start
      marks[index].range = lower..<upper
    }
    text = Array(text[start..<end])
  }
}
