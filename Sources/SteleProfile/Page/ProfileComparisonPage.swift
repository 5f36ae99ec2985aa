import SteleBase

/// A ``ProfileComparison`` as one page of HTML that needs nothing else, as ``ProfilePage`` is.
public struct ProfileComparisonPage {
  private let before: ProfileReport
  private let after: ProfileReport
  private let comparison: ProfileComparison

  /// A page on how `after` differs from `before`.
  public init(_ before: ProfileReport, _ after: ProfileReport) {
    self.before = before
    self.after = after
    comparison = ProfileComparison(before, after)
  }

  /// The page, in UTF-8.
  public var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Comparison of profiles</title>
    <style>
    \(ProfilePageStyle.css)
    </style>
    </head>
    <body>
    <header>
    <h1>Comparison of profiles</h1>
    \(origin(of: before, "Before"))\(origin(of: after, "After"))</header>
    \(ProfilePage.warnings(comparison.warnings))<main>
    \(ProfileComparisonPlot(comparison.rows).html)
    \(table)
    </main>
    </body>
    </html>

    """
  }

  private func origin(of report: ProfileReport, _ title: String) -> String {
    """
    <h2>\(title): \(SVG.escaped(report.environment.model))</h2>
    <p class="stamp">\(ProfilePageHeader.stamp(report.environment))</p>
    <p class="stamp">\(SVG.escaped(report.work.phrase)), \
    \(Counted.text(report.repetitions.count, "repetition"))</p>

    """
  }

  private var table: String {
    let columns = ["", "unit", "before", "after", "after/before", "noise", ""]
    let head = columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let rows = comparison.rows.map { row in
      let cells = [
        row.unit, FixedPoint.text(row.before, 3), FixedPoint.text(row.after, 3),
        FixedPoint.text(row.ratio, 3), "\(Figure.percent(row.noise)) %", row.verdict.rawValue,
      ]
      return "<tr><th scope=\"row\">\(SVG.escaped(row.name))</th>"
        + cells.map { "<td>\(SVG.escaped($0))</td>" }.joined() + "</tr>\n"
    }
    return ProfilePage.figure(
      "All figures",
      """
      <div class="wide"><table>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table></div>

      """,
      caption:
        "Times in ms and \u{B5}s, speed in tokens/s. Noise is by how much the ratio may differ"
        + " from 1 by chance, as the repetitions of both profiles say.")
  }
}

/// By how much each figure of a comparison changed, with what chance would explain.
struct ProfileComparisonPlot {
  private let rows: [ProfileComparison.Row]
  private let plot: ProfilePagePlot
  private let x: PlotScale

  private static let rowHeight = 24.0
  /// Room for the names of the rows.
  private static let left = 150.0
  /// What is drawn: half to twice of the time; more is drawn at the edge.
  private static let range = 0.5...2.0

  /// A plot of `rows`.
  init(_ rows: [ProfileComparison.Row]) {
    self.rows = rows
    plot = ProfilePagePlot(
      height: 30 + Self.rowHeight * Double(rows.count) + 46, x: "after by before", y: "")
    let reach = rows.map { max($0.ratio, Statistics.ratio(1, $0.ratio), 1 + $0.noise) }.max() ?? 1
    let high = min(max(reach * 1.05, 1.1), Self.range.upperBound)
    x = PlotScale(1 / high, high, from: Self.left, to: plot.right)
  }

  /// The drawing with its caption.
  var html: String {
    guard !rows.isEmpty else { return "<p>The profiles have no figure in common.</p>" }
    let ticks = x.ticks(about: 8).map { value in
      SVG.line(from: (x(value), plot.top), to: (x(value), plot.bottom), style: "grid")
        + SVG.text(
          ProfilePageNumber.tick(value), x: x(value), y: plot.bottom + 5, anchor: .middle,
          rise: 0.9)
    }.joined()
    let one = SVG.line(from: (x(1), plot.top), to: (x(1), plot.bottom), style: "guide")
    let drawing = plot.drawing(
      title: "After by before", description: caption,
      ticks + one + rows.enumerated().map(drawn).joined()
        + SVG.text(
          plot.xTitle, x: (Self.left + plot.right) / 2, y: plot.height - 4, anchor: .middle,
          rise: 0, style: "title"))
    return ProfilePage.figure("What changed", drawing, caption: caption)
  }

  private var caption: String {
    "A bar from 1 is the change of a figure, and the box around 1 what chance explains; of times,"
      + " left is faster, of tokens/s, right is. Changes beyond the plot end at its edge."
  }

  private func drawn(_ index: Int, _ row: ProfileComparison.Row) -> String {
    let middle = plot.top + (Double(index) + 0.5) * Self.rowHeight
    let style =
      switch row.verdict {
      case .faster: "faster"
      case .slower: "slower"
      case .withinNoise: "within"
      }
    let (low, high) = (min(x(row.ratio), x(1)), max(x(row.ratio), x(1)))
    return SVG.path(
      SVG.box(
        left: x(1 / (1 + row.noise)), top: middle - 10, right: x(1 + row.noise),
        bottom: middle + 10), style: "noise")
      + SVG.path(
        SVG.box(left: low, top: middle - 5, right: max(high, low + 1), bottom: middle + 5),
        style: style)
      + SVG.text(row.name, x: Self.left - 8, y: middle, anchor: .end)
  }
}
