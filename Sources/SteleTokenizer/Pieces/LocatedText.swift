/// The text that token ids stand for, and the part that each of them has in it.
public struct LocatedText: Sendable, Hashable {
  /// In UTF-8.
  public var text: [UInt8]
  /// Each id's part of the text, in bytes.
  public var ranges: [Range<Int>]

  /// A text with one range for each of its ids.
  public init(text: [UInt8], ranges: [Range<Int>]) {
    self.text = text
    self.ranges = ranges
  }
}
