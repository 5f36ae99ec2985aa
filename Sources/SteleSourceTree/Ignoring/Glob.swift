import SteleBase

/// A pattern for paths with git's wildcards, matched without ever trying again.
///
/// `*` and `?` stand for bytes other than a slash, `[…]` for one of a set, `**` between slashes for any
/// number of folders, and a backslash takes the next byte for itself. All places in the pattern that
/// the path's beginning may have led to are followed at once, so that no pattern, however made, takes
/// more than its length times the path's.
struct Glob: Sendable {
  private enum Token {
    case byte(UInt8)
    case anyByte
    case set(ByteSet)
    /// Any bytes but slashes.
    case star
    /// Any bytes.
    case starStar
    /// Nothing, or what the next two tokens mean: any bytes and a slash.
    case optionalFolders
  }

  private let tokens: [Token]

  /// Longer patterns match nothing: paths end long before.
  static let maximumByteCount = 4096

  /// Reads a pattern; nil if it is malformed, which matches nothing.
  ///
  /// It is for texts with small letters alone if `ignoresCase`.
  init?(_ pattern: ArraySlice<UInt8>, ignoresCase: Bool = false) {
    guard pattern.count <= Self.maximumByteCount else { return nil }
    var tokens: [Token] = []
    var rest = pattern
    var previous: UInt8?
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"):
        let isStart = previous == nil || previous == TreePath.slash
        Self.readStars(&rest, isStart: isStart, into: &tokens)
      case UInt8(ascii: "?"): tokens.append(.anyByte)
      case UInt8(ascii: "["):
        guard let set = ByteSet(reading: &rest, ignoresCase: ignoresCase) else { return nil }
        tokens.append(.set(set))
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        tokens.append(.byte(escaped))
      default: tokens.append(.byte(ignoresCase ? byte.asciiLowercased : byte))
      }
      previous = rest.startIndex > pattern.startIndex ? pattern[rest.startIndex - 1] : nil
    }
    self.tokens = tokens
  }

  /// Reads what follows an asterisk.
  ///
  /// Two or more are special only as all that stands between slashes.
  private static func readStars(
    _ rest: inout ArraySlice<UInt8>, isStart: Bool, into tokens: inout [Token]
  ) {
    let more = rest.prefix { $0 == UInt8(ascii: "*") }
    rest = rest.dropFirst(more.count)
    let isEnd =
      rest.isEmpty || rest.first == TreePath.slash
      || rest.starts(with: [UInt8(ascii: "\\"), TreePath.slash])
    guard !more.isEmpty, isStart, isEnd else {
      tokens.append(.star)
      return
    }
    if rest.first == TreePath.slash { tokens.append(.optionalFolders) }
    tokens.append(.starStar)
  }

  /// Whether the pattern stands for all of `text`.
  func matches(_ text: ArraySlice<UInt8>) -> Bool {
    var active = PlaceSet(count: tokens.count + 1)
    enter(0, &active)
    for byte in text {
      var next = PlaceSet(count: tokens.count + 1)
      active.visit { place in
        guard place < tokens.count else { return }
        switch tokens[place] {
        case .byte(let expected): if byte == expected { enter(place + 1, &next) }
        case .anyByte: if byte != TreePath.slash { enter(place + 1, &next) }
        case .set(let set):
          if byte != TreePath.slash, set.contains(byte) { enter(place + 1, &next) }
        case .star: if byte != TreePath.slash { enter(place, &next) }
        case .starStar: enter(place, &next)
        case .optionalFolders: break
        }
      }
      if next.isEmpty { return false }
      active = next
    }
    return active.contains(tokens.count)
  }

  /// Adds `place`, and those that can be reached from it with no byte.
  private func enter(_ place: Int, _ places: inout PlaceSet) {
    var place = place
    while places.insert(place), place < tokens.count {
      switch tokens[place] {
      case .byte, .anyByte, .set: return
      case .star, .starStar: place += 1
      case .optionalFolders:
        enter(place + 3, &places)
        place += 1
      }
    }
  }
}

/// A set of places in a pattern.
private struct PlaceSet {
  /// The first 64 places, which are all of nearly every pattern: these take no memory of their own.
  private var first: UInt64 = 0
  private var others: [UInt64]
  private(set) var isEmpty = true

  init(count: Int) { others = [UInt64](repeating: 0, count: (count - 1) / 64) }

  func contains(_ place: Int) -> Bool {
    (place < 64 ? first : others[place / 64 - 1]) >> UInt64(place % 64) & 1 != 0
  }

  /// Adds `place`; false if it was there.
  mutating func insert(_ place: Int) -> Bool {
    if contains(place) { return false }
    let bit: UInt64 = 1 << UInt64(place % 64)
    if place < 64 { first |= bit } else { others[place / 64 - 1] |= bit }
    isEmpty = false
    return true
  }

  func visit(_ body: (Int) -> Void) {
    Self.visit(first, from: 0, body)
    for (index, word) in others.enumerated() { Self.visit(word, from: (index + 1) * 64, body) }
  }

  private static func visit(_ word: UInt64, from start: Int, _ body: (Int) -> Void) {
    var bits = word
    while bits != 0 {
      body(start + bits.trailingZeroBitCount)
      bits &= bits - 1
    }
  }
}
