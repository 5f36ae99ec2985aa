import SteleHashing

/// Reads an index entry by entry.
struct GitIndexReader {
  private let bytes: [UInt8]
  private let hashByteCount: Int
  private var version: UInt32 = 0
  /// Where the next entry or extension begins.
  private(set) var offset = 0

  /// What is kept of an entry.
  struct Entry {
    /// Empty for one that a split index has anew, whose path stands in the shared index.
    var path: [UInt8]
    var kind: EntryKind
  }

  /// What an entry is about.
  enum EntryKind {
    /// A file or a symbolic link.
    case file
    /// A repository of its own.
    case module
    /// A folder that is not there.
    case folder
  }

  /// Times, place, mode, owner and length, before the hash.
  private static let statByteCount = 40
  private static let modeOffset = 24
  private static let extendedFlag: UInt16 = 0x4000
  /// What the flags say of paths of this length or more.
  private static let longPath: UInt16 = 0xFFF
  private static let folderMode: UInt32 = 0o040000
  private static let moduleMode: UInt32 = 0o160000

  init(_ bytes: [UInt8], hashByteCount: Int) {
    self.bytes = bytes
    self.hashByteCount = hashByteCount
  }

  /// Where the checksum at the end begins.
  private var end: Int { bytes.count - hashByteCount }

  private func damaged(_ reason: String) -> GitIndex.Failure {
    .damaged(offset: offset, reason: reason)
  }

  /// The big-endian number at `start`, which lies before the end.
  private func number<Number: FixedWidthInteger>(at start: Int, as type: Number.Type) -> Number {
    bytes[start..<start + MemoryLayout<Number>.size].reduce(0) { $0 << 8 | Number($1) }
  }

  private func require(_ count: Int) throws(GitIndex.Failure) {
    guard count <= end - offset else { throw damaged("the index ends too early") }
  }

  /// Checks what stands before the entries, and the checksum, and returns the number of entries.
  mutating func readHeader() throws(GitIndex.Failure) -> Int {
    try require(12)
    guard bytes.starts(with: "DIRC".utf8) else { throw damaged("this is no index") }
    version = number(at: 4, as: UInt32.self)
    guard (2...4).contains(version) else { throw .unsupported("version \(version)") }
    try checkDigest()
    let count = Int(number(at: 8, as: UInt32.self))
    offset = 12
    // Each takes this much at least, so that a count cannot ask for more than is there.
    guard count <= (end - offset) / (Self.statByteCount + hashByteCount + 2) else {
      throw damaged("\(count) entries do not fit")
    }
    return count
  }

  private func checkDigest() throws(GitIndex.Failure) {
    let expected = bytes[end...]
    // With index.skipHash git writes zeros.
    if expected.allSatisfy({ $0 == 0 }) { return }
    let contents = bytes[..<end]
    let isIntact =
      hashByteCount == 32
      ? SHA256.digest(of: contents).elementsEqual(expected)
      : SHA1.digest(of: contents).elementsEqual(expected)
    guard isIntact else { throw damaged("the checksum is another") }
  }

  /// The next entry, which comes after one with the path `previous`.
  mutating func readEntry(after previous: [UInt8]) throws(GitIndex.Failure) -> Entry {
    let start = offset
    var fixed = Self.statByteCount + hashByteCount + 2
    try require(fixed)
    let mode = number(at: start + Self.modeOffset, as: UInt32.self)
    let flags = number(at: start + fixed - 2, as: UInt16.self)
    if flags & Self.extendedFlag != 0 {
      guard version > 2 else { throw damaged("flags of a later version") }
      fixed += 2
      try require(fixed)
    }
    offset += fixed
    var path: [UInt8] = []
    if version == 4 {
      let removed = try readVariable()
      guard removed <= previous.count else { throw damaged("a path without its beginning") }
      path = Array(previous.dropLast(removed))
    }
    guard let zero = bytes[offset..<end].firstIndex(of: 0) else {
      throw damaged("a path without an end")
    }
    path += bytes[offset..<zero]
    let length = flags & Self.longPath
    guard length == Self.longPath || Int(length) == path.count else {
      throw damaged("a path of another length")
    }
    offset = zero + 1
    if version < 4 {
      // One to eight zeros fill the entry up to a multiple of eight bytes.
      offset = start + (zero - start + 8) / 8 * 8
      guard offset <= end else { throw damaged("the index ends too early") }
    }
    return Entry(path: path, kind: Self.kind(ofMode: mode))
  }

  private static func kind(ofMode mode: UInt32) -> EntryKind {
    switch mode {
    case folderMode: .folder
    case moduleMode: .module
    default: .file
    }
  }

  /// A number of seven bits a byte, highest first, in which each further byte adds one to those before.
  private mutating func readVariable() throws(GitIndex.Failure) -> Int {
    var value = 0
    for position in 0..<5 {
      try require(1)
      let byte = bytes[offset]
      offset += 1
      value = (position == 0 ? 0 : (value + 1) << 7) | Int(byte & 0x7F)
      if byte < 0x80 { return value }
    }
    throw damaged("a number that is too large")
  }

  /// Passes over the extensions that do not change what the entries mean, and returns what a split
  /// index links to.
  mutating func readExtensions() throws(GitIndex.Failure) -> SplitIndexLink? {
    var link: SplitIndexLink?
    while offset < end {
      try require(8)
      let name = String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
      let byteCount = Int(number(at: offset + 4, as: UInt32.self))
      offset += 8
      try require(byteCount)
      if name == "link" {
        link = SplitIndexLink(
          parsing: bytes[offset..<offset + byteCount], hashByteCount: hashByteCount)
        guard link != nil else { throw damaged("a link to a shared index that cannot be") }
      }
      offset += byteCount
      // Capitals mark what may be passed over; `sdir` says that there are entries of folders.
      let isOptional = name.utf8.first.map { (0x41...0x5A).contains($0) } ?? false
      guard isOptional || name == "sdir" || name == "link" else {
        throw .unsupported("the extension \(name)")
      }
    }
    return link
  }
}
