/// The three bytes that programs of Windows put before UTF-8 text, and that are no part of it.
package enum ByteOrderMark {
  private static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The mark's length.
  package static let byteCount = bytes.count

  /// `text` without the mark that it may begin with.
  package static func skipped<Text: Collection<UInt8>>(_ text: Text) -> Text.SubSequence {
    text.starts(with: bytes) ? text.dropFirst(bytes.count) : text[...]
  }
}
