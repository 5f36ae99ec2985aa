/// A file or a link of one of several trees.
public struct FoundFile: Sendable {
  /// The tree that it was found in.
  public let root: TreeRoot
  /// What was found.
  public let entry: TreeEntry
}
