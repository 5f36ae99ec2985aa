/// The blocks of a section that have a checksum each; see ``CheckedSection``.
enum SectionBlocks {
  /// Bytes of a block; the last one may have fewer.
  static let byteCount = 4096
}
