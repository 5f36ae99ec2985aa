/// What a walk leaves out.
package struct TreeWalkOptions: Sendable {
  /// Whether to leave out what git ignores and does not track; outside of repositories it ignores
  /// nothing.
  package var followsGitIgnore = true
  /// Where the settings lie that hold in all repositories; nil for those of whoever runs the program.
  package var userSettings: GitUserSettings?
  /// Further rules, the last ones first in effect, whose bases count from the tree's root.
  ///
  /// They come before those of any `.gitignore`; what they ignore is left out even if git tracks it.
  package var ignoreRules: [IgnoreRules] = []

  /// Leaves out what git ignores.
  package init() {}
}
