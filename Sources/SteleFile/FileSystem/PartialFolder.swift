#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The temporary folder in which the files of a new folder `target` are made.
///
/// Its name is fixed, `target` and `.partial`, so that what a killed writer left is found and taken away.
/// A lock keeps a second writer out. The target appears with all files in it, or not at all.
public final class PartialFolder {
  /// The temporary folder.
  public let path: String
  private let target: String
  private let descriptor: CInt
  private var isFinished = false

  /// Makes the temporary folder of `target`, which must be an empty folder, or not there.
  public init(target: String) throws(FileError) {
    var target = target
    while target.utf8.count > 1, target.hasSuffix("/") { target.removeLast() }
    self.target = target
    if let names = try Self.names(in: target), !names.isEmpty {
      throw .folderNotEmpty(path: target)
    }
    path = target + ".partial"
    descriptor = try UnfinishedFiles.begin(path) { [path] in
      Self.remove(path)
    } by: { [path, target] () throws(FileError) in
      try Self.makeLocked(path, target: target)
    }
    try Self.empty(path)
  }

  /// Makes or finds the folder at `path`, and locks it: until then it may be another writer's.
  private static func makeLocked(_ path: String, target: String) throws(FileError) -> CInt {
    let place = BytePath(path)
    guard place.withSystemPath({ mkdir($0, 0o777) }) == 0 || errno == EEXIST else {
      throw .cannotWrite(path: path, reason: .last)
    }
    let descriptor = place.withSystemPath {
      open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    }
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: .last) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .alreadyBeingWritten(path: target)
    }
    return descriptor
  }

  deinit {
    if !isFinished {
      UnfinishedFiles.end(path) { Self.remove(path) }
      close(descriptor)
    }
  }

  /// Where the file `name` is to be written.
  public func path(_ name: String) -> String { path + "/" + name }

  /// Gives the folder the target's name.
  public func replaceTarget() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: target, reason: .last) }
    try UnfinishedFiles.end(path) { () throws(FileError) in
      guard BytePath(path).takeName(BytePath(target)) else {
        throw .cannotWrite(path: target, reason: .last)
      }
    }
    isFinished = true
    close(descriptor)
  }

  /// The names in a folder; nil if there is none.
  private static func names(in folder: String) throws(FileError) -> [String]? {
    do throws(FileError) {
      return try FolderContents.entries(of: BytePath(folder), followsLinks: true)
        .map { BytePath(bytes: $0.name).text }
    } catch {
      if case .cannotOpen(_, let reason) = error, reason.isNoSuchFile { return nil }
      throw error
    }
  }

  /// Removes a folder and the files in it, as far as they can be.
  private static func remove(_ folder: String) {
    try? empty(folder)
    _ = BytePath(folder).withSystemPath { rmdir($0) }
  }

  /// Removes the files in a folder that a writer left.
  private static func empty(_ folder: String) throws(FileError) {
    for name in try names(in: folder) ?? [] {
      let path = folder + "/" + name
      guard BytePath(path).withSystemPath({ unlink($0) }) == 0 else {
        throw .cannotWrite(path: path, reason: .last)
      }
    }
  }
}
