/// Counts lines up to places that ascend, so that all of them together take one pass.
///
/// A line ends at LF.
struct LineCounter {
  private let bytes: [UInt8]
  private var position = 0
  private var lineStart = 0
  private var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line, from 1, of the byte at `offset`.
  ///
  /// Going back starts over.
  mutating func line(at offset: Int) -> Int {
    if offset < position { self = LineCounter(bytes) }
    while position < min(offset, bytes.count) {
      if bytes[position] == UInt8(ascii: "\n") {
        line += 1
        lineStart = position + 1
      }
      position += 1
    }
    return line
  }

  /// The line and the byte in it, both from 1, of the byte at `offset`.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var counter = LineCounter(bytes)
    let line = counter.line(at: offset)
    return (line, min(offset, bytes.count) - counter.lineStart + 1)
  }
}

extension DocumentError {
  /// The error that `bytes` break a rule of `format` at `offset`.
  static func malformed(
    _ format: DocumentFormat, at offset: Int, of bytes: [UInt8], _ reason: String
  ) -> DocumentError {
    let place = LineCounter.place(of: offset, in: bytes)
    return .malformed(format, line: place.line, column: place.column, reason: reason)
  }
}
