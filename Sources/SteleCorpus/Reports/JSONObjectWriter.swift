/// Writes a JSON object whose members come in the order in which they are added.
struct JSONObjectWriter {
  private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

  private mutating func begin(_ name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    append(name)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Adds a text, or null.
  mutating func add(_ name: String, _ text: String?) {
    begin(name)
    if let text { append(text) } else { bytes += "null".utf8 }
  }

  /// Adds a list of texts.
  mutating func add(_ name: String, _ texts: [String]) {
    begin(name)
    bytes.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(text)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Adds a number.
  mutating func add(_ name: String, _ number: some FixedWidthInteger) {
    begin(name)
    bytes += String(number).utf8
  }

  /// Adds true or false.
  mutating func add(_ name: String, _ flag: Bool) {
    begin(name)
    bytes += (flag ? "true" : "false").utf8
  }

  /// Adds another object.
  mutating func add(_ name: String, _ object: JSONObjectWriter) {
    begin(name)
    bytes += object.bytes
    bytes.append(UInt8(ascii: "}"))
  }

  /// The object, and a line feed.
  var line: [UInt8] { bytes + Array("}\n".utf8) }

  private mutating func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case 0..<0x20, 0x7F: bytes += "\\u00\(Hexadecimal.text(of: [byte]))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
