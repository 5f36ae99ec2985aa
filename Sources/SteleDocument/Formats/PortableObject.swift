/// Catalogues of GNU gettext: messages without a translation are units.
///
/// The translation of `msgid` goes to `msgstr` and `msgstr[0]`, that of `msgid_plural` to the other
/// forms. Entries that have a translation, comments and obsolete entries stay as they are.
struct PortableObject {
  private let bytes: [UInt8]
  private let marksFuzzy: Bool
  private var parts = DocumentParts()
  private var entry = Entry()

  /// A text in quotes, over one line or several.
  private struct Text {
    var value: [UInt8] = []
    /// From the first quote to behind the last.
    var range: Range<Int>
    /// Whether it has more than one line.
    var isWrapped = false
  }

  private struct Entry {
    var id: Text?
    var plural: Text?
    /// Translations, by the numbers of their plural forms.
    var translations: [(form: Int, text: Text)] = []
    /// The line of flags, from `#,` on.
    var flags: Range<Int>?
    /// Where the entry's first line that is no comment begins.
    var start: Int?
  }

  private enum Field {
    case context
    case id
    case plural
    case translation(Int)
  }

  /// The parts of `bytes`; translations are marked fuzzy if `marksFuzzy`.
  static func parts(of bytes: [UInt8], marksFuzzy: Bool) throws(DocumentError) -> DocumentParts {
    var catalogue = PortableObject(bytes: bytes, marksFuzzy: marksFuzzy)
    try catalogue.parse()
    return catalogue.parts
  }

  private init(bytes: [UInt8], marksFuzzy: Bool) {
    self.bytes = bytes
    self.marksFuzzy = marksFuzzy
  }

  private func error(_ offset: Int, _ reason: String) -> DocumentError {
    .malformed(.portableObject, at: offset, of: bytes, reason)
  }

  private mutating func parse() throws(DocumentError) {
    var field: Field?
    var position = 0
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[position..<end].trimmed
      position = end + 1
      guard let first = line.first else {
        try endEntry()
        field = nil
        continue
      }
      if first == UInt8(ascii: "#") {
        if !entry.translations.isEmpty { try endEntry() }
        if bytes.has("#,", at: line.startIndex) { entry.flags = line.startIndex..<line.endIndex }
        field = nil
      } else if first == UInt8(ascii: "\"") {
        guard let field else { throw error(line.startIndex, "a text without a keyword before it") }
        try add(line, to: field, isFirst: false)
      } else {
        let (next, text) = try keyword(of: line)
        field = next
        try begin(next, at: line.startIndex)
        try add(text, to: next, isFirst: true)
      }
    }
    try endEntry()
  }

  /// The keyword that `line` begins with, and the text behind it.
  private func keyword(
    of line: ArraySlice<UInt8>
  ) throws(DocumentError) -> (Field, ArraySlice<UInt8>) {
    let word = line.prefix { !$0.isSpace && $0 != UInt8(ascii: "\"") }
    let text = line[word.endIndex...].trimmed
    guard text.first == UInt8(ascii: "\"") else {
      throw error(line.startIndex, "expected a keyword and a text in quotes")
    }
    switch String(decoding: word, as: UTF8.self) {
    case "msgctxt": return (.context, text)
    case "msgid": return (.id, text)
    case "msgid_plural": return (.plural, text)
    case "msgstr": return (.translation(0), text)
    default: break
    }
    let digits = word.dropFirst(7).dropLast()
    guard word.starts(with: "msgstr[".utf8), word.last == UInt8(ascii: "]"),
      let form = Int(String(decoding: digits, as: UTF8.self)), (0...99).contains(form)
    else { throw error(line.startIndex, "unknown keyword \(String(forMessage: word))") }
    return (.translation(form), text)
  }

  /// Begins a field, and another entry if the field does not go on with the last one.
  private mutating func begin(_ field: Field, at start: Int) throws(DocumentError) {
    switch field {
    case .context, .id:
      if !entry.translations.isEmpty { try endEntry() }
      if case .id = field, entry.id != nil { throw error(start, "a second msgid without a msgstr") }
    case .plural:
      guard entry.id != nil, entry.plural == nil, entry.translations.isEmpty else {
        throw error(start, "msgid_plural must follow msgid")
      }
    case .translation(let form):
      guard entry.id != nil else { throw error(start, "msgstr must follow msgid") }
      guard form == entry.translations.count else {
        throw error(start, "expected the plural form \(entry.translations.count)")
      }
    }
    if entry.start == nil { entry.start = start }
  }

  /// Adds the text of `line`, in quotes, to a field.
  private mutating func add(
    _ line: ArraySlice<UInt8>, to field: Field, isFirst: Bool
  ) throws(DocumentError) {
    let value = try unquoted(line)
    func extend(_ text: inout Text?) {
      guard !isFirst, var extended = text else {
        text = Text(value: value, range: line.startIndex..<line.endIndex)
        return
      }
      text = nil
      extended.value += value
      extended.range = extended.range.lowerBound..<line.endIndex
      extended.isWrapped = true
      text = extended
    }
    switch field {
    case .context: return
    case .id: extend(&entry.id)
    case .plural: extend(&entry.plural)
    case .translation(let form):
      var text: Text? = isFirst ? nil : entry.translations.popLast()?.text
      extend(&text)
      if let text { entry.translations.append((form, text)) }
    }
  }

  /// The text of `line` without its quotes and escapes.
  private func unquoted(_ line: ArraySlice<UInt8>) throws(DocumentError) -> [UInt8] {
    var text: [UInt8] = []
    var position = line.startIndex + 1
    while position < line.endIndex {
      switch line[position] {
      case UInt8(ascii: "\""):
        guard position + 1 == line.endIndex else {
          throw error(position + 1, "text follows a closing quote")
        }
        return text
      case UInt8(ascii: "\\"):
        guard position + 1 < line.endIndex else { break }
        switch line[position + 1] {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(line[position + 1])
        // Others are rare and stay as they are written.
        default: text += line[position...(position + 1)]
        }
        position += 2
        continue
      default: text.append(line[position])
      }
      position += 1
    }
    throw error(line.startIndex, "the quote that begins here is not closed")
  }

  private mutating func endEntry() throws(DocumentError) {
    defer { entry = Entry() }
    guard let id = entry.id else {
      if let start = entry.start { throw error(start, "msgctxt without a msgid") }
      return
    }
    guard let first = entry.translations.first, let start = entry.start else {
      throw error(id.range.lowerBound, "msgid without a msgstr")
    }
    if id.value.isEmpty, parts.units.isEmpty, parts.languageSlots.isEmpty {
      addLanguage(of: first.text)
      return
    }
    guard entry.translations.allSatisfy({ $0.text.value.isEmpty }) else { return }
    let flag = fuzzyFlag(start: start)
    for (index, translation) in entry.translations.enumerated() {
      let source = index == 0 ? id : entry.plural ?? id
      let text = source.value[...].trimmed
      guard !text.isEmpty else { continue }
      parts.add(
        Array(text), in: translation.text.range,
        writer: MessageWriter(
          before: Array(source.value[..<text.startIndex]),
          after: Array(source.value[text.endIndex...]), isWrapped: source.isWrapped,
          lineEnd: bytes.has("\r\n", at: id.range.upperBound) ? [0x0D, 0x0A] : [0x0A]))
      if index == 0, let flag { parts.slots[parts.slots.count - 1].addition = flag }
    }
  }

  /// What to write so that the entry that begins at `start` is fuzzy, and where.
  private func fuzzyFlag(start: Int) -> Slot.Addition? {
    guard marksFuzzy else { return nil }
    if let flags = entry.flags {
      let isFuzzy = bytes[flags].dropFirst(2).split(separator: UInt8(ascii: ",")).contains {
        $0.trimmed.elementsEqual("fuzzy".utf8)
      }
      return isFuzzy
        ? nil : Slot.Addition(offset: flags.lowerBound + 2, bytes: Array(" fuzzy,".utf8))
    }
    let lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let isCRLF = lineEnd > start && bytes[lineEnd - 1] == 0x0D
    return Slot.Addition(offset: start, bytes: Array((isCRLF ? "#, fuzzy\r\n" : "#, fuzzy\n").utf8))
  }

  /// Adds the place of the language in `header` if it names none.
  private mutating func addLanguage(of header: Text) {
    let key = Array("Language:".utf8)
    var position = header.range.lowerBound
    while position < header.range.upperBound {
      let isLineStart =
        bytes[position - 1] == UInt8(ascii: "\"") || bytes.has("\\n", at: position - 2)
      if isLineStart, bytes[position...].starts(with: key) {
        let start = position + key.count
        let end = bytes[..<header.range.upperBound].endOfBlanks(from: start)
        guard bytes.has("\\n", at: end) || bytes[end] == UInt8(ascii: "\"") else { return }
        parts.languageSlots.append(LanguageSlot(range: start..<end, prefix: [0x20]))
        return
      }
      position += 1
    }
  }
}

