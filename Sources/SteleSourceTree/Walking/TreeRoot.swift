package import SteleFile

/// A folder or a file that a walk starts at.
package struct TreeRoot: Sendable {
  /// The path as it was given.
  package let given: String
  /// Where it lies, without links.
  package let place: BytePath
  /// Whether it is a folder, so that it may have several files.
  package let isFolder: Bool

  /// What lies at `given`; nil where nothing does, or a link on the way leads nowhere.
  package init?(_ given: String) {
    let path = BytePath(given)
    guard let place = path.resolved, let status = try? FileStatus(of: place) else { return nil }
    self.given = given
    self.place = place
    isFolder = status.kind == .folder
  }

  /// Where what lies at `path` of the tree lies, without links.
  func place(of path: TreePath) -> BytePath {
    isFolder ? place.appending(path.bytes) : place
  }
}
