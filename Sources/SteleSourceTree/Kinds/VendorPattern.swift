/// A pattern of paths, such as `/node_modules/` or `/jquery[^.]*.js$`.
///
/// First comes where the pattern may begin: `^` at the start of the path, `/` at the start of any
/// part of it, `*` anywhere. Items follow: a character, a `[set]` or a `[^set]`, each with `?`, `*`,
/// `+` or nothing behind it. A `$` at the end asks for the path's end. Matching takes time in
/// proportion to the length of the path, whatever the path.
struct VendorPattern {
  enum Start: Character {
    case path = "^"
    case part = "/"
    case anywhere = "*"
  }

  let start: Start
  /// The bytes that every match begins with, compared before anything else.
  private let prefix: [UInt8]
  /// What follows the prefix.
  private let items: [Item]
  private let reachesEnd: Bool

  private struct Item {
    var bytes: ByteSet
    /// The only member of `bytes`, if there is one.
    var byte: UInt8?
    var isOptional = false
    var isRepeated = false
  }

  /// More items would not fit the bits of the states.
  static let maximumItemCount = 63

  /// Reads a pattern, or nil if the text is none.
  init?(_ text: some StringProtocol) {
    var rest = Array(text.utf8)[...]
    guard let first = text.first, let start = Start(rawValue: first) else { return nil }
    self.start = start
    rest.removeFirst()
    reachesEnd = rest.last == UInt8(ascii: "$")
    if reachesEnd { rest.removeLast() }
    var items: [Item] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard var item = items.popLast(), !item.isOptional, !item.isRepeated else { return nil }
        item.isOptional = byte != UInt8(ascii: "+")
        item.isRepeated = byte != UInt8(ascii: "?")
        items.append(item)
      case UInt8(ascii: "["):
        guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        items.append(Item(bytes: ByteSet(members: rest[..<end])))
        rest = rest[rest.index(after: end)...]
      default: items.append(Item(bytes: ByteSet(members: [byte]), byte: byte))
      }
    }
    guard (1...Self.maximumItemCount).contains(items.count) else { return nil }
    prefix = items.prefix { !$0.isOptional && !$0.isRepeated }.map(\.byte).prefix { $0 != nil }
      .compactMap(\.self)
    self.items = Array(items.dropFirst(prefix.count))
  }

  /// Whether a match may begin with `byte`; false only if none can.
  func canBegin(with byte: UInt8) -> Bool {
    if let first = prefix.first { return first == byte }
    for item in items {
      if item.bytes.contains(byte) { return true }
      guard item.isOptional else { return false }
    }
    return true
  }

  /// Whether the pattern matches `path` from the index `start` on.
  func matches(_ path: [UInt8], from start: Int) -> Bool {
    guard path.count - start >= prefix.count else { return false }
    for (offset, byte) in prefix.enumerated() where path[start + offset] != byte { return false }
    return itemsMatch(path, from: start + prefix.count)
  }

  private func itemsMatch(_ path: [UInt8], from start: Int) -> Bool {
    // Bit i is set if the items before i are matched.
    var states = withOptional(1)
    let accepted: UInt64 = 1 << UInt64(items.count)
    for byte in path[start...] {
      if !reachesEnd, states & accepted != 0 { return true }
      var next: UInt64 = 0
      for (index, item) in items.enumerated() where states >> UInt64(index) & 1 == 1 {
        guard item.bytes.contains(byte) else { continue }
        if item.isRepeated { next |= 1 << UInt64(index) }
        next |= 1 << UInt64(index + 1)
      }
      guard next != 0 else { return false }
      states = withOptional(next)
    }
    return states & accepted != 0
  }

  /// The states with those that optional items can be skipped to.
  private func withOptional(_ states: UInt64) -> UInt64 {
    var states = states
    for (index, item) in items.enumerated() where item.isOptional {
      if states >> UInt64(index) & 1 == 1 { states |= 1 << UInt64(index + 1) }
    }
    return states
  }
}

extension ByteSet {
  /// Single bytes and ranges such as `a-z`, without them if `^` comes first.
  fileprivate init(members: ArraySlice<UInt8>) {
    self.init()
    var rest = members
    let isNegated = rest.first == UInt8(ascii: "^")
    if isNegated { rest.removeFirst() }
    while let byte = rest.popFirst() {
      var last = byte
      if rest.count >= 2, rest.first == UInt8(ascii: "-") {
        rest.removeFirst()
        last = rest.removeFirst()
      }
      insert(byte...max(byte, last))
    }
    if isNegated { negate() }
  }
}