/// Writes a text in quotes, over several lines if its source has several.
private struct MessageWriter: SlotWriter {
  /// White space around the text.
  let before: [UInt8]
  let after: [UInt8]
  let isWrapped: Bool
  let lineEnd: [UInt8]

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let text = before + translation.text + after
    guard isWrapped else {
      output.append(UInt8(ascii: "\""))
      for byte in text { Self.write(byte, to: &output) }
      output.append(UInt8(ascii: "\""))
      return
    }
    // As gettext does: nothing in the first line, then lines that break behind spaces and line ends.
    output += "\"\"".utf8
    var width = 0
    var isOpen = false
    var wordStart = 0
    while wordStart < text.count {
      var wordEnd = wordStart
      while wordEnd < text.count, !text[wordEnd].isSpace { wordEnd += 1 }
      var endsLine = false
      while wordEnd < text.count, text[wordEnd].isSpace, !endsLine {
        endsLine = text[wordEnd] == 0x0A
        wordEnd += 1
      }
      let word = text[wordStart..<wordEnd]
      let wordWidth = LineWrapping.width(of: word)
      if isOpen, width + wordWidth > 76 {
        output.append(UInt8(ascii: "\""))
        isOpen = false
      }
      if !isOpen {
        output += lineEnd
        output.append(UInt8(ascii: "\""))
        (isOpen, width) = (true, 0)
      }
      for byte in word { Self.write(byte, to: &output) }
      width += wordWidth
      if endsLine {
        output.append(UInt8(ascii: "\""))
        isOpen = false
      }
      wordStart = wordEnd
    }
    if isOpen { output.append(UInt8(ascii: "\"")) }
  }

  private static func write(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case 0x0A: output += "\\n".utf8
    case 0x09: output += "\\t".utf8
    case 0x0D: output += "\\r".utf8
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
    default: output.append(byte)
    }
  }
}
