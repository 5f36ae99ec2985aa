/// A hash of a file's contents.
package enum DigestKind: Sendable, CaseIterable {
  /// Git's hash: SHA-1 of `blob`, the length and the contents. The hexadecimal digits of `swh:1:cnt:`.
  case sha1Git
  /// SHA-1 of the contents.
  case sha1
  /// SHA-256 of the contents.
  case sha256

  /// Bytes of a digest.
  package var byteCount: Int { self == .sha256 ? 32 : 20 }
}
