/// A set of bytes, as patterns of paths write them in brackets.
struct ByteSet: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Adds `bytes`.
  mutating func insert(_ bytes: ClosedRange<UInt8>) {
    for byte in bytes {
      let bit: UInt64 = 1 << UInt64(byte % 64)
      switch byte / 64 {
      case 0: words.0 |= bit
      case 1: words.1 |= bit
      case 2: words.2 |= bit
      default: words.3 |= bit
      }
    }
  }

  /// Puts in what was out, and the other way round.
  mutating func negate() { words = (~words.0, ~words.1, ~words.2, ~words.3) }

  /// Whether `byte` is in the set.
  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte / 64 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return word >> UInt64(byte % 64) & 1 != 0
  }
}
