#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The limit on the size of files that a process may have been started with (`ulimit -f`).
enum FileSizeLimit {
  /// Lets writing beyond the limit fail, with the file's name and the reason, instead of ending the
  /// process by a signal.
  static func reportAsError() { signal(SIGXFSZ, SIG_IGN) }
}
