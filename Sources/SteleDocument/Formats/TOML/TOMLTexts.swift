import SteleBase

/// TOML: texts that are values are units, keys stay, as do numbers, truth values and dates.
struct TOMLTexts {
  private static let maximumDepth = 512

  private let bytes: [UInt8]
  private var scanner: TOMLScanner
  private var messages: MessageTree
  /// The maps and lists that the last header opened, whether each is a map.
  private var table: [Bool] = []
  private var open: [Container] = []

  /// An array or inline table that is not closed yet.
  private struct Container {
    var isTable: Bool
    /// Maps that the keys before it opened.
    var outerCount: Int
  }

  /// The parts of `bytes`.
  static func parts(
    of bytes: [UInt8], options: DocumentOptions
  ) throws(DocumentError) -> DocumentParts {
    var texts = TOMLTexts(bytes: bytes, messages: MessageTree(options))
    do throws(TOMLError) { try texts.read() } catch {
      let reason = error.offset >= bytes.count ? "it ends early" : error.reason
      throw .malformed(.toml, at: error.offset, of: bytes, reason)
    }
    return texts.messages.parts(of: bytes)
  }

  private init(bytes: [UInt8], messages: MessageTree) {
    self.bytes = bytes
    scanner = TOMLScanner(bytes)
    self.messages = messages
  }

  private mutating func read() throws(TOMLError) {
    messages.beginMap()
    while try scanner.skipSpaceAndComments() {
      if scanner.peek == UInt8(ascii: "[") {
        try header()
      } else {
        let outerCount = try key()
        try value(outerCount: outerCount)
      }
      try scanner.endLine()
    }
    endTable()
    messages.endMap()
  }

  private mutating func header() throws(TOMLError) {
    endTable()
    try scanner.expect("[")
    let isList = scanner.skip("[")
    scanner.skipBlanks()
    let keys = try scanner.dottedKey()
    scanner.skipBlanks()
    try scanner.expect("]")
    if isList { try scanner.expect("]") }
    for (index, key) in keys.enumerated() {
      messages.key(key.name, at: nil)
      if isList, index + 1 == keys.count {
        messages.beginList()
        table.append(false)
      }
      messages.beginMap()
      table.append(true)
    }
  }

  private mutating func endTable() {
    while let isMap = table.popLast() {
      if isMap { messages.endMap() } else { messages.endList() }
    }
  }

  /// Reads a key up to behind the equals sign, and gives how many maps it opened.
  private mutating func key() throws(TOMLError) -> Int {
    let keys = try scanner.dottedKey()
    scanner.skipBlanks()
    try scanner.expect("=")
    scanner.skipBlanks()
    for (index, key) in keys.enumerated() {
      if index > 0 { messages.beginMap() }
      messages.key(key.name, at: keys.count == 1 ? key.place : nil)
    }
    return keys.count - 1
  }

  /// Reads a value, whose key opened `outerCount` maps.
  private mutating func value(outerCount: Int) throws(TOMLError) {
    var outerCount = outerCount
    let level = open.count
    while true {
      let start = scanner.position
      var isEmpty = false
      if scanner.skip("[") || scanner.skip("{") {
        guard open.count < Self.maximumDepth else {
          throw TOMLError(offset: start, reason: "nested too deeply")
        }
        let isTable = bytes[start] == UInt8(ascii: "{")
        if isTable { messages.beginMap() } else { messages.beginList() }
        open.append(Container(isTable: isTable, outerCount: outerCount))
        outerCount = 0
        _ = try scanner.skipSpaceAndComments()
        if !scanner.isNext(isTable ? "}" : "]") {
          if isTable { outerCount = try key() }
          continue
        }
        isEmpty = true
      } else {
        try scalar()
        endMaps(outerCount)
        if open.count > level { _ = try scanner.skipSpaceAndComments() }
      }
      // Close what ends here, up to a comma.
      while open.count > level, let container = open.last {
        let end: Unicode.Scalar = container.isTable ? "}" : "]"
        let hasComma = !isEmpty && scanner.skip(",")
        isEmpty = false
        if hasComma { _ = try scanner.skipSpaceAndComments() }
        if hasComma, !scanner.isNext(end) { break }
        try scanner.expect(end)
        if container.isTable { messages.endMap() } else { messages.endList() }
        open.removeLast()
        endMaps(container.outerCount)
        if open.count > level { _ = try scanner.skipSpaceAndComments() }
      }
      guard open.count > level, let container = open.last else { return }
      outerCount = container.isTable ? try key() : 0
    }
  }

  private mutating func endMaps(_ count: Int) {
    for _ in 0..<count { messages.endMap() }
  }

  private mutating func scalar() throws(TOMLError) {
    guard let string = try scanner.string() else {
      try scanner.data()
      return messages.skipValue()
    }
    guard messages.translatesValue, string.literal.hasText else { return messages.skipValue() }
    messages.add(message(of: string))
  }

  private func message(of string: TOMLScanner.Text) -> MessageTree.Message {
    let unit = string.literal.unit(of: bytes)
    guard string.quote == UInt8(ascii: "'") else {
      return MessageTree.Message(
        text: unit.text, marks: unit.marks, range: unit.range,
        writer: EscapedTextWriter(
          escapes: TOMLEscapes(isMultiline: string.isMultiline), markup: unit.markup,
          spelling: unit.spelling),
        end: string.range.upperBound)
    }
    let around = string.literal.around
    return MessageTree.Message(
      text: unit.text, range: string.range,
      writer: TOMLLiteralWriter(
        before: around.0, after: around.1, isMultiline: string.isMultiline,
        lineEnd: bytes[string.range].contains(0x0D) ? [0x0D, 0x0A] : [0x0A],
        beginsLine: bytes[string.range].dropFirst(3).first.map { $0 == 0x0A || $0 == 0x0D } ?? false
      ),
      end: string.range.upperBound)
  }
}
