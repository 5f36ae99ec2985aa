/// Writes JSON piece by piece, so that a document of any length can be written as it is made.
///
/// Members come in the order in which they are added.
package struct JSONWriter {
  private var bytes: [UInt8] = []
  private var needsComma = false

  /// A writer that has written nothing yet.
  package init() {}

  /// A JSON object with the members that `body` adds, and a line feed.
  package static func line(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    body(&json)
    json.endObject()
    json.endLine()
    return json.take()
  }

  /// What was written since the last call.
  package mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func begin(_ name: String?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    guard let name else { return }
    append(name)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func open(_ name: String?, _ bracket: Unicode.Scalar) {
    begin(name)
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  /// Begins an object, as the member `name` or as an element.
  package mutating func beginObject(_ name: String? = nil) { open(name, "{") }

  /// Ends the innermost object.
  package mutating func endObject() { close("}") }

  /// Begins a list, as the member `name` or as an element.
  package mutating func beginList(_ name: String? = nil) { open(name, "[") }

  /// Ends the innermost list.
  package mutating func endList() { close("]") }

  /// Begins a new line, behind the comma if one is due.
  package mutating func breakLine() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Ends a line behind which nothing follows in the same list or object.
  package mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  /// Adds a text, or null.
  package mutating func add(_ name: String?, _ text: String?) {
    begin(name)
    if let text { append(text) } else { bytes += "null".utf8 }
  }

  /// Adds a list of texts.
  package mutating func add(_ name: String?, _ texts: [String]) {
    beginList(name)
    for text in texts { add(nil, text) }
    endList()
  }

  /// Adds a number.
  package mutating func add(_ name: String?, _ number: Int) {
    begin(name)
    bytes += String(number).utf8
  }

  /// Adds a finite number.
  package mutating func add(_ name: String?, _ number: Double) {
    begin(name)
    bytes += (number == 0 ? "0" : String(number)).utf8
  }

  /// Adds a finite number that has a fraction even where that is zero.
  package mutating func add(_ name: String?, float number: Double) {
    begin(name)
    bytes += String(number).utf8
  }

  /// Adds true or false.
  package mutating func add(_ name: String?, _ flag: Bool) {
    begin(name)
    bytes += (flag ? "true" : "false").utf8
  }

  /// Adds numbers by name.
  package mutating func add(_ name: String?, _ counts: [(name: String, count: Int)]) {
    beginObject(name)
    for item in counts { add(item.name, item.count) }
    endObject()
  }

  private mutating func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: Self.isSpecial) {
      for byte in text.utf8 { append(escaping: byte) }
    } else {
      bytes += text.utf8
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }

  private mutating func append(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case UInt8(ascii: "\n"): bytes += "\\n".utf8
    case UInt8(ascii: "\t"): bytes += "\\t".utf8
    case 0..<0x20, 0x7F: bytes += "\\u00\(Hexadecimal.text(of: [byte]))".utf8
    default: bytes.append(byte)
    }
  }
}
