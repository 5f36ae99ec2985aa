import SteleBase
import SteleHashing

/// Identifiers that follow from what they identify (UUIDs of version 5), so that the same document has
/// the same ones everywhere.
struct ContentUUID {
  /// The name space of Stele's documents, itself drawn once.
  private static let space: [UInt8] = [
    0x5E, 0x1C, 0x0A, 0x7B, 0x93, 0x44, 0x4D, 0x0F, 0x8B, 0x61, 0x2F, 0xD0, 0x37, 0xA9, 0xC4, 0x18,
  ]

  private var hash = SHA1()

  init() { hash.update(Self.space) }

  /// The identifier of `bytes`.
  static func text(of bytes: [UInt8]) -> String {
    var identifier = ContentUUID()
    identifier.add(bytes)
    return identifier.text
  }

  /// Takes in more of what is identified.
  mutating func add(_ bytes: [UInt8]) { hash.update(bytes) }

  /// The identifier of all that was added, such as `c9a646d3-9c61-5cb7-bd3c-7e5b7a3b4c1d`.
  var text: String {
    var bytes = hash.finalize().prefix(16)
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let groups = [bytes[..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10...]]
    return groups.map(Hexadecimal.text).joined(separator: "-")
  }
}
