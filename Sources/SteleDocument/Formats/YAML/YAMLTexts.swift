import SteleBase

/// YAML: texts that are values are units, keys stay.
///
/// What a file of Rails begins with, a key that names its language, becomes the target's. Numbers,
/// truth values, dates, symbols and what has a tag of its own stay.
struct YAMLTexts {
  private let bytes: [UInt8]
  private var messages: MessageTree
  private var languageSlots: [LanguageSlot] = []
  private var open: [Collection] = []
  /// Collections within a key that is one.
  private var keyDepth = 0
  /// The keys of the outermost mapping of a document, and whether each has a mapping: the first two.
  private var rootKeys: [(key: YAMLScalar, hasMapping: Bool)] = []

  private struct Collection {
    var isMapping: Bool
    /// Whether a key comes next.
    var expectsKey: Bool
    /// Whether it lies in brackets.
    var isFlow: Bool
  }

  /// The parts of `bytes`.
  static func parts(
    of bytes: [UInt8], options: DocumentOptions
  ) throws(DocumentError) -> DocumentParts {
    var texts = YAMLTexts(bytes: bytes, messages: MessageTree(options))
    do throws(YAMLError) {
      try YAMLEvents(bytes).read { event, offset in texts.read(event, at: offset) }
    } catch {
      throw .malformed(.yaml, at: error.offset, of: bytes, error.reason)
    }
    texts.endDocument()
    var parts = texts.messages.parts(of: bytes)
    parts.languageSlots = texts.languageSlots
    return parts
  }

  private init(bytes: [UInt8], messages: MessageTree) {
    self.bytes = bytes
    self.messages = messages
  }

  private mutating func read(_ event: YAMLEvent, at offset: Int) {
    switch event {
    case .documentStart: endDocument()
    case .mappingStart, .sequenceStart:
      guard keyDepth == 0, open.last.map({ !$0.isMapping || !$0.expectsKey }) ?? true else {
        keyDepth += 1
        return
      }
      var isMapping = false
      if case .mappingStart = event { isMapping = true }
      if open.count == 1, isMapping, let last = rootKeys.indices.last {
        rootKeys[last].hasMapping = true
      }
      if isMapping { messages.beginMap() } else { messages.beginList() }
      let first = offset < bytes.count ? bytes[endOfProperties(from: offset)...].first : nil
      let isFlow = open.last?.isFlow == true || first == UInt8(ascii: isMapping ? "{" : "[")
      open.append(Collection(isMapping: isMapping, expectsKey: isMapping, isFlow: isFlow))
    case .mappingEnd, .sequenceEnd:
      if keyDepth > 0 {
        keyDepth -= 1
        if keyDepth == 0 { endKey([], at: nil) }
        return
      }
      if open.popLast()?.isMapping == true { messages.endMap() } else { messages.endList() }
      endValue()
    case .alias:
      if keyDepth > 0 { return }
      if open.last?.isMapping == true, open.last?.expectsKey == true {
        endKey([], at: nil)
      } else {
        messages.skipValue()
        endValue()
      }
    case .scalar(let scalar):
      if keyDepth > 0 { return }
      if open.last?.isMapping == true, open.last?.expectsKey == true {
        if open.count == 1, rootKeys.count < 2 { rootKeys.append((scalar, false)) }
        endKey(scalar.value, at: scalar.hasProperties ? nil : place(of: scalar))
      } else {
        if messages.translatesValue, let message = message(of: scalar) {
          messages.add(message)
        } else {
          messages.skipValue()
        }
        endValue()
      }
    }
  }

  /// Where a collection begins behind its anchor and tag.
  private func endOfProperties(from start: Int) -> Int {
    var position = start
    while position < bytes.count, "&!".utf8.contains(bytes[position]) {
      while position < bytes.count, !bytes[position].isSpace { position += 1 }
      while position < bytes.count, bytes[position].isSpace { position += 1 }
    }
    return position
  }

  private mutating func endKey(_ name: [UInt8], at place: MessageTree.KeyPlace?) {
    messages.key(name, at: place)
    if let last = open.indices.last { open[last].expectsKey = false }
  }

  private mutating func endValue() {
    if let last = open.indices.last { open[last].expectsKey = open[last].isMapping }
  }

  private func place(of key: YAMLScalar) -> MessageTree.KeyPlace {
    let isQuoted = key.style == .singleQuoted || key.style == .doubleQuoted
    let name =
      isQuoted && key.range.count >= 2
      ? (key.range.lowerBound + 1)..<(key.range.upperBound - 1) : key.range
    return MessageTree.KeyPlace(name: name, start: key.range.lowerBound)
  }

