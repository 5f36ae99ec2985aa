import SteleBase

/// The rules of one `.gitignore` file, or of text like it.
///
/// All of git's syntax counts: negation, anchoring, `**`, folders alone, classes of characters,
/// escapes and trailing spaces.
package struct IgnoreRules: Sendable {
  private let base: TreePath
  /// Whether patterns and paths are compared with small letters alone.
  private let ignoresCase: Bool
  /// In the order in which they decide: the last line first.
  private let patterns: [IgnorePattern]
  // Places of patterns by what they need; most are about one name or one extension, so that a path is
  // compared with few.
  private var byName: [ArraySlice<UInt8>: [Int]] = [:]
  private var byExtension: [ArraySlice<UInt8>: [Int]] = [:]
  private var others: [Int] = []

  /// Reads rules that hold below the folder `base`.
  ///
  /// Never traps, whatever the bytes. Lines that are no rule are passed over, as git does. The case of
  /// ASCII letters counts unless `ignoresCase`, git's setting `core.ignorecase`.
  package init(text: some Collection<UInt8>, base: TreePath, ignoresCase: Bool = false) {
    self.base = ignoresCase ? base.withoutCase : base
    self.ignoresCase = ignoresCase
    let bytes = ByteOrderMark.skipped(Array(text))
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    patterns = lines.reversed().compactMap { line in
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      return IgnorePattern(line: line.prefix { $0 != 0 }, ignoresCase: ignoresCase)
    }
    for (index, pattern) in patterns.enumerated() {
      switch pattern.key {
      case .name(let name): byName[name[...], default: []].append(index)
      case .fileExtension(let end): byExtension[end[...], default: []].append(index)
      case .any: others.append(index)
      }
    }
  }

  /// Whether there is no rule.
  var isEmpty: Bool { patterns.isEmpty }

  /// What the rules say of `path` itself: true if it is ignored, false if it is let through, nil if no
  /// rule is about it.
  ///
  /// Whoever asks must have asked about the folders above: what lies in an ignored folder is ignored,
  /// whatever rules say of it.
  ///
  /// - Complexity: O(*n*) for *n* rules that are not about a name or an extension, times the length of
  ///   the path.
  package func decision(path: TreePath, isFolder: Bool) -> Bool? {
    guard !patterns.isEmpty else { return nil }
    let path = ignoresCase ? path.withoutCase : path
    guard let relative = path.below(base), !relative.isEmpty else { return nil }
    let name = path.name
    var first = patterns.count
    func look(among places: [Int]?) {
      for place in places ?? [] {
        if place >= first { return }
        if patterns[place].matches(relative, name: name, isFolder: isFolder) { first = place }
      }
    }
    if !byName.isEmpty { look(among: byName[name]) }
    if !byExtension.isEmpty, let stop = name.lastIndex(of: UInt8(ascii: ".")) {
      look(among: byExtension[name[(stop + 1)...]])
    }
    look(among: others)
    return first < patterns.count ? !patterns[first].isNegated : nil
  }
}
