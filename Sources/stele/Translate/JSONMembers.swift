import SteleBase

/// The members of a JSON object as they are written: numbers keep all their digits.
struct JSONMembers: Sendable {
  /// A name and its value.
  struct Member: Sendable {
    /// The name, in quotes, as it is written.
    var name: [UInt8]
    var value: [UInt8]

    /// Whether the value is an object or a list.
    var hasParts: Bool { value.first == UInt8(ascii: "{") || value.first == UInt8(ascii: "[") }
  }

  /// The members in the order of the object.
  private(set) var all: [Member] = []

  private static let deepest = 512

  /// Reads the object that `bytes` are; nil if they are none, or break JSON's rules.
  init?(_ bytes: [UInt8]) {
    do throws(JSONError) { try read(bytes) } catch { return nil }
  }

  private mutating func read(_ bytes: [UInt8]) throws(JSONError) {
    var scanner = JSONScanner(bytes, maximumDepth: Self.deepest)
    try scanner.open("{")
    if !scanner.skipEnd("}") {
      repeat {
        let name = try scanner.skipString().range
        try scanner.expect(":")
        _ = scanner.peek()
        let value = scanner.position
        try scanner.skipValue()
        all.append(
          Member(
            name: Array(bytes[name.lowerBound - 1...name.upperBound]),
            value: Array(bytes[value..<scanner.position])))
      } while scanner.skip(",")
      try scanner.close("}")
    }
    try scanner.finish()
  }
}
