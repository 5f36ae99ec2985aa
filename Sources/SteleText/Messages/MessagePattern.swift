/// A message of ICU that depends on a number or a word:
/// `{count, plural, one {# dog} other {# dogs}}`, `{kind, select, …}` or
/// `{place, selectordinal, …}`, taken apart into the texts it chooses from.
///
/// The syntax is that of ICU's class MessagePattern: `offset:1`, selectors such as `=0` and
/// `other`, messages in messages, and apostrophes, which quote braces: `'{'`. A message that cannot
/// be read so is read once more with apostrophes that are only apostrophes, as Flutter writes them.
/// That there is a branch `other` is not asked.
public struct MessagePattern: Equatable, Sendable {
  /// Where the message lies, from brace to brace, in UTF-8 bytes from the start of the text.
  public var range: Range<Int>
  /// The texts that the message chooses from, one at least, in order and not overlapping.
  public var branches: [Branch]

  /// One of the texts that a message chooses from.
  public struct Branch: Equatable, Sendable {
    /// Where the text lies: all that is between its braces.
    public var text: Range<Int>
    /// Whether a `#` in the text stands for the number.
    ///
    /// Such a `#` is in no message or placeholder within the text. In a `select` it does so where
    /// the `select` lies in a `plural`, as in MessageFormat of JavaScript; ICU leaves that one
    /// alone.
    public var hasNumberSign: Bool
    /// The messages within the text, in order.
    public var messages: [MessagePattern]
  }

  /// How many messages may lie in each other, so that whoever follows them need not go deeper.
  public static let deepestNesting = 32

  /// Reads the message that fills `range` of `text`; nil if there is none, if it breaks ICU's
  /// syntax, or if messages in it nest deeper than ``deepestNesting``.
  ///
  /// Any bytes will do; time and memory are linear in their count.
  public init?(parsing text: [UInt8], in range: Range<Int>) {
    guard range.lowerBound >= 0, range.upperBound <= text.count else { return nil }
    let pattern = text.withUnsafeBufferPointer { Self.parsed($0, in: range) }
    guard let pattern else { return nil }
    self = pattern
  }

  init(range: Range<Int>, branches: [Branch]) {
    self.range = range
    self.branches = branches
  }

  static func parsed(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> MessagePattern? {
    MessageParser(text, in: range, quotes: true).parsed()
      ?? MessageParser(text, in: range, quotes: false).parsed()
  }
}
