#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Reads lines of bytes from a file or pipe in groups, without ever holding more than a group.
///
/// A line ends at LF alone; the last one may lack it.
struct LineReader {
  private let descriptor: CInt
  private var current: [UInt8] = []
  private var currentByteCount = 0
  private var isAtEnd = false
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// Reads from an open file descriptor.
  init(descriptor: CInt = STDIN_FILENO) {
    self.descriptor = descriptor
  }

  /// The next group of lines, empty at the end.
  ///
  /// It holds what is there now, at least one line and about `byteCount` bytes at most.
  /// A slow writer is so answered line by line, a fast one in groups worth batching.
  mutating func next(byteCount: Int) throws -> [InputLine] {
    var lines: [InputLine] = []
    var total = 0
    while !isAtEnd, lines.isEmpty || (total < byteCount && hasMore()) {
      let count = try fill()
      if count == 0 {
        isAtEnd = true
        if currentByteCount > 0 { lines.append(takeLine()) }
        break
      }
      total += count
      for piece in buffer[..<count].split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
      ).enumerated() {
        if piece.offset > 0 { lines.append(takeLine()) }
        append(piece.element)
      }
    }
    return lines
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    currentByteCount += bytes.count
    if currentByteCount <= InputLine.longest {
      current += bytes
    } else {
      current = []
    }
  }

  private mutating func takeLine() -> InputLine {
    defer {
      current = []
      currentByteCount = 0
    }
    return currentByteCount > InputLine.longest
      ? InputLine(tooLong: currentByteCount) : InputLine(content: current)
  }

  private mutating func fill() throws -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw InputError(
          description: "cannot read standard input: \(String(cString: strerror(errno)))")
      }
    }
  }

  private func hasMore() -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&request, 1, 0) > 0
  }
}
