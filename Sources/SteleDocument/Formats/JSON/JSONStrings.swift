import SteleBase

/// JSON: every string value is a unit, or those under certain keys.
///
/// Keys that begin with `@` hold metadata, as in Flutter's ARB and in JSON-LD; they stay unless they were
/// chosen. ARB's `@@locale` names the language.
struct JSONStrings {
  private static let maximumDepth = 512

  private let bytes: [UInt8]
  /// The keys whose values are translated; empty for all.
  private var keys: JSONKeys
  private var excludedKeys: JSONKeys
  /// The segments of the keys around the current value, if paths were asked for.
  private var path: [[UInt8]] = []
  private var position = 0
  private var parts = DocumentParts()

  /// The parts of `bytes`, one JSON value.
  ///
  /// Keys apply to a string and to the strings of a list.
  static func parts(
    of bytes: [UInt8], options: DocumentOptions
  ) throws(DocumentError) -> DocumentParts {
    var reader = JSONStrings(
      bytes: bytes, keys: JSONKeys(options.keys), excludedKeys: JSONKeys(options.excludedKeys))
    try reader.parse()
    reader.parts.notices =
      reader.keys.unknown.map { .unknownKey($0) }
      + reader.excludedKeys.unknown.map { .unknownExcludedKey($0) }
    return reader.parts
  }

  private init(bytes: [UInt8], keys: JSONKeys, excludedKeys: JSONKeys) {
    self.bytes = bytes
    self.keys = keys
    self.excludedKeys = excludedKeys
  }

  private func error(_ reason: String, at offset: Int? = nil) -> DocumentError {
    let offset = offset ?? position
    if offset >= bytes.count { return .malformed(.json, at: offset, of: bytes, "it ends early") }
    return .malformed(.json, at: offset, of: bytes, reason)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte.isSpace { position += 1 }
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

  private mutating func parse() throws(DocumentError) {
    var open: [Container] = []
    var handling = usual
    while true {
      skipSpace()
      guard let byte = current else { throw error("expected a value") }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        guard open.count < Self.maximumDepth else {
          throw error("values nest more than \(Self.maximumDepth) deep")
        }
        position += 1
        let isObject = byte == UInt8(ascii: "{")
        if handling == .language { handling = .keepAll }
        if isObject, handling != .keepAll { handling = usual }
        open.append(
          Container(isObject: isObject, handling: handling, pathCount: path.count))
        skipSpace()
        if current != (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          handling = try beginElement(of: open)
          continue
        }
      } else {
        try scalar(handling)
      }
      // Close what ends here, up to a comma.
      while true {
        skipSpace()
        guard let container = open.last else {
          guard position == bytes.count else { throw error("there is text after the value") }
          return
        }
        let close = container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        if current == close {
          position += 1
          open.removeLast()
        } else if current == UInt8(ascii: ",") {
          position += 1
          handling = try beginElement(of: open)
          break
        } else {
          throw error(container.isObject ? "expected , or }" : "expected , or ]")
        }
      }
    }
  }

  /// What is done with values that no key says anything of.
  private var usual: Handling { keys.isEmpty ? .translate : .keep }

  /// Steps to an element's value, over a member's key; returns what is done with it.
  private mutating func beginElement(
    of open: [Container]
  ) throws(DocumentError) -> Handling {
    guard let container = open.last else { return usual }
    path.removeLast(path.count - container.pathCount)
    guard container.isObject else { return container.handling }
    skipSpace()
    guard current == UInt8(ascii: "\"") else { throw error("expected a key in quotes") }
    let key = try string()
    skipSpace()
    guard current == UInt8(ascii: ":") else { throw error("expected : after a key") }
    position += 1
    if keys.hasPaths || excludedKeys.hasPaths { path += JSONKeys.segments(of: key) }
    // Both are asked, so that what is nowhere is known.
    let (isChosen, isExcluded) = (keys.match(key, at: path), excludedKeys.match(key, at: path))
    if open.count == 1, key == Array("@@locale".utf8) { return .language }
    if container.handling == .keepAll || isExcluded { return .keepAll }
    if isChosen { return .translate }
    return key.first == UInt8(ascii: "@") && keys.isEmpty ? .keepAll : usual
  }

