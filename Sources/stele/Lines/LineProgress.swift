import SteleBase
import SteleCorpus
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How far the lines of standard input are translated: for a progress bar, and for who is
/// interrupted.
struct LineProgress {
  /// Shared with the thread that answers interruptions.
  private final class Counter: Sendable {
    let lines = Atomic<Int>(0)
  }

  private let counter = Counter()
  /// Whether there is an input to go on with.
  private let isFed: Bool
  /// Bytes of input, where that is a file.
  private let total: Int?
  private var done = 0
  private var bar: ProgressBar?

  /// Nothing of what `job` reads is done.
  init(_ job: LineJob) {
    isFed = job.arguments.isEmpty && isatty(STDIN_FILENO) != 1
    total = isFed ? Self.remainingBytes : nil
    // Lines that appear on the terminal are progress enough.
    bar = isFed && isatty(STDOUT_FILENO) != 1 ? ProgressBar("Translating") : nil
  }

  /// What standard input has from where it stands to its end, if it is a file.
  private static var remainingBytes: Int? {
    var status = stat()
    guard unsafe fstat(STDIN_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return max(0, Int(status.st_size) - Int(lseek(STDIN_FILENO, 0, SEEK_CUR)))
  }

  /// Counts lines that were written whole.
  func count(_ lines: Int) { counter.lines.add(lines, ordering: .relaxed) }

  /// Shows that `lines` are done.
  mutating func update(_ lines: ArraySlice<InputLine>) {
    done += lines.reduce(0) { $0 + $1.content.count + 1 }
    let (done, count) = (done, counter.lines.load(ordering: .relaxed))
    if let total {
      bar?.update(done: min(done, total), total: total)
    } else {
      bar?.update(count: count, of: "lines", step: 1)
    }
  }

  /// Removes the bar.
  mutating func close() { bar?.clear() }

  /// What is said when the work is interrupted.
  var account: Interruption.Account {
    { [counter, isFed] in
      guard isFed else { return nil }
      let lines = counter.lines.load(ordering: .relaxed)
      return
        "Interrupted: \(Counted.text(lines, "line is", "lines are")) translated. For the rest: "
        + "tail -n +\(lines + 1) INPUT | stele translate … >> OUTPUT"
    }
  }
}
