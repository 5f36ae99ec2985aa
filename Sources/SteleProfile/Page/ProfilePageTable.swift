import SteleTransformer

/// The figures of each part of a step, of threads and of memory.
struct ProfilePageTable {
  private let report: ProfileReport

  /// The tables on `report`.
  init(_ report: ProfileReport) { self.report = report }

  /// Both tables, each with its caption.
  var html: String {
    ProfilePage.figure(
      "Parts of a step", parts,
      caption: "The mean over all steps but the first: a part with a large share of bandwidth or of"
        + " arithmetic is near its limit, one with a small share of both is not.")
      + ProfilePage.figure(
        "Threads and memory", circumstances,
        caption: "Threads that wait, faults that need the disk and memory that grows from step to"
          + " step are signs of a machine that is not at rest.")
  }

  private var parts: String {
    let columns = [
      "part", "\u{B5}s", "% of step", "MB", "GB/s", "% of memory", "GOPS", "% of int8",
    ]
    let head = columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let split = report.summary.split
    let rows = StepPart.allCases.filter { split[$0] ?? 0 > 0 }
      .sorted { split[$0] ?? 0 > split[$1] ?? 0 }
      .map { part in
        let series = ProfilePageSeries(part)
        return row(
          "<span class=\"swatch \(series.style)\"></span>\(series.name)",
          PartSpeed(of: part, in: report.summary))
      }
    return """
      <div class="wide"><table>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      <tfoot>
      \(row("whole step", PartSpeed(of: nil, in: report.summary)))</tfoot>
      </table></div>

      """
  }

  private func row(_ name: String, _ speed: PartSpeed) -> String {
    let whole = Statistics.sum(report.summary.split.values)
    let reads = speed.bytes > 0
    let multiplies = speed.products > 0
    func percent(_ share: Double) -> String { ProfilePageNumber.decimal(share * 100, places: 1) }
    let cells = [
      ProfilePageNumber.significant(speed.nanoseconds / 1e3),
      percent(Statistics.ratio(speed.nanoseconds, whole)),
      reads ? ProfilePageNumber.significant(speed.bytes / 1e6) : "",
      reads ? ProfilePageNumber.significant(speed.gigabytesPerSecond) : "",
      reads ? percent(speed.memoryShare(of: report.ceilings)) : "",
      multiplies ? ProfilePageNumber.significant(speed.gigaOperationsPerSecond) : "",
      multiplies ? percent(speed.productShare(of: report.ceilings)) : "",
    ]
    return "<tr><th scope=\"row\">\(name)</th>"
      + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
  }

  private var circumstances: String {
    let summary = report.summary
    let steps = report.repetitions.flatMap(\.steps)
    let minor = Statistics.sum(steps.lazy.map(\.minorFaults))
    let major = Statistics.sum(steps.lazy.map(\.majorFaults))
    var rows = [
      (
        "busiest thread, by the mean of all",
        ProfilePageNumber.decimal(summary.imbalance, places: 2) + "\u{A0}times"
      ),
      ("threads' time spent waiting", ProfilePageNumber.percent(summary.waitingShare)),
      (
        "page faults in all steps, without the disk",
        ProfilePageNumber.decimal(minor, places: 0)
      ),
      ("page faults in all steps, with the disk", ProfilePageNumber.decimal(major, places: 0)),
    ]
    if let first = steps.first, let last = steps.last, first.residentBytes > 0 {
      rows.append(
        ("resident after the very first step", ProfilePageNumber.bytes(first.residentBytes)))
      rows.append(
        ("resident after the very last step", ProfilePageNumber.bytes(last.residentBytes)))
    }
    let body = rows.map { "<tr><th scope=\"row\">\($0.0)</th><td>\($0.1)</td></tr>\n" }.joined()
    return "<div class=\"wide\"><table class=\"plain\"><tbody>\n\(body)</tbody></table></div>\n"
  }
}
