import SteleFile

/// Why a tree, or something in it, cannot be read.
package enum TreeError: Error, Sendable, Equatable {
  /// There is nothing at the path, or the system refuses to read it.
  case cannotRead(path: String, reason: String)
  /// A pipe, a socket or a device.
  case notFileOrFolder(path: String)
  /// A file whose length changed while it was read: its hash would be that of no version of it.
  case changed(path: String)
  /// A file of rules or of git's own that is longer than any should be.
  case tooLarge(path: String, limit: Int)
  /// Git's index cannot be understood, so that ignored files which it tracks are not seen.
  case unreadableIndex(path: String, reason: String)
  /// A repository's metadata cannot be read, so that nobody knows what it tracks and ignores.
  case unreadableRepository(path: String, reason: String)
}

extension TreeError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  package var description: String { BytePath.shown(message) }

  private var message: String {
    switch self {
    case .cannotRead(let path, let reason):
      "\(path): cannot read: \(reason); give a path that this user may read"
    case .notFileOrFolder(let path):
      "\(path): neither a file nor a folder; give one of these"
    case .changed(let path):
      "\(path): the file's length changed while it was read; try again once nothing writes to it"
    case .tooLarge(let path, let limit):
      "\(path): has more than the \(limit) bytes it may have; make it smaller"
    case .unreadableIndex(let path, let reason):
      "\(path): \(reason); files that it tracks although they are ignored are not seen: move it "
        + "away, and let `git reset` write it again"
    case .unreadableRepository(let path, let reason):
      "\(path): \(reason); nothing in its folder counts as ignored: let `git submodule update "
        + "--init` or `git worktree repair` mend it, or move it away"
    }
  }

  /// The error of a tree that a file's error means.
  init(_ error: FileError) {
    switch error {
    case .cannotOpen(let path, let reason), .cannotRead(let path, let reason):
      self = .cannotRead(path: path, reason: reason.description)
    case .changed(let path): self = .changed(path: path)
    case .notRegularFile(let path): self = .notFileOrFolder(path: path)
    case .tooLarge(let path, _, let limit): self = .tooLarge(path: path, limit: limit)
    default: self = .cannotRead(path: "a file of the tree", reason: error.description)
    }
  }
}

/// Calls `body`, whose file errors become errors of the tree.
func reportingFileErrors<Result>(
  _ body: () throws(FileError) -> Result
) throws(TreeError) -> Result {
  do throws(FileError) { return try body() } catch { throw TreeError(error) }
}

/// The contents of a small file; nil where there is none.
func contentsIfPresent(of path: BytePath, limit: Int) throws(TreeError) -> [UInt8]? {
  do throws(FileError) { return try ForeignFile.contents(of: path, limit: limit) } catch {
    if case .cannotOpen(_, let reason) = error, reason.isAbsence { return nil }
    throw TreeError(error)
  }
}
