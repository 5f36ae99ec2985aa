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
  private let bytes: [UInt8]
  private var position = 0

  /// Reads the object that `bytes` are; nil if they are none, or break JSON's rules.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    skipSpace()
    guard step(over: "{") else { return nil }
    skipSpace()
    if !step(over: "}") {
      repeat {
        skipSpace()
        let name = position
        guard stepOverString() else { return nil }
        let nameEnd = position
        skipSpace()
        guard step(over: ":") else { return nil }
        skipSpace()
        let value = position
        guard stepOverValue() else { return nil }
        all.append(
          Member(name: Array(bytes[name..<nameEnd]), value: Array(bytes[value..<position])))
        skipSpace()
      } while step(over: ",")
      guard step(over: "}") else { return nil }
    }
    skipSpace()
    guard position == bytes.count else { return nil }
  }

  private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while current == 0x20 || current == 0x09 || current == 0x0A || current == 0x0D { position += 1 }
  }

  private mutating func step(over literal: StaticString) -> Bool {
    let end = position + literal.utf8CodeUnitCount
    guard end <= bytes.count,
      (position..<end).allSatisfy({ bytes[$0] == literal.utf8Start[$0 - position] })
    else { return false }
    position = end
    return true
  }

  /// Steps over a value, however deep it nests, up to a limit.
  private mutating func stepOverValue() -> Bool {
    // The brackets that are open, by what closes them.
    var open: [UInt8] = []
    while true {
      skipSpace()
      var isFirst = true
      if step(over: "{") {
        open.append(UInt8(ascii: "}"))
      } else if step(over: "[") {
        open.append(UInt8(ascii: "]"))
      } else {
        guard stepOverScalar() else { return false }
        isFirst = false
      }
      guard open.count <= Self.deepest else { return false }
      // Close what ends here, up to a comma.
      while let close = open.last {
        skipSpace()
        guard current == close else { break }
        position += 1
        open.removeLast()
        isFirst = false
      }
      guard let close = open.last else { return true }
      guard isFirst || step(over: ",") else { return false }
      if close == UInt8(ascii: "}"), !stepOverName() { return false }
    }
  }

  private mutating func stepOverName() -> Bool {
    skipSpace()
    guard stepOverString() else { return false }
    skipSpace()
    return step(over: ":")
  }

  private mutating func stepOverScalar() -> Bool {
    if current == UInt8(ascii: "\"") { return stepOverString() }
    if step(over: "true") || step(over: "false") || step(over: "null") { return true }
    _ = step(over: "-")
    let start = position
    guard stepOverDigits() else { return false }
    guard bytes[start] != UInt8(ascii: "0") || position == start + 1 else { return false }
    if step(over: "."), !stepOverDigits() { return false }
    if step(over: "e") || step(over: "E") {
      _ = step(over: "+") || step(over: "-")
      return stepOverDigits()
    }
    return true
  }

  private mutating func stepOverDigits() -> Bool {
    let start = position
    while (0x30...0x39).contains(current) { position += 1 }
    return position > start
  }

  private mutating func stepOverString() -> Bool {
    guard step(over: "\"") else { return false }
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return true
      case UInt8(ascii: "\\"):
        position += 1
        if step(over: "u") {
          for _ in 0..<4 {
            guard Character(Unicode.Scalar(current)).isHexDigit else { return false }
            position += 1
          }
        } else if "\"\\/bfnrt".utf8.contains(current) {
          position += 1
        } else {
          return false
        }
      case 0..<0x20: return false
      default: position += 1
      }
    }
    return false
  }
}
