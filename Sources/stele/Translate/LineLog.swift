import ArgumentParser
import SteleTranslation

/// Says on standard error what went wrong with lines, and keeps count.
struct LineLog {
  private(set) var counts = TextCounts()
  private var failures = 0
  private var warnings = LimitedWarnings()

  /// Says what went wrong with a line, if anything did.
  mutating func note(_ report: TranslationReport, line: Int) {
    counts += report.counts
    if let error = report.error {
      failures += 1
      StandardOutput.warn("Error: line \(line): \(error)")
    }
    if report.counts.truncated > 0 {
      warnings.warn("line \(line): the translation was cut off; use a larger --max-tokens")
    }
  }

  /// Ends with an error if some lines could not be translated.
  func close() throws {
    warnings.close()
    guard failures == 0 else { throw ExitCode.failure }
  }
}
