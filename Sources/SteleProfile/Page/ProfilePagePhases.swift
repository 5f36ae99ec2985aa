import SteleTransformer

/// What the time of a translation goes to.
struct ProfilePagePhases {
  private let entries: [(series: ProfilePageSeries, nanoseconds: Double)]
  private let sum: Double

  /// The phases of `summary`, and what they leave over.
  init(_ summary: ProfileSummary) {
    let phases = Phase.allCases.map { phase in
      (ProfilePageSeries(phase), Double(summary.phases[phase] ?? 0))
    }
    let all = phases + [(.unaccounted, Double(summary.unaccounted))]
    entries = all.filter { $0.1 > 0 }
    sum = entries.reduce(0) { $0 + $1.nanoseconds }
  }

  /// The bar with its legend and caption.
  var html: String {
    let x = PlotScale(0, max(sum, 1), from: 0, to: ProfilePagePlot.width)
    var done = 0.0
    let bar = entries.map { series, nanoseconds in
      let left = x(done)
      done += nanoseconds
      return SVG.path(
        SVG.box(left: left, top: 0, right: x(done), bottom: 34), style: "bar \(series.style)")
    }.joined()
    let legend = entries.map { series, nanoseconds in
      series.legendEntry(
        ProfilePageNumber.milliseconds(nanoseconds) + "\u{A0}ms, "
          + ProfilePageNumber.percent(Statistics.ratio(nanoseconds, sum)))
    }.joined()
    let drawing = ProfilePagePlot.drawing(
      title: "Phases of a translation", description: caption, height: 34, bar)
    return ProfilePage.figure(
      "Phases", drawing + "<ul class=\"legend\">\n\(legend)</ul>\n", caption: caption)
  }

  private var caption: String {
    "The longest stretch is where to look first; of each phase, the mean over all repetitions"
      + " is shown, \(ProfilePageNumber.milliseconds(sum)) ms in all."
  }
}
