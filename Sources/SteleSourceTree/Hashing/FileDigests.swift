/// The length and the hashes of contents.
package struct FileDigests: Sendable, Hashable {
  /// The length of the contents in bytes.
  package let byteCount: Int
  private var digests: [DigestKind: [UInt8]] = [:]

  /// Contents of this length without hashes.
  package init(byteCount: Int) { self.byteCount = byteCount }

  /// The hash of this kind; nil if it was not asked for.
  package internal(set) subscript(kind: DigestKind) -> [UInt8]? {
    get { digests[kind] }
    set { digests[kind] = newValue }
  }
}
