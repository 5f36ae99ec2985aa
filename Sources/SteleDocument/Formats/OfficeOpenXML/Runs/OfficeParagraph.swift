/// A paragraph as pieces, with the runs that they came from.
///
/// Runs that look alike have one number.
struct OfficeParagraph {
  let dialect: OfficeDialect
  private(set) var runs: [OfficeRun] = []
  private var runNumbers: [[UInt8]: Int] = [:]
  private(set) var pieces: [OfficePiece] = []
  private var levels: [OfficeLevel] = [OfficeLevel()]
  /// Texts that are left as they are, and where.
  private(set) var leftOut: [(what: String, offset: Int)] = []
  /// Whether a hyphen where no line may break was met as an element.
  var hasHyphenElements = false
  /// Whether its parts cannot be told apart, so that all of it stays.
  private(set) var isBroken = false

  /// Elements around runs that nest more deeply are not followed.
  private static let maximumDepth = 24
  /// Fields that nest more deeply are not followed.
  private static let maximumFieldDepth = 8

  init(_ dialect: OfficeDialect) { self.dialect = dialect }

  /// The number of `run`, or of one that looks like it.
  mutating func number(of run: OfficeRun) -> Int {
    if let number = runNumbers[run.properties.key] { return number }
    runNumbers[run.properties.key] = runs.count
    runs.append(run)
    return runs.count - 1
  }

  mutating func leaveOut(_ what: String, at offset: Int) { leftOut.append((what, offset)) }

  mutating func add(_ piece: OfficePiece) {
    pieces.append(piece)
    guard let edge = piece.edge, !isBroken else { return }
    let index = pieces.count - 1
    switch edge {
    case .fieldBegin: beginField(index)
    case .fieldInstruction(let text):
      if !levels[levels.count - 1].addInstruction(text) { isBroken = true }
    case .fieldSeparator: separateField(index)
    case .fieldEnd: endField(index)
    case .rangeStart(let key): levels[levels.count - 1].start(key, at: index)
    case .rangeEnd(let key):
      guard let start = levels[levels.count - 1].end(key) else { return }
      pair(start, index)
    }
  }

  /// Adds what opens an element around runs; gives its number, for closing it.
  mutating func open(_ bytes: [UInt8], at range: Range<Int>) -> Int {
    pieces.append(OfficePiece(content: .open(bytes), range: range))
    levels.append(OfficeLevel())
    if levels.count > Self.maximumDepth { isBroken = true }
    return pieces.count - 1
  }

  mutating func close(_ index: Int, _ bytes: [UInt8], at range: Range<Int>) {
    endLevel()
    pieces.append(OfficePiece(content: .close(bytes), range: range, partner: index))
    pieces[index].partner = pieces.count - 1
  }

  /// Lets the element that ``open(_:at:)`` gave the number `index` stay as it is.
  mutating func keep(_ index: Int) {
    merge(index...(pieces.count - 1)) { bytes, text in .verbatim(bytes, text: text) }
  }

  /// Ends what began in the paragraph and goes on behind it.
  mutating func finish() {
    while !levels.isEmpty { endLevel() }
  }

  private mutating func pair(_ start: Int, _ end: Int) {
    guard case .outside(let opening) = pieces[start].content,
      case .outside(let closing) = pieces[end].content
    else { return }
    pieces[start].content = .open(opening)
    pieces[end].content = .close(closing)
    pieces[start].partner = end
    pieces[end].partner = start
    pieces[start].edge = nil
    pieces[end].edge = nil
  }
}

// MARK: - Fields

extension OfficeParagraph {
  private mutating func beginField(_ index: Int) {
    let level = levels.count - 1
    if levels[level].fields.count >= Self.maximumFieldDepth { isBroken = true }
    levels[level].fields.append(OfficeLevel.Field(begin: index))
  }

  private mutating func separateField(_ index: Int) {
    let level = levels.count - 1
    guard let field = levels[level].fields.indices.last,
      levels[level].fields[field].separator == nil
    else {
      isBroken = true
      return
    }
    levels[level].fields[field].separator = index
  }

  private mutating func endField(_ index: Int) {
    let level = levels.count - 1
    // One that began in an earlier paragraph ends here.
    guard let field = levels[level].fields.popLast() else { return }
    levels[level].forget(from: field.begin)
    let isTranslated = OfficeFields.isTranslated(field.instruction)
    if let separator = field.separator, isTranslated {
      merge(field.begin...separator) { bytes, _ in .open(bytes) }
      pieces[index].content = .close(bytes(of: pieces[index]))
      pieces[index].partner = field.begin
      pieces[field.begin].partner = index
      pieces[index].edge = nil
    } else {
      let result = field.separator.map { $0 + 1 } ?? index
      let content = text(of: result..<index)
      merge(field.begin...index) { bytes, _ in .verbatim(bytes, text: content) }
    }
  }

