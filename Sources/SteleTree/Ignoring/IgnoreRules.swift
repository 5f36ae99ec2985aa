/// The rules of one `.gitignore` file, or of text like it.
///
/// All of git's syntax counts: negation, anchoring, `**`, folders alone, classes of characters,
/// escapes and trailing spaces. The case of letters counts too.
public struct IgnoreRules: Sendable {
  private let base: TreePath
  /// In the order in which they decide: the last line first.
  private let patterns: [IgnorePattern]

  /// Reads rules that hold below the folder `base`.
  ///
  /// Never traps, whatever the bytes. Lines that are no rule are passed over, as git does.
  public init(text: some Collection<UInt8>, base: TreePath) {
    self.base = base
    var bytes = Array(text)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    patterns = lines.reversed().compactMap { line in
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      return IgnorePattern(line: line.prefix { $0 != 0 })
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
  /// - Complexity: O(*n*) for *n* rules, times the length of the path for rules with wildcards.
  public func decision(path: TreePath, isFolder: Bool) -> Bool? {
    guard !patterns.isEmpty, let relative = path.below(base), !relative.isEmpty else { return nil }
    let name = path.name
    for pattern in patterns where pattern.matches(relative, name: name, isFolder: isFolder) {
      return !pattern.isNegated
    }
    return nil
  }
}
