import SteleFile
import SteleSourceTree

/// The files of a tree that are about to be written, and may lie there from the last time.
///
/// A corpus file that knew its own predecessor would be another one each time it is made.
struct TreeOutput: Sendable {
  private let root: BytePath?
  private let places: Set<BytePath>

  /// The corpus file at `output`, if any, and what lies beside it, in the tree at `root`.
  init(_ output: String?, root: String) {
    self.root = BytePath(root).resolved
    var places: Set<BytePath> = []
    for path in output.map({ [$0, $0 + ".partial", OptOutOverlay.path(of: $0)] }) ?? [] {
      if let place = BytePath(path).resolved { places.insert(place) }
    }
    self.places = places
  }

  /// Whether the file at `path` of the tree is one of them.
  func contains(_ path: TreePath) -> Bool {
    guard let root, !places.isEmpty else { return false }
    return places.contains(root.appending(path.bytes))
  }
}
