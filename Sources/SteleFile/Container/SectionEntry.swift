import SteleBase

/// One entry of the section table, 128 bytes.
///
/// | offset | bytes | field                                                       |
/// |-------:|------:|-------------------------------------------------------------|
/// |      0 |    64 | name: ASCII, padded with zeros                              |
/// |     64 |     4 | element type: see ``ElementType``                           |
/// |     68 |     4 | number of dimensions, 1 to 4                                |
/// |     72 |    32 | dimensions, outermost first; those that are not there are 0 |
/// |    104 |     8 | offset in bytes from the start of the file                  |
/// |    112 |     8 | XXH3 of the section's bytes                                 |
/// |    120 |     8 | zero                                                        |
enum SectionEntry {
  static let byteCount = 128
  static let longestName = 63

  /// Reads entry `index` of the table in `file`, whose header is known to be right.
  ///
  /// Never traps, whatever the bytes. Does not check where the section lies.
  static func read(
    _ index: Int, in file: RawSpan, path: String
  ) throws(FileError) -> Section {
    let start = Header.byteCount + index * byteCount
    let name = try name(at: start, in: file, path: path)
    func invalid(_ reason: String) -> FileError {
      .invalidSection(path: path, section: name, reason: reason)
    }
    let rawType = file.integer(at: start + 64, as: UInt32.self)
    guard let type = ElementType(rawValue: rawType) else {
      throw invalid("unknown element type \(rawType)")
    }
    let rank = Int(file.integer(at: start + 68, as: UInt32.self))
    guard (1...4).contains(rank) else { throw invalid("\(rank) dimensions; 1 to 4 are possible") }
    var shape: [Int] = []
    for dimension in 0..<rank {
      let size = file.integer(at: start + 72 + 8 * dimension, as: UInt64.self)
      guard let size = Int(exactly: size) else { throw invalid("dimension too large") }
      shape.append(size)
    }
    guard let length = sectionByteCount(type, shape) else {
      throw invalid("impossible shape \(shape)")
    }
    guard
      let offset = Int(exactly: file.integer(at: start + 104, as: UInt64.self)),
      offset <= file.byteCount, length <= file.byteCount - offset
    else { throw invalid("lies outside the file") }
    return Section(
      name: name, elementType: type, shape: shape, range: offset..<offset + length,
      checksum: file.integer(at: start + 112, as: UInt64.self))
  }

  private static func name(
    at start: Int, in file: RawSpan, path: String
  ) throws(FileError) -> String {
    var bytes: [UInt8] = []
    for offset in 0...longestName {
      let byte = file.integer(at: start + offset, as: UInt8.self)
      if byte == 0 { break }
      bytes.append(byte)
    }
    let name = String(decoding: bytes, as: UTF8.self)
    guard isValid(name: name) else {
      // Escaped: a stranger's control characters must not reach a terminal.
      throw .invalidSection(
        path: path, section: String(reflecting: name), reason: "impossible name")
    }
    return name
  }

  /// Whether `name` is 1 to 63 visible ASCII characters.
  static func isValid(name: String) -> Bool {
    (1...longestName).contains(name.utf8.count) && name.utf8.allSatisfy { (33...126).contains($0) }
  }

  /// The bytes of `section`'s entry.
  static func encoded(_ section: Section) -> [UInt8] {
    var bytes = Array(section.name.utf8)
    bytes += [UInt8](repeating: 0, count: 64 - bytes.count)
    bytes.appendLittleEndian(section.elementType.rawValue)
    bytes.appendLittleEndian(UInt32(section.shape.count))
    for dimension in 0..<4 {
      bytes.appendLittleEndian(
        UInt64(dimension < section.shape.count ? section.shape[dimension] : 0))
    }
    bytes.appendLittleEndian(UInt64(section.range.lowerBound))
    bytes.appendLittleEndian(section.checksum)
    bytes.appendLittleEndian(UInt64(0))
    return bytes
  }
}