  private mutating func scalar(_ handling: Handling) throws(DocumentError) {
    if current == UInt8(ascii: "\"") {
      let start = position
      let text = try string()
      if handling == .language { addLanguage(text, in: (start + 1)..<(position - 1)) }
      let trimmed = text[...].trimmed
      guard handling == .translate, !trimmed.isEmpty else { return }
      parts.add(
        Array(trimmed), in: (start + 1)..<(position - 1),
        writer: JSONStringWriter(
          before: Array(text[..<trimmed.startIndex]), after: Array(text[trimmed.endIndex...]),
          isASCII: bytes[start..<position].allSatisfy { $0 < 0x80 }
            && text.contains { $0 >= 0x80 }))
      return
    }
    for word: StaticString in ["true", "false", "null"] where bytes.has(word, at: position) {
      position += word.utf8CodeUnitCount
      return
    }
    try number()
  }

  /// Notes that `text`, at `range`, names the language as ARB does, with underscores.
  private mutating func addLanguage(_ text: [UInt8], in range: Range<Int>) {
    let name = String(decoding: text, as: UTF8.self)
    let source = Array(bytes[range])
    parts.languageSlots.append(
      LanguageSlot(range: range) { code in
        guard !LocaleName.isName(name, of: code) else { return source }
        return LanguageTag.bcp47(of: code).utf8.map {
          $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0
        }
      })
  }

  private mutating func digits() throws(DocumentError) {
    guard current?.isASCIIDigit == true else { throw error("expected a value") }
    while current?.isASCIIDigit == true { position += 1 }
  }

  private mutating func number() throws(DocumentError) {
    if current == UInt8(ascii: "-") { position += 1 }
    let start = position
    try digits()
    guard bytes[start] != UInt8(ascii: "0") || position == start + 1 else {
      throw error("a number may not begin with 0", at: start)
    }
    if current == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
  }

  /// Steps over the string that begins here; returns its text.
  private mutating func string() throws(DocumentError) -> [UInt8] {
    position += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return text
      case UInt8(ascii: "\\"):
        position += 1
        try appendEscape(to: &text)
      case 0..<0x20: throw error("a control character in a string must be escaped")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw error("a string is not closed")
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws(DocumentError) {
    guard let byte = current else { throw error("a string is not closed") }
    let start = position - 1
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try codeUnit()
      if 0xD800..<0xDC00 ~= code, bytes.has("\\u", at: position) {
        position += 2
        let trail = try codeUnit()
        guard 0xDC00..<0xE000 ~= trail else { throw error("half a surrogate pair", at: start) }
        code = 0x1_0000 + ((code & 0x3FF) << 10) + (trail & 0x3FF)
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw error("half a surrogate pair", at: start)
      }
      text += String(scalar).utf8
    default: throw error("an unknown escape in a string", at: start)
    }
  }

  private mutating func codeUnit() throws(DocumentError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, byte < 0x80,
        let digit = Character(Unicode.Scalar(byte)).hexDigitValue
      else { throw error("expected four hexadecimal digits") }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}

/// Writes a text into a JSON string.
private struct JSONStringWriter: SlotWriter {
  /// White space around the text.
  let before: [UInt8]
  let after: [UInt8]
  /// Whether the document wrote what is not ASCII as escapes.
  let isASCII: Bool

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let text = String(decoding: before + translation.text + after, as: UTF8.self)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": output += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      case "\n": output += "\\n".utf8
      case "\r": output += "\\r".utf8
      case "\t": output += "\\t".utf8
      case "\u{0}"..<"\u{20}": Self.escape(UInt16(scalar.value), to: &output)
      case "\u{80}"... where isASCII:
        for unit in String(scalar).utf16 { Self.escape(unit, to: &output) }
      default: output += String(scalar).utf8
      }
    }
  }

  private static func escape(_ unit: UInt16, to output: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    output += "\\u".utf8
    for shift in [12, 8, 4, 0] { output.append(digits[Int(unit >> UInt16(shift)) & 0xF]) }
  }
}
