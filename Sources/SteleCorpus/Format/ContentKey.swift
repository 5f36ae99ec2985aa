import SteleBase

/// A content hash of 20 or 32 bytes; its lane, which is kept beside it, says which.
///
/// Keys order as their bytes do.
public struct ContentKey: Hashable, Sendable {
  /// The bytes as big-endian numbers; a hash of 20 bytes ends in zeros.
  var words: (first: UInt64, second: UInt64, third: UInt64, fourth: UInt64)

  /// The hash of zeros.
  init() { words = (0, 0, 0, 0) }

  /// A key whose first bits are those of `prefix`, and all others zero.
  init(prefix: UInt64) { words = (prefix, 0, 0, 0) }

  /// The first 64 bits.
  var prefix: UInt64 { words.first }

  /// A hash of these bytes, 20 or 32.
  public init?(bytes: some Collection<UInt8>) { self.init(array: Array(bytes)) }

  // Not generic, for other modules call it for every file.
  private init?(array bytes: [UInt8]) {
    guard bytes.count == 20 || bytes.count == 32 else { return nil }
    self.init()
    var shift = 64
    var position = 0
    for byte in bytes {
      shift = shift == 0 ? 56 : shift - 8
      add(UInt64(byte) << shift, toWord: position / 8)
      position += 1
    }
  }

  /// A hash of 20 or 32 bytes, in hexadecimal digits of either case.
  public init?(hexadecimal digits: some Collection<UInt8>) {
    guard digits.count == 40 || digits.count == 64 else { return nil }
    self.init()
    var word: UInt64 = 0
    var position = 0
    for digit in digits {
      guard let value = digit.hexadecimalDigitValue else { return nil }
      word = word << 4 | UInt64(value)
      position += 1
      if position % 16 == 0 {
        add(word, toWord: position / 16 - 1)
        word = 0
      }
    }
    if position % 16 != 0 { add(word << 32, toWord: position / 16) }
  }

  private mutating func add(_ bits: UInt64, toWord index: Int) {
    switch index {
    case 0: words.first |= bits
    case 1: words.second |= bits
    case 2: words.third |= bits
    default: words.fourth |= bits
    }
  }

  private func word(_ index: Int) -> UInt64 {
    switch index {
    case 0: words.first
    case 1: words.second
    case 2: words.third
    default: words.fourth
    }
  }

  /// The byte at `index`, which is less than 32.
  func byte(_ index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: word(index / 8) >> (56 - 8 * (index % 8)))
  }

  /// The first `count` bytes, of 32.
  public func bytes(_ count: Int) -> [UInt8] {
    let ordered = (
      words.first.bigEndian, words.second.bigEndian, words.third.bigEndian, words.fourth.bigEndian
    )
    return withUnsafeBytes(of: ordered) { Array($0.prefix(count)) }
  }

  /// The first `byteCount` bytes as lower-case hexadecimal digits.
  public func hexadecimal(byteCount: Int) -> String {
    Hexadecimal.text(of: bytes(byteCount))
  }
}

extension ContentKey: Comparable {
  /// Whether the bytes are the same.
  public static func == (left: ContentKey, right: ContentKey) -> Bool { left.words == right.words }

  /// Whether the bytes of `left` come first.
  public static func < (left: ContentKey, right: ContentKey) -> Bool { left.words < right.words }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.first)
    hasher.combine(words.second)
    hasher.combine(words.third)
    hasher.combine(words.fourth)
  }
}
