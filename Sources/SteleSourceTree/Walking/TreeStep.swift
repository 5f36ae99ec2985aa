/// What a walk comes by.
package enum TreeStep: Sendable, Equatable {
  /// A file or a link that is seen.
  case entry(TreeEntry)
  /// A file or a link that rules leave out, or a folder with all that is in it.
  case ignored(TreePath)
}
