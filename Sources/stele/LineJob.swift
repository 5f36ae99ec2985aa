import SteleFile
import Synchronization

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

  /// Lines that are worked on together, and the number of the first, counted from 1.
  struct Group {
    var lines: [Line]
    var firstNumber: Int
  }

  /// Calls `body` with each group.
  func run(_ body: (Group) throws -> Void) throws {
    try run(preparing: { $0 }, body: { group, _ in try body(group) })
  }

  /// Calls `body` with each group and with what `prepare` made of it, while already the next group
  /// is read and prepared on another thread.
  func run<Prepared: Sendable>(
    preparing prepare: @escaping @Sendable (Group) -> Prepared,
    body: (Group, Prepared) throws -> Void
  ) throws {
    guard arguments.isEmpty else {
      let group = Group(lines: arguments.map { Line(content: BytePath($0).bytes) }, firstNumber: 1)
      return try body(group, prepare(group))
    }
    let state = Mutex((reader: LineReader(), number: 1))
    let groups = Ahead {
      try state.withLock { state -> (Group, Prepared)? in
        let lines = try state.reader.next(byteCount: Self.groupByteCount)
        if lines.isEmpty { return nil }
        defer { state.number += lines.count }
        let group = Group(lines: lines.map(Self.line), firstNumber: state.number)
        return (group, prepare(group))
      }
    }
    while let (group, prepared) = try groups.next() { try body(group, prepared) }
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
