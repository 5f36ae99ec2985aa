/// Feeds a command's sentences to it in groups, from its arguments or from standard input.
struct LineJob {
  /// Sentences given as arguments; standard input is read where there are none.
  let arguments: [String]

  /// Bytes of text that are worked on together: enough for full batches, little enough to hold.
  private static let groupByteCount = 1 << 18

  /// One line, or what is wrong with it.
  struct Line {
    /// The line's bytes; none where it was too long to be kept.
    var content: [UInt8]
    /// Why there is no content.
    var error: String?
  }

  /// Calls `body` with each group and with the number of its first line, counted from 1.
  func run(_ body: ([Line], Int) throws -> Void) throws {
    guard arguments.isEmpty else {
      return try body(arguments.map { Line(content: Array($0.utf8)) }, 1)
    }
    var reader = LineReader()
    var number = 1
    while true {
      let lines = try reader.next(byteCount: Self.groupByteCount)
      if lines.isEmpty { return }
      try body(lines.map(Self.line), number)
      number += lines.count
    }
  }

  private static func line(_ line: LineReader.Line) -> Line {
    switch line {
    case .bytes(let bytes): Line(content: bytes)
    case .tooLong(let byteCount):
      Line(
        content: [],
        error: "the line has \(byteCount) bytes, of which no more than \(LineReader.longestLine) "
          + "are read; split it into sentences")
    }
  }
}
