/// How large documents may be.
enum DocumentLimits {
  /// Bytes of a document, and of all parts of a package that are expanded: 256 MiB.
  static let byteCount = 256 << 20
}
