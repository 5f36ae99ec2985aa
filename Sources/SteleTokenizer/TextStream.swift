/// Turns tokens into text as they come: the pieces together are what ``Tokenizer/text(of:)`` makes
/// of all tokens.
///
/// Spaces wait until something follows them, and bytes that begin a character until it is whole.
public struct TextStream: Sendable {
  private let tokenizer: Tokenizer
  /// Bytes that were not handed over yet.
  private var pending: [UInt8] = []
  private var hasBegun = false

  /// The beginning of a text.
  public init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  /// The text that `tokens` make certain, after those that came before.
  public mutating func append(_ tokens: [TokenID]) -> String {
    for token in tokens { tokenizer.appendText(of: token, to: &pending) }
    let space = UInt8(ascii: " ")
    if !hasBegun { pending = Array(pending.drop { $0 == space }) }
    guard let last = pending.lastIndex(where: { $0 != space }) else { return "" }
    hasBegun = true
    let count = Self.wholeCharacters(pending[...last])
    defer { pending.removeFirst(count) }
    return String(decoding: pending[..<count], as: UTF8.self)
  }

  /// The rest, after which nothing follows: a character that was left incomplete, if any.
  public mutating func finish() -> String {
    defer { pending = [] }
    let last = pending.lastIndex { $0 != UInt8(ascii: " ") }
    return String(decoding: pending[..<(last.map { $0 + 1 } ?? 0)], as: UTF8.self)
  }

  /// How many bytes come before a character at the end that more bytes may complete.
  ///
  /// Repairing what is not UTF-8 gives the same text in two parts as in one if the second begins
  /// with a byte that begins a character.
  private static func wholeCharacters(_ bytes: ArraySlice<UInt8>) -> Int {
    for (distance, byte) in bytes.reversed().prefix(3).enumerated() where byte & 0xC0 != 0x80 {
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return distance + 1 < length ? bytes.count - distance - 1 : bytes.count
    }
    return bytes.count
  }
}
