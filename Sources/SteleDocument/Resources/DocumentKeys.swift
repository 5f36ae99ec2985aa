/// Keys of a document that somebody chose, by name or by path.
///
/// `title` is every key of that name. `menu.file.open` is the key that lies so from the root, where a
/// `*` is any one key; lists on the way do not count, and keys may have full stops themselves. Several
/// may stand in one entry with commas between them, unless a key is called so.
struct DocumentKeys {
  private struct Pattern {
    var name: String
    /// The entry it was part of.
    var entry: Int
    /// Whether it is the whole of an entry that has commas.
    var isList = false
    var isFound = false
  }

  private var patterns: [Pattern] = []
  /// Patterns by what a key must be called.
  private var byName: [[UInt8]: [Int]] = [:]
  /// Patterns that are paths, in segments.
  private var paths: [(segments: [[UInt8]], pattern: Int)] = []

  init(_ entries: [String]) {
    for (entry, name) in entries.enumerated() {
      let parts = name.split(separator: ",").map(String.init)
      add(Pattern(name: name, entry: entry, isList: parts != [name]))
      if parts != [name] {
        for part in parts { add(Pattern(name: part, entry: entry)) }
      }
    }
  }

  private mutating func add(_ pattern: Pattern) {
    let name = Array(pattern.name.utf8)
    byName[name, default: []].append(patterns.count)
    let segments = Self.segments(of: name)
    if segments.count > 1 || segments == [Self.anyKey] { paths.append((segments, patterns.count)) }
    patterns.append(pattern)
  }

  /// Whether no key was chosen.
  var isEmpty: Bool { patterns.isEmpty }

  /// Whether where keys lie matters.
  var hasPaths: Bool { !paths.isEmpty }

  /// Whether `key`, at `path` with its own segments at the end, is one of them.
  mutating func match(_ key: [UInt8], at path: [[UInt8]]) -> Bool {
    var isFound = false
    for index in byName[key] ?? [] {
      patterns[index].isFound = true
      isFound = true
    }
    for (segments, index) in paths where Self.matches(segments, path) {
      patterns[index].isFound = true
      isFound = true
    }
    return isFound
  }

  private static func matches(_ pattern: [[UInt8]], _ path: [[UInt8]]) -> Bool {
    pattern.count == path.count && zip(pattern, path).allSatisfy { $0 == anyKey || $0 == $1 }
  }

  /// What was chosen but is nowhere.
  var unknown: [String] {
    let lists = Set(patterns.filter { $0.isList && $0.isFound }.map(\.entry))
    return patterns.filter { !$0.isFound && !$0.isList && !lists.contains($0.entry) }.map(\.name)
  }

  /// The segments of a key or path.
  static func segments(of key: [UInt8]) -> [[UInt8]] {
    key.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { Array($0) }
  }

  private static let anyKey = [UInt8(ascii: "*")]
}
