/// Makes a report of files as they come; the pieces in their order are the report.
package protocol CheckReportWriter {
  /// What stands before all files.
  mutating func begin() -> [UInt8]
  /// What `file` adds; may be nothing yet.
  mutating func add(_ file: CheckedFile) -> [UInt8]
  /// What stands behind all files.
  mutating func finish(_ summary: CheckSummary) -> [UInt8]
}
