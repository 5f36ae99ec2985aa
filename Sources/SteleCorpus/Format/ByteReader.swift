import SteleBase
import SteleFile

/// Reads the bytes of a patch's section, or such as are written alike, one after another; never traps, whatever they are.
struct ByteReader {
  private let path: String
  private let section: String
  private let bytes: Source
  private var position = 0

  /// The section `name` of a patch, whose checksum the caller has verified.
  init(_ name: String, in container: Container) throws(CorpusError) {
    path = container.file.path
    section = name
    let array = try reportingFileErrors { () throws(FileError) in
      try container.array(named: name, of: UInt8.self, elementType: .uint8)
    }
    bytes = .mapped(array)
  }

  /// Bytes that were written beside `path`.
  init(spooled bytes: [UInt8], beside path: String) {
    self.path = path
    section = "temporary"
    self.bytes = .memory(bytes)
  }

  private enum Source {
    case mapped(MappedArray<UInt8>)
    case memory([UInt8])

    var count: Int {
      switch self {
      case .mapped(let bytes): bytes.count
      case .memory(let bytes): bytes.count
      }
    }

    subscript(range: Range<Int>) -> [UInt8] {
      switch self {
      case .mapped(let bytes): Array(bytes[slice: range])
      case .memory(let bytes): Array(bytes[range])
      }
    }
  }

  func failure(_ reason: String) -> CorpusError {
    .damagedSection(path: path, section: section, reason: "\(reason) at byte \(position)")
  }

  mutating func byte() throws(CorpusError) -> UInt8 {
    guard position < bytes.count else { throw failure("ends early") }
    defer { position += 1 }
    switch bytes {
    case .mapped(let bytes): return bytes[position]
    case .memory(let bytes): return bytes[position]
    }
  }

  private mutating func take(_ count: Int) throws(CorpusError) -> [UInt8] {
    guard count <= bytes.count - position else { throw failure("ends early") }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func number() throws(CorpusError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0 as UInt64, through: 63, by: 7) {
      let byte = try byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw failure("a number of more than 64 bits")
  }

  /// A number of things, each of which takes a byte at least.
  mutating func count() throws(CorpusError) -> Int {
    let value = try number()
    guard value <= bytes.count else { throw failure("an impossible number") }
    return Int(value)
  }

  mutating func text() throws(CorpusError) -> String {
    let count = try count()
    guard count <= RowLimits.longestRecord,
      let text = String(validating: try take(count), as: UTF8.self)
    else { throw failure("a text that is too long or not UTF-8") }
    return text
  }

  mutating func key(byteCount: Int) throws(CorpusError) -> ContentKey {
    byteCount == 8
      ? ContentKey(prefix: try take(8).bigEndian(at: 0, as: UInt64.self))
      : try take(byteCount).key(at: 0, byteCount: byteCount)
  }

  /// A number of 8 bytes, lowest first.
  mutating func integer() throws(CorpusError) -> Int64 {
    try take(8).littleEndian(at: 0, as: Int64.self)
  }
}
