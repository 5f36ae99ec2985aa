#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where files lie that nobody misses.
enum TemporaryFolder {
  /// The folder that TMPDIR names, or else the system's.
  static var path: String {
    guard let value = unsafe getenv("TMPDIR") else { return "/tmp" }
    let text = unsafe String(cString: value)
    return text.isEmpty ? "/tmp" : text
  }
}
