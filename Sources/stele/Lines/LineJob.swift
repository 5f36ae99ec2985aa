import SteleFile
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Feeds a command's sentences to it in groups, from its arguments or from standard input.
struct LineJob {
  /// Sentences given as arguments; standard input is read where there are none.
  let arguments: [String]
  /// What to do with lines that are not UTF-8.
  var invalidText = InvalidTextChoice.replace

  /// Bytes of text that are read and prepared together.
  private static let groupByteCount = 1 << 18

  /// Lines that are worked on together, and the number of the first, counted from 1.
  struct Group {
    var lines: [InputLine]
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
    var warnings = LimitedWarnings()
    defer { warnings.close() }
    guard arguments.isEmpty else {
      let group = judged(Group(lines: argumentLines, firstNumber: 1))
      warn(of: group, &warnings)
      return try body(group, prepare(group))
    }
    if isatty(STDIN_FILENO) == 1 { StandardOutput.warn("Type lines of text; Ctrl-D ends") }
    let state = Mutex((reader: LineReader(), number: 1))
    let groups = Ahead {
      try state.withLock { state -> (Group, Prepared)? in
        let lines = try state.reader.next(byteCount: Self.groupByteCount)
        if lines.isEmpty { return nil }
        defer { state.number += lines.count }
        let group = judged(Group(lines: lines, firstNumber: state.number))
        return (group, prepare(group))
      }
    }
    while let (group, prepared) = try groups.next() {
      warn(of: group, &warnings)
      try body(group, prepared)
    }
  }

  /// The lines of all arguments: one that is pasted may have several.
  private var argumentLines: [InputLine] {
    arguments.flatMap { argument in
      var lines = BytePath(argument).bytes.split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
      return lines.map { InputLine(content: Array($0)) }
    }
  }

  /// With errors for lines that are not UTF-8, if they are to be errors.
  private func judged(_ group: Group) -> Group {
    guard invalidText == .error else { return group }
    var group = group
    for index in group.lines.indices {
      guard let problem = group.lines[index].invalid else { continue }
      group.lines[index] = InputLine(error: problem)
    }
    return group
  }

  private func warn(of group: Group, _ warnings: inout LimitedWarnings) {
    for (offset, line) in group.lines.enumerated() {
      guard let problem = line.invalid else { continue }
      warnings.warn("line \(group.firstNumber + offset): \(problem)")
    }
  }
}
