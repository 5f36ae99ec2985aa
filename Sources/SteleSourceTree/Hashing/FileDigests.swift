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