  /// The text of pieces, white space made single spaces.
  private func text(of range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    for piece in pieces[range] {
      switch piece.content {
      case .text(let own, _), .verbatim(_, let own):
        for byte in own where byte != 0x20 || !(text.isEmpty || text.last == 0x20) {
          text.append(byte)
        }
      case .space, .outside, .inside: if piece.space != nil, text.last != 0x20 { text.append(0x20) }
      default: break
      }
    }
    while text.last == 0x20 { text.removeLast() }
    while text.first == 0x20 { text.removeFirst() }
    return text
  }

  /// Makes one of several pieces; those behind the first stay without anything.
  private mutating func merge(
    _ range: ClosedRange<Int>, as content: ([UInt8], [UInt8]) -> OfficePiece.Content
  ) {
    let markup = pieces[range].flatMap { bytes(of: $0) }
    let words = text(of: Range(range))
    let end = pieces[range].map(\.range.upperBound).max() ?? 0
    for index in range {
      for unit in pieces[index].inner {
        leaveOut("text in a drawing in a field", at: unit.range.lowerBound)
      }
      pieces[index].inner = []
      pieces[index].edge = nil
      pieces[index].partner = nil
      if index > range.lowerBound { pieces[index].content = .merged }
    }
    let first = range.lowerBound
    pieces[first].content = content(markup, words)
    pieces[first].range = pieces[first].range.lowerBound..<end
    pieces[first].space = nil
  }

  /// What a piece is by itself.
  private func bytes(of piece: OfficePiece) -> [UInt8] {
    var output: [UInt8] = []
    func write(_ body: (inout [UInt8]) -> Void, inRun run: Int) {
      output += runs[run].opening(in: nil, dialect)
      body(&output)
      output += runs[run].endTag
    }
    switch piece.content {
    case .outside(let bytes), .open(let bytes), .close(let bytes), .verbatim(let bytes, _):
      output = bytes
    case .inside(let bytes, let run): write({ $0 += bytes }, inRun: run)
    case .text(let text, let run), .space(let text, let run):
      write({ dialect.writeText(text[...], to: &$0) }, inRun: run)
    case .deleted, .merged: break
    }
    return output
  }

  private mutating func endLevel() {
    guard let level = levels.popLast() else { return }
    // What ends in a later paragraph, or nowhere, stands as one thing.
    for field in level.fields.reversed() {
      var end = field.separator ?? field.begin
      if field.separator == nil {
        while end + 1 < pieces.count, case .fieldInstruction = pieces[end + 1].edge { end += 1 }
      }
      if end > field.begin { merge(field.begin...end) { bytes, _ in .outside(bytes) } }
    }
  }
}

/// What has begun among the pieces of one element and not ended yet.
struct OfficeLevel {
  struct Field {
    var begin: Int
    var separator: Int?
    var instruction: [UInt8] = []
  }

  /// Ranges that nest more deeply stay points.
  private static let maximumDepth = 16

  var fields: [Field] = []
  /// Ranges that are open, in order, and where they stand in that order.
  private var open: [(key: [UInt8], index: Int)] = []
  private var positions: [[UInt8]: Int] = [:]

  /// Adds to what the innermost field does; false if there is none.
  mutating func addInstruction(_ text: [UInt8]) -> Bool {
    guard let last = fields.indices.last else { return false }
    if fields[last].separator == nil { fields[last].instruction += text }
    return true
  }

  mutating func start(_ key: [UInt8], at index: Int) {
    if positions[key] != nil { return }
    positions[key] = open.count
    open.append((key, index))
  }

  /// Ends a range: where it began, unless a field that began behind that goes on, or it began in
  /// the field's instruction.
  mutating func end(_ key: [UInt8]) -> Int? {
    guard let position = positions[key] else { return nil }
    guard position < Self.maximumDepth else { return nil }
    let index = open[position].index
    if let field = fields.last, (field.separator ?? field.begin) >= index { return nil }
    // Ranges that began in this one go on behind it, and stay points.
    while open.count > position, let last = open.popLast() { positions[last.key] = nil }
    return index
  }

  /// Forgets the ranges that began at `index` or later.
  mutating func forget(from index: Int) {
    while let last = open.last, last.index >= index {
      positions[last.key] = nil
      open.removeLast()
    }
  }
}

/// Which fields' results are texts.
enum OfficeFields {
  private static let translated: Set<String> = [
    "HYPERLINK", "REF", "STYLEREF", "TOC", "INDEX", "TOA", "RD", "IF", "TITLE", "SUBJECT",
    "COMMENTS",
    "KEYWORDS", "QUOTE", "FORMTEXT", "INCLUDETEXT", "FILLIN", "ASK", "SET", "AUTOTEXT",
    "AUTOTEXTLIST", "GLOSSARY", "BIBLIOGRAPHY", "DDE", "LINK",
  ]

  /// Whether the result of a field is translated: it is a text, not a number, a date, a name or
  /// something that a program has put together.
  static func isTranslated(_ instruction: [UInt8]) -> Bool {
    let word = instruction.drop { $0 <= 0x20 }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "\\") }
    return translated.contains(String(decoding: word, as: UTF8.self).uppercased())
  }
}
