import SteleFile

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The variables that the program was started with, as texts like those of its arguments.
enum Environment {
  /// The value of the variable `name`; nil where it is not set, or empty.
  static subscript(name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let bytes = unsafe UnsafeRawBufferPointer(start: value, count: strlen(value))
    return bytes.isEmpty ? nil : unsafe BytePath(bytes: Array(bytes)).text
  }
}
