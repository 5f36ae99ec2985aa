/// A pattern of paths, as files of annotations have them.
struct ReusePattern: Sendable {
  private enum Element: Sendable, Equatable {
    case byte(UInt8)
    /// One character, of however many bytes.
    case character
    /// Any number of bytes but slashes.
    case name
    /// Any number of bytes.
    case any
  }

  private var elements: [Element] = []

  /// A pattern of `REUSE.toml`: `*` is any part of a name, `**` anything, and a backslash takes the
  /// meaning from what follows.
  ///
  /// Step by step as the REUSE tool does it, so that files get the licences that it says: `**/` needs no
  /// slash, and what follows an escaped star may begin with any part of a name.
  init(toml pattern: some Collection<UInt8>) {
    var isEscaped = false
    var isGlobstar = false
    var previous: UInt8 = 0
    let star = UInt8(ascii: "*")
    let backslash = UInt8(ascii: "\\")
    for byte in pattern {
      switch byte {
      case backslash:
        if previous == backslash, isEscaped {
          isEscaped = false
          elements.append(.byte(backslash))
        } else {
          isEscaped = true
        }
      case star:
        if isEscaped {
          isEscaped = false
          elements.append(.byte(star))
        } else if previous == star, !isGlobstar {
          isGlobstar = true
          elements.append(.any)
        }
      default:
        let isSlash = byte == UInt8(ascii: "/")
        if previous == star, !isGlobstar { elements.append(.name) }
        if !isSlash || !isGlobstar { elements.append(.byte(byte)) }
        if !isSlash { isGlobstar = false }
        isEscaped = false
      }
      previous = byte
    }
    if previous == star, !isGlobstar { elements.append(.name) }
  }

  /// A pattern of `.reuse/dep5`: `*` is anything, `?` one character, and a backslash takes the meaning from
  /// these two and from itself; nil where it stands before something else.
  init?(dep5 pattern: some Collection<UInt8>) {
    var isEscaped = false
    for byte in pattern {
      if isEscaped {
        guard "\\?*".utf8.contains(byte) else { return nil }
        elements.append(.byte(byte))
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "*"): elements.append(.any)
      case UInt8(ascii: "?"): elements.append(.character)
      default: elements.append(.byte(byte))
      }
    }
    if isEscaped { return nil }
  }

  /// Whether all of `path` is as the pattern says.
  ///
  /// - Complexity: O(*n* · *m*) for *n* bytes and a pattern of *m*, and less where the pattern's beginning
  ///   does not match.
  func matches(_ path: [UInt8]) -> Bool {
    let fixed = elements.prefix { if case .byte = $0 { true } else { false } }
    guard fixed.count <= path.count,
      zip(fixed, path).allSatisfy({ $0 == .byte($1) })
    else { return false }
    // Whether the elements so far match the path up to each place.
    var reached = [Bool](repeating: false, count: path.count + 1)
    reached[fixed.count] = true
    for element in elements[fixed.count...] {
      reached = Self.step(element, from: reached, path)
    }
    return reached[path.count]
  }

  private static func step(_ element: Element, from reached: [Bool], _ path: [UInt8]) -> [Bool] {
    var next = [Bool](repeating: false, count: reached.count)
    switch element {
    case .byte(let byte):
      for index in path.indices where path[index] == byte { next[index + 1] = reached[index] }
    case .character:
      for index in path.indices where reached[index] {
        var end = index + 1
        while end < path.count, path[end] & 0xC0 == 0x80 { end += 1 }
        next[end] = true
      }
    case .name, .any:
      var isOpen = false
      for index in reached.indices {
        if element == .name, index > 0, path[index - 1] == UInt8(ascii: "/") { isOpen = false }
        isOpen = isOpen || reached[index]
        next[index] = isOpen
      }
    }
    return next
  }
}
