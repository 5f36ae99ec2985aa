/// A file or a link of one of several trees.
package struct FoundFile: Sendable {
  /// The tree that it was found in.
  package let root: TreeRoot
  /// What was found.
  package let entry: TreeEntry
}
