import SteleFile

/// Files that whoever reads a tree writes or asks meanwhile, and that may lie in it.
///
/// A report grows while it would be hashed, and a corpus file that knew its own predecessor would be
/// another one each time it is made.
package struct OwnFiles: Sendable {
  private var places: Set<BytePath> = []
  private var standardOutput: FileIdentity?

  /// No files.
  package init() {}

  /// Adds the file at `path`, which need not be there yet, and the one in which a new version of it
  /// grows.
  package mutating func add(_ path: String) {
    let path = BytePath(path)
    guard let place = path.resolved ?? path.folder.resolved?.appending(path.name) else { return }
    places.insert(place)
    places.insert(BytePath(bytes: place.bytes + Array(".partial".utf8)))
  }

  /// Adds what standard output goes to, if that is a file.
  package mutating func addStandardOutput() {
    standardOutput = .standardOutput
  }

  /// Whether there is none, so that no file has to be looked at.
  var isEmpty: Bool { places.isEmpty && standardOutput == nil }

  /// Whether the file at `place`, which has no link in it, is one of them.
  func contains(_ place: BytePath) -> Bool {
    if places.contains(place) { return true }
    guard let standardOutput else { return false }
    return FileIdentity(of: place, followsLinks: false) == standardOutput
  }
}