  // MARK: - The language

  /// Notes what a document says of its language, as those of Rails do: its only key is a language's.
  private mutating func endDocument() {
    defer { rootKeys = [] }
    guard rootKeys.count == 1, let (key, hasMapping) = rootKeys.first, hasMapping else { return }
    let name = String(decoding: key.value, as: UTF8.self)
    let range = place(of: key).name
    guard LanguageTag.isKnown(name), bytes[range].elementsEqual(key.value) else { return }
    languageSlots.append(
      LanguageSlot(naming: range, of: bytes) { Self.localeName(of: $0, like: name) })
  }

  /// What Rails calls a language, with the sign between its parts that `name` has.
  private static func localeName(of code: String, like name: String) -> String {
    let tag =
      switch code {
      case "zho_Hans": "zh-CN"
      case "zho_Hant": "zh-TW"
      default: LanguageTag.bcp47(of: code)
      }
    return name.contains("_") ? String(tag.map { $0 == "-" ? "_" : $0 }) : tag
  }

  // MARK: - Texts

  private static let textTags: Set<[UInt8]> = [
    Array("!".utf8), Array("tag:yaml.org,2002:str".utf8),
  ]

  /// The text of a scalar; nil if there is nothing to translate in it.
  private mutating func message(of scalar: YAMLScalar) -> MessageTree.Message? {
    guard scalar.tag.isEmpty || Self.textTags.contains(scalar.tag),
      scalar.style != .plain || !scalar.tag.isEmpty || YAMLPlain.isText(scalar.value),
      scalar.value.contains(where: { $0 >= 0x80 || $0.isASCIIAlphanumeric })
    else { return nil }
    switch scalar.style {
    case .plain, .singleQuoted, .doubleQuoted: return inlineMessage(of: scalar)
    case .literal, .folded: return blockMessage(of: scalar)
    }
  }

  private func inlineMessage(of scalar: YAMLScalar) -> MessageTree.Message? {
    let source = bytes[scalar.range]
    let text = scalar.value[...].trimmed
    guard !source.isEmpty, !text.isEmpty else { return nil }
    var writer = YAMLWriter(
      style: scalar.style, before: Array(scalar.value[..<text.startIndex]),
      after: Array(scalar.value[text.endIndex...]), isInFlow: open.last?.isFlow ?? false)
    writer.isASCII =
      scalar.style == .doubleQuoted && source.allSatisfy { $0 < 0x80 }
      && scalar.value.contains { $0 >= 0x80 }
    if let end = source.firstIndex(of: 0x0A) {
      if end > source.startIndex, source[end - 1] == 0x0D { writer.lineEnd = [0x0D, 0x0A] }
      let lines = source.split(separator: 0x0A)
      // The last line has something, and so says where lines begin.
      let indent = lines.last?.prefix { $0 == 0x20 || $0 == 0x09 } ?? []
      writer.indent = Array(indent)
      writer.width = lines.map { LineWrapping.width(of: $0.trimmed) }.max() ?? 80
    }
    return MessageTree.Message(
      text: Array(text), range: scalar.range, writer: writer, end: scalar.range.upperBound)
  }

  private mutating func blockMessage(of scalar: YAMLScalar) -> MessageTree.Message? {
    let source = bytes[scalar.range]
    let text = scalar.value[...].trimmed
    // Behind the line with the sign and what may follow it.
    guard let header = source.firstIndex(of: 0x0A), !text.isEmpty else { return nil }
    let inner = source[(header + 1)...].trimmed
    guard !inner.isEmpty else { return nil }
    let lineStart = (source[..<inner.startIndex].lastIndex(of: 0x0A) ?? header) + 1
    let valueStart = scalar.value[..<text.startIndex].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = inner.startIndex - lineStart
    let indent = column - (text.startIndex - valueStart)
    guard indent >= 0, inner.first == text.first, inner.last == text.last else {
      messages.leaveOut("a block whose lines nothing follows", at: scalar.range.lowerBound)
      return nil
    }
    var writer = YAMLWriter(style: scalar.style)
    writer.beginsIndented = indent < column
    writer.indent = Array(bytes[lineStart..<(lineStart + indent)])
    if header > source.startIndex, source[header - 1] == 0x0D { writer.lineEnd = [0x0D, 0x0A] }
    writer.width = max(
      20, inner.split(separator: 0x0A).map { LineWrapping.width(of: $0.trimmed) }.max() ?? 80)
    let range = inner.startIndex..<inner.endIndex
    return MessageTree.Message(
      text: Array(text), range: range, writer: writer, end: range.upperBound)
  }
}
