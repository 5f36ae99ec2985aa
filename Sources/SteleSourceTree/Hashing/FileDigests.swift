/// A hash of a file's contents.
public enum DigestKind: Sendable, CaseIterable {
  /// Git's hash: SHA-1 of `blob`, the length and the contents. The hexadecimal digits of `swh:1:cnt:`.
  case sha1Git
  /// SHA-1 of the contents.
  case sha1
  /// SHA-256 of the contents.
  case sha256

  /// Bytes of a digest.
  public var byteCount: Int { self == .sha256 ? 32 : 20 }
}

/// The length and the hashes of contents.
public struct FileDigests: Sendable, Hashable {
  /// The length of the contents in bytes.
  public let byteCount: Int
  private var digests: [DigestKind: [UInt8]] = [:]

  /// Contents of this length without hashes.
  public init(byteCount: Int) { self.byteCount = byteCount }

  /// The hash of this kind; nil if it was not asked for.
  public internal(set) subscript(kind: DigestKind) -> [UInt8]? {
    get { digests[kind] }
    set { digests[kind] = newValue }
  }
}

/// What reading a file once tells.
public struct HashedFile: Sendable {
  /// The file's own.
  public let digests: FileDigests
  /// Whether there is a zero among the first 8000 bytes, which is how git tells text from other files.
  public let isBinary: Bool
  /// Those of the same text with line feeds alone, then with carriage returns before all of these, but
  /// for what the text itself has.
  ///
  /// Empty where they were not asked for, where the file is no text, and where it has no line ends.
  public let twins: [FileDigests]
  /// The first 64 KiB, or all if there is less.
  public let head: [UInt8]
}
