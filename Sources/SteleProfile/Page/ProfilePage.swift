/// A ``ProfileReport`` as one page of HTML that needs nothing else: no script, no style sheet, no
/// font, no network.
///
///     let page = ProfilePage(report).html
///
/// The page stays small however many steps there are, and is valid whatever the report says, so
/// that a report may come from a file that one does not trust.
public struct ProfilePage {
  private let report: ProfileReport

  /// A page on `report`.
  public init(_ report: ProfileReport) { self.report = report }

  /// The page, in UTF-8.
  public var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Profile of \(SVG.escaped(report.environment.model))</title>
    <style>
    \(ProfilePageStyle.css)
    </style>
    </head>
    <body>
    \(ProfilePageHeader(report).html)
    \(Self.warnings(report.warnings))<main>
    \(ProfilePagePhases(report.summary).html)
    \(steps)
    </main>
    </body>
    </html>

    """
  }

  private var steps: String {
    let positions = ProfilePagePositions(of: report.repetitions)
    guard !positions.groups.isEmpty else { return "<p>No step was recorded.</p>" }
    return [
      ProfilePageTimeline(positions, report.summary).html,
      ProfilePageSplit(
        positions, report.summary,
        isBusy: ProfileWarnings.isBusy(report.environment, report.summary)
      ).html,
      ProfilePageHistogram(report.summary.latency).html,
      ProfilePageRoofline(report).html,
      ProfilePageTable(report).html,
    ].joined()
  }

  /// What speaks against the figures, where readers see it first.
  static func warnings(_ warnings: [String]) -> String {
    warnings.map { "<p class=\"warning\">Warning: \(SVG.escaped($0))</p>\n" }.joined()
  }

  /// A part of the page: what it shows, and a sentence on what to read from it.
  static func figure(_ heading: String, _ content: String, caption: String) -> String {
    """
    <figure>
    <h2>\(SVG.escaped(heading))</h2>
    \(content)<figcaption>\(SVG.escaped(caption))</figcaption>
    </figure>

    """
  }
}
