/// What git's configuration files say.
struct GitConfig {
  /// The last value of each key, such as `remote.origin.url`; an inner nil where only the name stands.
  private var values: [String: [UInt8]?] = [:]

  /// The value of `key`: section and variable in lower case, a subsection as it is written.
  subscript(key: String) -> String? { bytes(key).map { String(decoding: $0, as: UTF8.self) } }

  /// The value of `key` as it is written, such as a path.
  func bytes(_ key: String) -> [UInt8]? { values[key] ?? nil }

  /// Whether the value of `key` means yes.
  func isTrue(_ key: String) -> Bool {
    guard let value = values[key] else { return false }
    guard let text = value.map({ String(decoding: $0, as: UTF8.self).lowercased() }) else {
      return true
    }
    return ["true", "yes", "on"].contains(text) || Int(text).map { $0 != 0 } ?? false
  }

  /// Nothing yet.
  init() {}

  /// Reads a file as far as it can be understood.
  ///
  /// Never traps, whatever the bytes.
  init(parsing bytes: [UInt8]) { add(bytes) { _ in nil } }

  /// Adds what a file of these contents says; `included` gives the contents of a file that it includes.
  mutating func add(_ bytes: [UInt8], including included: ([UInt8]) -> GitConfig?) {
    var section = ""
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    while var line = lines.popFirst()?.drop(while: Self.isSpace) {
      if line.first == UInt8(ascii: "["), let (name, rest) = Self.section(in: line) {
        section = name
        line = rest.drop(while: Self.isSpace)
      }
      let name = line.prefix { $0 == UInt8(ascii: "-") || Self.isAlphanumeric($0) }
      guard !name.isEmpty else { continue }
      var rest = line[name.endIndex...].drop(while: Self.isSpace)
      let key = section + "." + String(decoding: name, as: UTF8.self).lowercased()
      guard rest.popFirst() == UInt8(ascii: "=") else {
        values[key] = .some(nil)
        continue
      }
      let value = Self.value(in: rest, continuedBy: &lines)
      values[key] = value
      if key == "include.path", let others = included(value) { add(others) }
    }
  }

  /// Adds what `other` says, in place of what was said before.
  mutating func add(_ other: GitConfig) { values.merge(other.values) { $1 } }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// Reads `[name]` or `[name "subsection"]`, and returns what follows.
  private static func section(
    in line: ArraySlice<UInt8>
  ) -> (name: String, rest: ArraySlice<UInt8>)? {
    var rest = line.dropFirst()
    let name = rest.prefix { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E }
    rest = rest[name.endIndex...].drop(while: isSpace)
    var text = String(decoding: name, as: UTF8.self).lowercased()
    if rest.first == UInt8(ascii: "\"") {
      rest.removeFirst()
      var subsection: [UInt8] = []
      while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
        subsection.append(byte == UInt8(ascii: "\\") ? rest.popFirst() ?? byte : byte)
      }
      text += "." + String(decoding: subsection, as: UTF8.self)
    }
    guard rest.first == UInt8(ascii: "]") else { return nil }
    return (text, rest.dropFirst())
  }

  /// Reads a value: quotes keep spaces and comment signs, a backslash at the end goes on in the next
  /// line.
  private static func value(
    in line: ArraySlice<UInt8>, continuedBy lines: inout ArraySlice<ArraySlice<UInt8>>
  ) -> [UInt8] {
    var rest = line.drop(while: isSpace)
    var value: [UInt8] = []
    var keptCount = 0
    var isQuoted = false
    scan: while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\\"):
        if let escaped = rest.popFirst() {
          value.append(escape(escaped))
        } else if let next = lines.popFirst() {
          rest = next
        }
      case UInt8(ascii: "#") where !isQuoted, UInt8(ascii: ";") where !isQuoted: break scan
      default: value.append(byte)
      }
      if isQuoted || !isSpace(byte) { keptCount = value.count }
    }
    return Array(value[..<keptCount])
  }

  private static func escape(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "b"): 0x08
    default: byte
    }
  }
}
