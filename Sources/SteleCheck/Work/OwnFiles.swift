import SteleFile

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The files that a check itself writes, and the corpus, which may lie in a tree that it checks.
///
/// A report grows while it would be hashed, a corpus may take minutes, and nobody asked about them.
struct OwnFiles: Sendable {
  private var places: Set<FilePath> = []
  private var standardOutput: (device: dev_t, inode: ino_t)?

  /// Only standard output, if that is a file.
  init() {
    var status = stat()
    if fstat(STDOUT_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      standardOutput = (status.st_dev, status.st_ino)
    }
  }

  /// Adds the file at `path`, and the one in which a new version of it grows.
  mutating func add(_ path: String) {
    let bytes = BytePath(path).bytes
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let folder = start == 0 ? "." : BytePath(bytes: Array(bytes[..<start])).text
    guard
      let place = PathResolution(path)?.real
        ?? PathResolution(folder)?.real.appending(bytes[start...])
    else { return }
    places.insert(place)
    places.insert(FilePath(bytes: place.bytes + Array(".partial".utf8)))
  }

  /// Whether there is none, so that no file has to be looked at.
  var isEmpty: Bool { places.isEmpty && standardOutput == nil }

  /// Whether the file at `place`, which has no link in it, is one of them.
  func contains(_ place: FilePath) -> Bool {
    if places.contains(place) { return true }
    guard let standardOutput, let status = PathResolution.status(of: place) else { return false }
    return status.st_dev == standardOutput.device && status.st_ino == standardOutput.inode
  }
}
