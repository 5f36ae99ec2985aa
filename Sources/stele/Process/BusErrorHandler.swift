#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Turns the signal for a file that was truncated while mapped into an error message.
enum BusErrorHandler {
  /// Replaces the default action, which is to die without a word.
  static func install() {
    signal(SIGBUS) { _ in
      // Only async-signal-safe calls, on bytes that need no allocation.
      let message: StaticString =
        "Error: a mapped file was truncated or became unreadable while in use; check it with `stele verify`, then run again\n"
      _ = unsafe write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
      _exit(1)
    }
  }
}
