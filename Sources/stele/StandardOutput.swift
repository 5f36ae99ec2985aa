import ArgumentParser
import SteleFile

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Output that cannot be written, such as to a full disk.
struct OutputError: Error, CustomStringConvertible {
  let description: String
}

/// A file whose contents are not what they should be.
struct InputError: Error, CustomStringConvertible {
  let description: String
}

/// Standard output and standard error, written whole or with an error.
enum StandardOutput {
  /// Writes `text` and a line feed.
  static func line(_ text: String) throws { try write(Array(text.utf8) + [UInt8(ascii: "\n")]) }

  /// Writes all of `bytes`.
  static func write(_ bytes: [UInt8]) throws {
    try write(bytes, to: STDOUT_FILENO)
  }

  /// Whether it is a terminal that shows colours, and the user does not mind.
  static var showsColors: Bool {
    func value(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    return isatty(STDOUT_FILENO) == 1 && value("NO_COLOR").isEmpty && value("TERM") != "dumb"
  }

  /// Writes a line of warning or of progress; what cannot be written there is no error.
  static func warn(_ text: String) {
    try? write(Array("\(text)\n".utf8), to: STDERR_FILENO)
  }

  private static func write(_ bytes: [UInt8], to descriptor: CInt) throws {
    if let reason = writeWhole(bytes, to: descriptor) {
      throw OutputError(description: "cannot write the output: \(reason)")
    }
  }
}
