/// Writes a text as runs.
struct OfficeRunWriter: SlotWriter {
  /// What stands for a mark.
  enum Markup: Sendable {
    /// Text in it is in a run of its own look.
    case look(run: Int)
    /// An element around runs, and the run of text that is directly in it.
    case element(opening: [UInt8], closing: [UInt8], run: Int)
    /// Runs or markup between them.
    case outside([UInt8])
    /// Something in a run.
    case inside([UInt8], run: Int)
    /// White space in the text of a run.
    case space([UInt8], run: Int)
  }

  let dialect: OfficeDialect
  let runs: [OfficeRun]
  /// The run of text outside of marks.
  let base: Int
  /// By marks' ids.
  var marks: [Markup] = []
  /// The marks that white space of no bytes in the document stands for in the text.
  var spaced: Set<Int> = []
  /// The marks that end a range by those that start it: they may not come first.
  var rangeEnds: [Int: Int] = [:]
  /// What is written around the text.
  var before: [Markup] = []
  var after: [Markup] = []
  /// Whether a hyphen where no line may break is an element.
  var hasHyphenElements = false
  /// The NLLB code of the language of translations.
  private var language: String?

  init(_ dialect: OfficeDialect, runs: [OfficeRun], base: Int) {
    self.dialect = dialect
    self.runs = runs
    self.base = base
  }

  mutating func setLanguage(_ code: String) { language = code }

  mutating func replace(_ range: Range<Int>, ofMark mark: Int, with bytes: [UInt8]) {
    guard marks.indices.contains(mark) else { return }
    switch marks[mark] {
    case .outside(var own):
      own.replaceSubrange(range, with: bytes)
      marks[mark] = .outside(own)
    case .inside(var own, let run):
      own.replaceSubrange(range, with: bytes)
      marks[mark] = .inside(own, run: run)
    case .element(var own, let closing, let run):
      own.replaceSubrange(range, with: bytes)
      marks[mark] = .element(opening: own, closing: closing, run: run)
    case .look, .space: break
    }
  }

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var sink = OfficeRunSink(
      dialect: dialect, openings: runs.map { $0.opening(in: language, dialect) },
      endTag: runs.first?.endTag ?? [], hasHyphenElements: hasHyphenElements)
    for markup in before { add(markup, to: &sink) }
    let dropped = spacesOfNoBytes(in: translation)
    var open = [base]
    var written = Set<Int>()
    var late: [Int: Int] = [:]
    translation.traverse { part in
      switch part {
      case .text(let range):
        var text: [UInt8] = []
        for position in range where !dropped.contains(position) {
          let byte = translation.text[position]
          text.append(byte < 0x20 ? 0x20 : byte)
        }
        sink.write(text, run: open.last ?? base)
      case .opening(let mark):
        guard marks.indices.contains(mark.id) else { return }
        if let start = rangeEnds[mark.id], !written.contains(start) {
          late[start] = mark.id
          return
        }
        add(marks[mark.id], to: &sink)
        written.insert(mark.id)
        switch marks[mark.id] {
        case .look(let run), .element(_, _, let run): if mark.kind == .span { open.append(run) }
        default: break
        }
        if let end = late[mark.id] { add(marks[end], to: &sink) }
      case .closing(let mark):
        guard marks.indices.contains(mark.id) else { return }
        if open.count > 1 { open.removeLast() }
        if case .element(_, let closing, _) = marks[mark.id] { sink.write(outside: closing) }
      }
    }
    for markup in after { add(markup, to: &sink) }
    sink.endRun()
    output += sink.output
  }

  private func add(_ markup: Markup, to sink: inout OfficeRunSink) {
    switch markup {
    case .look: break
    case .element(let opening, _, _): sink.write(outside: opening)
    case .outside(let bytes): sink.write(outside: bytes)
    case .inside(let bytes, let run): sink.write(inside: bytes, run: run)
    case .space(let bytes, let run): sink.write(bytes, run: run)
    }
  }

  /// Where white space stands that stands for a mark, and is not written.
  private func spacesOfNoBytes(in translation: TextUnit) -> Set<Int> {
    if spaced.isEmpty { return [] }
    let text = translation.text
    var dropped = Set<Int>()
    func drop(_ position: Int) -> Bool {
      text.indices.contains(position) && (text[position] == 0x20 || text[position] == 0x09)
        && dropped.insert(position).inserted
    }
    for mark in translation.marks where spaced.contains(mark.id) {
      if !drop(mark.range.lowerBound) { _ = drop(mark.range.lowerBound - 1) }
    }
    return dropped
  }
}

/// Runs as they are written, one for text of the same look.
private struct OfficeRunSink {
  let dialect: OfficeDialect
  let openings: [[UInt8]]
  let endTag: [UInt8]
  let hasHyphenElements: Bool
  var output: [UInt8] = []
  private var run: Int?
  /// Text that is still to be written in the run.
  private var text: [UInt8] = []

  init(
    dialect: OfficeDialect, openings: [[UInt8]], endTag: [UInt8], hasHyphenElements: Bool
  ) {
    self.dialect = dialect
    self.openings = openings
    self.endTag = endTag
    self.hasHyphenElements = hasHyphenElements
  }

  mutating func write(_ text: [UInt8], run: Int) {
    if text.isEmpty { return }
    begin(run)
    self.text += text
  }

  mutating func write(inside bytes: [UInt8], run: Int) {
    begin(run)
    // What a run of slides has besides stands where its text does.
    endText()
    output += bytes
  }

  mutating func write(outside bytes: [UInt8]) {
    endRun()
    output += bytes
  }

  mutating func endRun() {
    guard run != nil else { return }
    endText()
    output += endTag
    run = nil
  }

  private mutating func begin(_ run: Int) {
    if self.run == run { return }
    endRun()
    output += openings[run]
    self.run = run
  }

  private mutating func endText() {
    defer { text.removeAll(keepingCapacity: true) }
    guard hasHyphenElements else { return dialect.writeText(text[...], to: &output) }
    var rest = text[...]
    while let hyphen = rest.firstRange(of: OfficeDialect.noBreakHyphen) {
      dialect.writeText(rest[..<hyphen.lowerBound], to: &output)
      output += dialect.noBreakHyphen
      rest = rest[hyphen.upperBound...]
    }
    dialect.writeText(rest, to: &output)
  }
}
