import SteleFile

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The lines of a file, one by one.
struct FileLines {
  /// What messages call the file.
  let name: String
  private var reader: LineReader
  private var waiting: [InputLine] = []
  private var taken = 0
  /// Lines handed out so far.
  private(set) var number = 0

  /// Opens the file at `path`, or standard input for `-`.
  init(path: String) throws {
    guard path != "-" else {
      name = "standard input"
      reader = LineReader()
      return
    }
    name = path
    let descriptor = BytePath(path).withSystemPath { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw InputError(description: "\(path): \(String(cString: strerror(errno)))")
    }
    reader = LineReader(descriptor: descriptor)
  }

  /// Whether a line was read that was not handed out yet.
  var hasWaiting: Bool { taken < waiting.count }

  /// The next line, or nil at the end of the file.
  mutating func next() throws -> InputLine? {
    if !hasWaiting {
      waiting = try reader.next(byteCount: 1 << 17)
      taken = 0
      if waiting.isEmpty { return nil }
    }
    defer { taken += 1 }
    number += 1
    return waiting[taken]
  }
}
