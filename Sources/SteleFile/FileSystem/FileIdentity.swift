#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What makes a regular file the same one, by whatever path or descriptor it is reached.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  private init?(_ status: stat) {
    guard FileStatus.Kind(mode: status.st_mode) == .file else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// The regular file at `path`, or where links from there lead unless they are not to be followed; nil
  /// where there is none.
  public init?(of path: BytePath, followsLinks: Bool = true) {
    var status = stat()
    let result = path.withSystemPath { followsLinks ? stat($0, &status) : lstat($0, &status) }
    guard result == 0 else { return nil }
    self.init(status)
  }

  /// The file that standard output goes to; nil if it goes to none.
  public static var standardOutput: FileIdentity? { FileIdentity(ofDescriptor: STDOUT_FILENO) }

  /// The regular file that is open as `descriptor`; nil if it is a terminal, a pipe or closed.
  public init?(ofDescriptor descriptor: CInt) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }
}
