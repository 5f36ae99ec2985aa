/// Makes zip archives whose parts are not compressed, by the format's description (APPNOTE 6.3).
public enum StoredZip {
  /// An archive of parts with these names and bytes.
  public static func archive(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let name = Array(part.name.utf8)
      let common =
        number(20, 2) + number(0, 2) + number(0, 2) + number(0x5A21_8C40, 4)
        + number(checksum(of: part.bytes), 4) + number(UInt32(part.bytes.count), 4)
        + number(UInt32(part.bytes.count), 4) + number(UInt32(name.count), 2) + number(0, 2)
      directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common
      directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
      directory += number(UInt32(archive.count), 4) + name
      archive += [0x50, 0x4B, 3, 4] + common + name + part.bytes
    }
    let start = UInt32(archive.count)
    archive += directory
    archive += [0x50, 0x4B, 5, 6] + number(0, 4) + number(UInt32(parts.count), 2)
    archive += number(UInt32(parts.count), 2) + number(UInt32(directory.count), 4)
    return archive + number(start, 4) + number(0, 2)
  }

  private static func number(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  /// CRC-32 of IEEE 802.3, a bit at a time.
  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    var checksum: UInt32 = .max
    for byte in bytes {
      checksum ^= UInt32(byte)
      for _ in 0..<8 {
        checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1
      }
    }
    return ~checksum
  }
}
