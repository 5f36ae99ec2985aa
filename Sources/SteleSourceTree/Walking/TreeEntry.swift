/// What git would make a blob of: a file or a symbolic link in a tree.
package struct TreeEntry: Sendable, Equatable {
  /// What git tells apart.
  package enum Kind: Sendable {
    case file
    /// A file that its owner may run.
    case executable
    /// A symbolic link, whose contents are the text of the link.
    case symlink
  }

  /// Where it lies in the tree; for a tree that is a single file, the file's name.
  package let path: TreePath
  /// What it is.
  package let kind: Kind
  /// The length of the contents in bytes when the walk came by.
  package let byteCount: Int
  /// The folder of the tree in which the innermost repository begins that it lies in; the tree's root
  /// where that repository begins there or above, and where there is none.
  package let repository: TreePath

  /// An entry of these values.
  package init(
    path: TreePath, kind: Kind, byteCount: Int, repository: TreePath = TreePath(bytes: [])
  ) {
    self.path = path
    self.kind = kind
    self.byteCount = byteCount
    self.repository = repository
  }
}

extension TreeEntry {
  /// The path from where the innermost repository begins, as far as that lies in the tree.
  package var pathInRepository: TreePath {
    path.below(repository).map { TreePath(bytes: Array($0)) } ?? path
  }
}
