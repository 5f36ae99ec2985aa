/// What git would make a blob of: a file or a symbolic link in a tree.
public struct TreeEntry: Sendable, Equatable {
  /// What git tells apart.
  public enum Kind: Sendable {
    case file
    /// A file that its owner may run.
    case executable
    /// A symbolic link, whose contents are the text of the link.
    case symlink
  }

  /// Where it lies in the tree; for a tree that is a single file, the file's name.
  public let path: TreePath
  /// What it is.
  public let kind: Kind
  /// The length of the contents in bytes when the walk came by.
  public let byteCount: Int

  /// An entry of these values.
  public init(path: TreePath, kind: Kind, byteCount: Int) {
    self.path = path
    self.kind = kind
    self.byteCount = byteCount
  }
}
