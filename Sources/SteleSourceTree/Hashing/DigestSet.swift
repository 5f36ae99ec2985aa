import SteleHashing

/// Hashes bytes in several ways at once.
struct DigestSet {
  private let byteCount: Int
  private var sha1Git: SHA1?
  private var sha1: SHA1?
  private var sha256: SHA256?

  /// Bytes that every hash takes while they are in the processor's cache.
  private static let pieceByteCount = 1 << 17

  /// Begins hashes of `byteCount` bytes.
  init(_ kinds: Set<DigestKind>, byteCount: Int) {
    self.byteCount = byteCount
    if kinds.contains(.sha1) { sha1 = SHA1() }
    if kinds.contains(.sha256) { sha256 = SHA256() }
    if kinds.contains(.sha1Git) {
      var hash = SHA1()
      hash.update(Array("blob \(byteCount)".utf8) + [0])
      sha1Git = hash
    }
  }

  /// Adds bytes.
  mutating func update(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      let piece = rest.prefix(Self.pieceByteCount)
      sha1Git?.update(piece)
      sha1?.update(piece)
      sha256?.update(piece)
      rest = rest.dropFirst(piece.count)
    }
  }

  /// The hashes of all bytes that were added.
  func finish() -> FileDigests {
    var digests = FileDigests(byteCount: byteCount)
    digests[.sha1Git] = sha1Git.map { $0.finalize() }
    digests[.sha1] = sha1.map { $0.finalize() }
    digests[.sha256] = sha256.map { $0.finalize() }
    return digests
  }
}
