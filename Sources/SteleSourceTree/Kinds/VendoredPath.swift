/// Tells paths of code that others wrote and that was copied into a repository.
package enum VendoredPath {
  /// What the rules come from.
  package static let source = VendoredPathText.source

  /// Whether the file at `path` is such code, by Linguist's rules: `node_modules/`, `jquery.js` and
  /// so on.
  ///
  /// The path is taken from the repository's root, with a slash at its start or without: rules such
  /// as `^deps/` look at the root. The dataset's own column looked at file names alone, so that no
  /// rule about folders ever applied.
  ///
  /// - Complexity: O(*n*) for a path of *n* bytes, times the rules that begin as its parts do.
  package static func isVendored(_ path: String) -> Bool {
    patterns.matches(patternBytes(of: path))
  }

  static let patterns = VendorPatternSet(lines: VendoredPathText.text)
}
