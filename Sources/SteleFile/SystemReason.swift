#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the operating system said when a call failed.
public struct SystemReason: Sendable, Equatable, CustomStringConvertible {
  /// The value of `errno`.
  public let code: CInt

  /// Whether there is no such file.
  public var isNoSuchFile: Bool { code == ENOENT }

  /// The reason of the call that has just failed.
  static var last: SystemReason { SystemReason(code: errno) }

  /// Whether there is nothing at the path that was asked for.
  public var isAbsence: Bool { code == ENOENT || code == ENOTDIR }

  /// The system's own words, such as "No such file or directory".
  public var description: String { String(cString: strerror(code)) }
}
