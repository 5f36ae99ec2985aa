import SteleFile

/// Keeps files that decide on the outcome out of the hands of those whose tree is checked.
///
/// Who writes a tree could accept its findings in a baseline, or ignore its files.
package struct TrustBoundary: Sendable {
  private let roots: [(given: String, real: BytePath)]

  /// A boundary around the trees at `roots`.
  package init(roots: [String]) {
    self.roots = roots.compactMap { root in
      PathResolution(root).map { (root, $0.real) }
    }
  }

  /// Throws if `path`, given with `option`, leads into a tree, or if a link in a tree is on the way to it.
  ///
  /// Mere folders of a tree may be on the way: `../policy` leads out of the tree `.` whatever is in it.
  package func check(_ path: String, option: String) throws(CheckError) {
    // What is not there cannot be read either; reading it says so.
    guard let resolution = PathResolution(path) else { return }
    for place in resolution.links + [resolution.real] {
      for root in roots where place.isBelow(root.real) {
        throw .insideTree(path: path, option: option, root: root.given)
      }
    }
  }
}
