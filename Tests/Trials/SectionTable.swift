/// Where a container's header and section table have their fields, whatever they hold.
///
/// The format is described in SteleFile, whose own types refuse what a stranger may have written.
struct SectionTable {
  /// Sections, as the header says.
  let count: Int

  static let byteCountField = 16
  static let checksumField = 24..<32
  private static let headerByteCount = 64
  private static let entryByteCount = 128

  /// The table of a file; nil if it ends before its table does.
  init?(_ file: [UInt8]) {
    guard file.count >= Self.headerByteCount else { return nil }
    count = Int(file.integer(at: 12, as: UInt32.self))
    guard count > 0, Self.entry(count) <= file.count else { return nil }
  }

  /// Where the table ends.
  var end: Int { Self.entry(count) }

  private static func entry(_ index: Int) -> Int { headerByteCount + entryByteCount * index }

  static func offsetField(of index: Int) -> Int { entry(index) + 104 }
  static func sectionChecksumField(of index: Int) -> Int { entry(index) + 112 }

  /// Zeros to the next page.
  static func padding(behind end: Int) -> Int { (4096 - end % 4096) % 4096 }

  func name(of index: Int, in file: [UInt8]) -> String {
    let start = Self.entry(index)
    return String(decoding: file[start..<start + 64].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// The bytes that type and shape make, at most as many as the file has.
  func byteCount(of index: Int, in file: [UInt8]) -> Int {
    let entry = Self.entry(index)
    let sizes = [1, 1, 2, 2, 4, 4, 8, 8, 2, 4]
    let type = Int(file.integer(at: entry + 64, as: UInt32.self))
    var bytes = sizes.indices.contains(type - 1) ? sizes[type - 1] : 1
    let rank = min(file.integer(at: entry + 68, as: UInt32.self), 4)
    for dimension in 0..<Int(rank) {
      let size = file.integer(at: entry + 72 + 8 * dimension, as: UInt64.self)
      bytes = min(
        bytes.multipliedReportingOverflow(by: Int(clamping: size)).partialValue, file.count)
      bytes = max(bytes, 0)
    }
    return bytes
  }

  /// Where the section lies in `file`, as far as it does.
  func range(of index: Int, in file: [UInt8]) -> Range<Int> {
    let offset = file.integer(at: Self.offsetField(of: index), as: UInt64.self)
    let start = min(Int(clamping: offset), file.count)
    return start..<min(start + byteCount(of: index, in: file), file.count)
  }
}

extension [UInt8] {
  /// The number at `offset`, lowest byte first.
  func integer<Integer: FixedWidthInteger>(at offset: Int, as type: Integer.Type) -> Integer {
    self[offset..<offset + Integer.bitWidth / 8].reversed().reduce(0) { $0 << 8 | Integer($1) }
  }

  /// Writes `integer` at `offset`, lowest byte first.
  mutating func store(_ integer: some FixedWidthInteger, at offset: Int) {
    Swift.withUnsafeBytes(of: integer.littleEndian) { bytes in
      replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }
  }
}
