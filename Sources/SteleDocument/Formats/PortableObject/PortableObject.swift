/// Catalogues of GNU gettext: messages without a translation are units.
///
/// The translation of `msgid` goes to `msgstr` and to the form for the number 1, that of
/// `msgid_plural` to the other forms. Translations that are there, comments and obsolete entries
/// stay as they are.
struct PortableObject {
  private let bytes: [UInt8]
  private let marksFuzzy: Bool
  private let style: CatalogueStyle
  private var parts = DocumentParts()
  private var layout = CatalogueLayout()
  private var entry = CatalogueEntry()
  private var header: CatalogueHeader?
  /// The rule of the header; nil if it has none.
  private var rule: PluralRule?
  private var hasPlurals = false
  private var hasPluralTranslations = false

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
    try catalogue.finish()
    return catalogue.parts
  }

  private init(bytes: [UInt8], marksFuzzy: Bool) {
    self.bytes = bytes
    self.marksFuzzy = marksFuzzy
    style = CatalogueStyle(of: bytes)
    layout.lineEnd = style.lineEnd
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
        try addComment(line)
        field = nil
      } else if first == UInt8(ascii: "\"") {
        guard let field else { throw error(line.startIndex, "a text without a keyword before it") }
        try add(line, to: field, isFirst: false)
      } else {
        guard let (next, text) = try keyword(of: line) else {
          try endEntry()
          field = nil
          continue
        }
        field = next
        try begin(next, at: line.startIndex)
        try add(text, to: next, isFirst: true)
      }
    }
    try endEntry()
  }

  private mutating func addComment(_ line: ArraySlice<UInt8>) throws(DocumentError) {
    let start = line.startIndex
    if !entry.translations.isEmpty { try endEntry() }
    if bytes.has("#~", at: start) {
      // What stands before an obsolete entry is about that.
      if entry.id == nil { entry = CatalogueEntry() }
    } else if bytes.has("#,", at: start) {
      entry.flags.append(start..<line.endIndex)
    } else if bytes.has("#|", at: start), entry.start == nil {
      entry.start = start
    }
  }

  /// The keyword that `line` begins with, and the text behind it; nil for a `domain`, which begins
  /// another part of the catalogue.
  private mutating func keyword(
    of line: ArraySlice<UInt8>
  ) throws(DocumentError) -> (Field, ArraySlice<UInt8>)? {
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
    case "domain": return nil
    default: break
    }
    let digits = word.dropFirst(7).dropLast()
    guard word.starts(with: "msgstr[".utf8), word.last == UInt8(ascii: "]"),
      let form = Int(String(decoding: digits, as: UTF8.self)), (0...99).contains(form)
    else { throw error(line.startIndex, "unknown keyword \(String(forMessage: word))") }
    entry.isNumbered = true
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
    let fault: (offset: Int, reason: String)?
    switch field {
    case .context:
      entry.hasContext = true
      var context: CatalogueText?
      fault = Self.extend(&context, by: line, isFirst: true)
    case .id: fault = Self.extend(&entry.id, by: line, isFirst: isFirst)
    case .plural: fault = Self.extend(&entry.plural, by: line, isFirst: isFirst)
    case .translation:
      var text = isFirst ? nil : entry.translations.popLast()
      fault = Self.extend(&text, by: line, isFirst: isFirst)
      if let text { entry.translations.append(text) }
    }
    if let fault { throw error(fault.offset, fault.reason) }
  }

  /// Adds `line`, in quotes, to `text`, or begins that with it, and gives what is wrong with the
  /// line.
  private static func extend(
    _ text: inout CatalogueText?, by line: ArraySlice<UInt8>, isFirst: Bool
  ) -> (offset: Int, reason: String)? {
    if isFirst || text == nil {
      text = CatalogueText(range: line.startIndex..<line.startIndex)
    } else {
      text?.isWrapped = true
    }
    let start = text?.range.lowerBound ?? line.startIndex
    text?.range = start..<line.endIndex
    return text?.append(line)
  }

  private mutating func endEntry() throws(DocumentError) {
    defer { entry = CatalogueEntry() }
    guard let id = entry.id else {
      if entry.hasContext, let start = entry.start { throw error(start, "msgctxt without a msgid") }
      return
    }
    guard let first = entry.translations.first, let start = entry.start else {
      throw error(id.range.lowerBound, "msgid without a msgstr")
    }
    if id.isEmpty, !entry.hasContext {
      if header == nil {
        header = CatalogueHeader(first, of: bytes)
        rule = header?.pluralForms.flatMap { PluralRule($0.value[...]) }
      }
      return
    }
    let flag = fuzzyFlag(start: start)
    if let plural = entry.plural, entry.isNumbered {
      add(id, plural, flag: flag)
    } else if first.isEmpty {
      let writer = MessageWriter(id, keyword: "msgid", style: style)
      guard !writer.text.isEmpty else { return }
      var slot = Slot(
        range: first.range, unit: addUnit(of: writer, at: first.range.lowerBound), writer: writer)
      slot.isWrittenAlways = true
      slot.addition = flag
      layout.entries.append(.single(slot))
    }
  }

  /// Adds the entry with these messages, if one of its forms is empty.
  private mutating func add(
    _ id: CatalogueText, _ plural: CatalogueText, flag: Slot.Addition?
  ) {
    hasPlurals = true
    if entry.translations.contains(where: { !$0.isEmpty }) { hasPluralTranslations = true }
    let writers = [
      MessageWriter(id, keyword: "msgid", style: style),
      MessageWriter(plural, keyword: "msgid_plural", style: style),
    ]
    guard needsForms, writers.allSatisfy({ !$0.text.isEmpty }) else { return }
    let start = entry.translations[0].range.lowerBound
    let forms = writers.map { writer in
      var writer = writer
      writer.keywordWidth = "msgstr[0]".utf8.count
      return CatalogueLayout.Form(unit: addUnit(of: writer, at: start), writer: writer)
    }
    layout.entries.append(
      .plural(
        CatalogueLayout.Plural(
          singular: forms[0], plural: forms[1],
          places: entry.translations.map { ($0.range, $0.isEmpty) }, addition: flag,
          haveSameFormats: MessageFormats.areSame(id.value, plural.value))))
  }

  /// Whether the entry has forms that are empty, or fewer than its catalogue wants.
  private var needsForms: Bool {
    entry.translations.contains(where: \.isEmpty)
      || entry.translations.count < rule?.formCount ?? 0
  }

  private mutating func addUnit(of writer: MessageWriter, at start: Int) -> Int {
    parts.units.append(TextUnit(text: writer.text, marks: writer.marks, line: start))
    return parts.units.count - 1
  }

  /// What to write so that the entry that begins at `start` is fuzzy, and where.
  private func fuzzyFlag(start: Int) -> Slot.Addition? {
    guard marksFuzzy else { return nil }
    guard let flags = entry.flags.first else {
      return Slot.Addition(offset: start, bytes: Array("#, fuzzy".utf8) + style.lineEnd)
    }
    let isFuzzy = entry.flags.contains { line in
      bytes[line].dropFirst(2).split(separator: UInt8(ascii: ",")).contains {
        $0.trimmed.elementsEqual("fuzzy".utf8)
      }
    }
    return isFuzzy
      ? nil : Slot.Addition(offset: flags.lowerBound + 2, bytes: Array(" fuzzy,".utf8))
  }

  /// Adds what depends on the target language.
  private mutating func finish() throws(DocumentError) {
    if let header {
      if let charset = header.charset, !header.isUnicode(bytes) {
        let place = LineCounter.place(of: charset.range.lowerBound, in: bytes)
        throw .unsupportedEncoding(String(forMessage: charset.value), line: place.line)
      }
      let plurals = CatalogueLayout.Header(
        rule: rule,
        language: String(decoding: header.language?.value ?? [], as: UTF8.self),
        hasPluralTranslations: hasPluralTranslations)
      layout.header = plurals
      parts.languageSlots = header.slots(
        in: bytes, addsPluralForms: hasPlurals, lineEnd: style.lineEnd,
        keepsPluralForms: { plurals.keepsRule(for: $0) })
    }
    parts.layout = layout
  }
}
