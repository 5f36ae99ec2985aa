#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What lies at a path.
public struct FileStatus: Sendable, Equatable {
  /// The kinds that are told apart.
  public enum Kind: Sendable {
    case file
    case folder
    case symbolicLink
    /// A pipe, a socket or a device.
    case other

    init(mode: mode_t) {
      switch mode & S_IFMT {
      case S_IFREG: self = .file
      case S_IFDIR: self = .folder
      case S_IFLNK: self = .symbolicLink
      default: self = .other
      }
    }
  }

  /// What it is.
  public let kind: Kind
  /// Whether its owner may run it.
  public let isExecutable: Bool
  /// A file's length, or that of a symbolic link's text.
  public let byteCount: Int

  init(_ status: stat) {
    kind = Kind(mode: status.st_mode)
    isExecutable = status.st_mode & S_IXUSR != 0
    byteCount = Int(status.st_size)
  }

  /// Examines what lies at `path`, or where it leads if `followsLinks`.
  public init(of path: BytePath, followsLinks: Bool = false) throws(FileError) {
    var status = stat()
    let result = path.withSystemPath { followsLinks ? stat($0, &status) : lstat($0, &status) }
    guard result == 0 else { throw .cannotOpen(path: path.text, reason: .last) }
    self.init(status)
  }
}
