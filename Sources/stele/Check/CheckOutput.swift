import SteleBase
import SteleCheck
import SteleCorpus
import SteleFile

/// Where a report goes: to standard output, or into a file that appears once it is whole.
struct CheckOutput {
  private let file: StreamedFile?
  private var waiting: [UInt8] = []

  private static let pieceByteCount = 1 << 16

  init(path: String?) throws(FileError) {
    file = try path.map { path throws(FileError) in try StreamedFile(path: path) }
  }

  /// Whether the report goes into a file, so that nobody sees it.
  var isFile: Bool { file?.isFile == true }

  /// Writes `bytes`, at the latest at the end.
  mutating func write(_ bytes: [UInt8]) throws {
    waiting += bytes
    if waiting.count >= Self.pieceByteCount { try flush() }
  }

  /// Writes what is left.
  mutating func finish() throws {
    try flush()
    try file?.finish()
  }

  private mutating func flush() throws {
    if let file { try file.append(waiting) } else { try StandardOutput.write(waiting) }
    waiting.removeAll(keepingCapacity: true)
  }
}

/// What goes to standard error besides a report.
struct CheckComplaints {
  private var count = 0

  private static let most = 20

  /// Says why `file` could not be assessed, if so.
  mutating func add(_ file: CheckedFile) {
    if let problem = file.problem { complain("\(file.path.shown): \(problem)") }
  }

  /// Says what else there is.
  mutating func finish(_ summary: CheckSummary) {
    for problem in summary.problems { complain(problem) }
    if count > Self.most {
      StandardOutput.warn(
        Counted.text(count - Self.most, "more file or folder", "more files or folders")
          + " like that"
      )
    }
    if !summary.staleEntries.isEmpty {
      let count = Counted.text(
        summary.staleEntries.count, "finding in the baseline is", "findings in the baseline are")
      StandardOutput.warn("\(count) no longer found; write it again with --write-baseline")
    }
    if summary.outcome == .nothingAssessed {
      StandardOutput.warn("there was no file to assess; check the paths, and what is ignored")
    }
  }

  private mutating func complain(_ text: String) {
    count += 1
    if count <= Self.most { StandardOutput.warn("Error: \(text)") }
  }
}
