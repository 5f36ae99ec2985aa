/// A named stretch of a Stele file.
public struct Section: Sendable, Equatable {
  /// ASCII, 1 to 63 bytes, unique within the file.
  public let name: String
  /// The type of the elements.
  public let elementType: ElementType
  /// One to four dimensions, outermost first; none is zero.
  public let shape: [Int]
  /// Where the elements lie, in bytes from the start of the file; starts on a page.
  public let range: Range<Int>
  /// XXH3 (64 bits) of the section's bytes.
  public let checksum: UInt64
}
