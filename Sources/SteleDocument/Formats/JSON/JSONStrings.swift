import SteleBase

/// JSON: every string value is a unit, or those under certain keys.
///
/// Keys that begin with `@` hold metadata, as in Flutter's ARB and in JSON-LD; they stay unless they were
/// chosen. ARB's `@@locale` names the language.
struct JSONStrings {
  private static let maximumDepth = 512

  private let bytes: [UInt8]
  /// The keys whose values are translated; empty for all.
  private var keys: DocumentKeys
  private var excludedKeys: DocumentKeys
  /// The segments of the keys around the current value, if paths were asked for.
  private var path: [[UInt8]] = []
  private var scanner: JSONScanner
  private var parts = DocumentParts()

  /// The parts of `bytes`, one JSON value.
  ///
  /// Keys apply to a string and to the strings of a list.
  static func parts(
    of bytes: [UInt8], options: DocumentOptions
  ) throws(DocumentError) -> DocumentParts {
    var reader = JSONStrings(
      bytes: bytes, keys: DocumentKeys(options.keys),
      excludedKeys: DocumentKeys(options.excludedKeys))
    do throws(JSONError) { try reader.parse() } catch {
      let reason = error.offset >= bytes.count ? "it ends early" : error.reason
      throw .malformed(.json, at: error.offset, of: bytes, reason)
    }
    reader.parts.notices =
      reader.keys.unknown.map { .unknownKey($0) }
      + reader.excludedKeys.unknown.map { .unknownExcludedKey($0) }
    return reader.parts
  }

  private init(bytes: [UInt8], keys: DocumentKeys, excludedKeys: DocumentKeys) {
    self.bytes = bytes
    scanner = JSONScanner(bytes, maximumDepth: Self.maximumDepth)
    self.keys = keys
    self.excludedKeys = excludedKeys
  }

  /// An object or list that is not closed yet.
  private struct Container {
    var isObject: Bool
    /// What is done with the values directly in it, as far as no key says otherwise.
    var handling: Handling
    /// How many segments the path to it has.
    var pathCount: Int
  }

  /// What is done with a value.
  private enum Handling {
    case translate
    case keep
    /// The value stays with all that is in it.
    case keepAll
    /// The value names the language.
    case language
  }

  private mutating func parse() throws(JSONError) {
    var open: [Container] = []
    var handling = usual
    while true {
      if let isObject = try openContainer() {
        if handling == .language { handling = .keepAll }
        if isObject, handling != .keepAll { handling = usual }
        open.append(
          Container(isObject: isObject, handling: handling, pathCount: path.count))
        if !scanner.skipEnd(isObject ? "}" : "]") {
          handling = try beginElement(of: open)
          continue
        }
        open.removeLast()
      } else {
        try scalar(handling)
      }
      // Close what ends here, up to a comma.
      while let container = open.last, !scanner.skip(",") {
        try scanner.close(container.isObject ? "}" : "]")
        open.removeLast()
      }
      if open.isEmpty { return try scanner.finish() }
      handling = try beginElement(of: open)
    }
  }

  /// Steps over the bracket that comes next, and returns whether it begins an object; nil if it begins
  /// nothing.
  private mutating func openContainer() throws(JSONError) -> Bool? {
    switch scanner.peek() {
    case UInt8(ascii: "{"):
      try scanner.open("{")
      return true
    case UInt8(ascii: "["):
      try scanner.open("[")
      return false
    default: return nil
    }
  }

  /// What is done with values that no key says anything of.
  private var usual: Handling { keys.isEmpty ? .translate : .keep }

  /// Steps to an element's value, over a member's key; returns what is done with it.
  private mutating func beginElement(
    of open: [Container]
  ) throws(JSONError) -> Handling {
    guard let container = open.last else { return usual }
    path.removeLast(path.count - container.pathCount)
    guard container.isObject else { return container.handling }
    let key = try Array(scanner.stringBytes())
    try scanner.expect(":")
    if keys.hasPaths || excludedKeys.hasPaths { path += DocumentKeys.segments(of: key) }
    // Both are asked, so that what is nowhere is known.
    let (isChosen, isExcluded) = (keys.match(key, at: path), excludedKeys.match(key, at: path))
    if open.count == 1, key == Array("@@locale".utf8) { return .language }
    if container.handling == .keepAll || isExcluded { return .keepAll }
    if isChosen { return .translate }
    return key.first == UInt8(ascii: "@") && keys.isEmpty ? .keepAll : usual
  }

  private mutating func scalar(_ handling: Handling) throws(JSONError) {
    if scanner.peek() == UInt8(ascii: "\"") {
      let start = scanner.position
      let text = try Array(scanner.stringBytes())
      let range = (start + 1)..<(scanner.position - 1)
      if handling == .language { addLanguage(text, in: range) }
      let trimmed = text[...].trimmed
      guard handling == .translate, !trimmed.isEmpty else { return }
      parts.add(
        Array(trimmed), in: range,
        writer: JSONStringWriter(
          before: Array(text[..<trimmed.startIndex]), after: Array(text[trimmed.endIndex...]),
          isASCII: bytes[range].allSatisfy { $0 < 0x80 } && text.contains { $0 >= 0x80 }))
      return
    }
    for word: StaticString in ["true", "false", "null"] where scanner.skip(word: word) { return }
    _ = try scanner.number()
  }

  /// Notes that `text`, at `range`, names the language as ARB does, with underscores.
  private mutating func addLanguage(_ text: [UInt8], in range: Range<Int>) {
    parts.languageSlots.append(
      LanguageSlot(naming: range, of: bytes, saying: String(decoding: text, as: UTF8.self)) {
        String(LanguageTag.bcp47(of: $0).map { $0 == "-" ? "_" : $0 })
      })
  }
}
