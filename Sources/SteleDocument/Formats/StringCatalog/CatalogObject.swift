import SteleBase

/// An object of a JSON file: where it and its members lie.
struct CatalogObject: Sendable {
  struct Member: Sendable {
    /// The key, its escapes undone.
    var name: [UInt8]
    /// Where the key begins, with its quote.
    var start: Int
    /// Where the value lies.
    var value: Range<Int>
  }

  /// From brace to brace.
  var range: Range<Int>
  var members: [Member] = []

  /// The object that begins at `range`, whose bytes are one; nil for another value.
  init?(_ bytes: [UInt8], in range: Range<Int>) throws(JSONError) {
    guard bytes[range.lowerBound] == UInt8(ascii: "{") else { return nil }
    self.range = range
    var scanner = JSONScanner(bytes, in: range, maximumDepth: StringCatalog.maximumDepth)
    try scanner.open("{")
    if scanner.skipEnd("}") { return }
    repeat {
      _ = scanner.peek()
      let start = scanner.position
      let name = try Array(scanner.stringBytes())
      try scanner.expect(":")
      _ = scanner.peek()
      let valueStart = scanner.position
      try scanner.skipValue()
      members.append(Member(name: name, start: start, value: valueStart..<scanner.position))
    } while scanner.skip(",")
    try scanner.close("}")
  }

  /// The member with a name: the last of several.
  func member(_ name: StaticString) -> Member? { members.last { $0.name.isEqual(to: name) } }
}

/// How a JSON file is laid out.
struct CatalogStyle: Sendable {
  /// What ends a line and begins one at the outermost level; empty for a file of one line.
  private var lineEnd: [UInt8] = []
  /// What each level is indented by.
  private var indent: [UInt8] = []
  /// What stands between a key and its value.
  private(set) var colon: [UInt8] = Array(" : ".utf8)

  /// That of `bytes`, whose outermost object is `root`.
  init(of bytes: [UInt8], root: CatalogObject) {
    guard let first = root.members.first else { return }
    let space = bytes[(root.range.lowerBound + 1)..<first.start]
    if let end = space.lastIndex(of: 0x0A) {
      lineEnd = space.contains(0x0D) ? [0x0D, 0x0A] : [0x0A]
      indent = Array(space[(end + 1)...])
    }
    let keyEnd = bytes[first.start..<first.value.lowerBound].lastIndex(of: UInt8(ascii: "\""))
    if let keyEnd { colon = Array(bytes[(keyEnd + 1)..<first.value.lowerBound]) }
  }

  /// What begins a line at a level.
  func line(_ level: Int) -> [UInt8] {
    lineEnd.isEmpty ? [] : lineEnd + (0..<level).flatMap { _ in indent }
  }
}
