import SteleBase

/// The kinds of report.
package enum CheckFormat: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// For programs: all that was found out.
  case json
  /// SARIF 2.1.0: the findings, for code review; known contents as well where all are listed.
  case sarif
  /// SPDX 3.0.1 as JSON-LD: the files and their licences.
  case spdx
  /// CycloneDX 1.6 as JSON: the files as components.
  case cyclonedx

  /// Whether the report has the hashes that others know files by, and says when it was made.
  package var isBillOfMaterials: Bool { self == .spdx || self == .cyclonedx }

  /// As many bytes of a file are enough for ``beginsReport(_:)``.
  package static let headByteCount = 256

  /// Whether a file that begins with `head` is, by all appearances, a report of this format.
  package func beginsReport(_ head: some Collection<UInt8>) -> Bool {
    switch self {
    case .text:
      let count = head.prefix { $0.isASCIIDigit }.count
      let rest = head.dropFirst(count)
      return count > 0 && (rest.starts(with: " file, ".utf8) || rest.starts(with: " files, ".utf8))
    case .json, .sarif, .spdx, .cyclonedx:
      var report = writer(
        ReportContext(toolVersion: "", corpusName: "", corpusDigest: "", created: .zero))
      // What follows depends on version and time.
      return head.starts(with: report.begin().prefix(beginningByteCount))
    }
  }

  private var beginningByteCount: Int {
    switch self {
    case .text, .json: 10
    case .sarif, .spdx, .cyclonedx: 64
    }
  }

  /// Begins a report.
  package func writer(_ context: ReportContext) -> any CheckReportWriter {
    switch self {
    case .text: TextReport(context)
    case .json: JSONReport()
    case .sarif: SARIFReport(context)
    case .spdx: SPDXReport(context)
    case .cyclonedx: CycloneDXReport(context)
    }
  }
}
