/// How often steps take how long.
struct ProfilePageHistogram {
  private let latency: ProfileSummary.Latency
  private let plot = ProfilePagePlot(height: 300, top: 96, x: "ms per step", y: "steps")
  private let x: PlotScale
  private let y: PlotScale

  /// A step in nanoseconds takes this many milliseconds.
  private static let millisecond = 1e6
  /// A file that was not written by us may have any number of bins.
  private static let mostBins = 400

  /// The bins and percentiles of `latency`.
  init(_ latency: ProfileSummary.Latency) {
    self.latency = latency
    let bins = latency.histogram.prefix(Self.mostBins)
    x = plot.xScale(
      (
        Double(bins.first?.from ?? 0) / Self.millisecond,
        Double(bins.last?.to ?? 0) / Self.millisecond
      ))
    y = plot.yScale((0, Double(max(1, bins.map(\.count).max() ?? 0)) * 1.05))
  }

  /// The drawing with its caption; nothing if there are only first steps.
  var html: String {
    guard latency.count > 0 else { return "" }
    let drawing = plot.drawing(
      title: "Histogram of the time of a step", description: caption,
      plot.yAxis(y, ticks: y.ticks(about: 5, multiplesOf: 1))
        + plot.xAxis(x, ticks: x.ticks(about: 8)) + bars + marks)
    return ProfilePage.figure("Distribution of latency", drawing, caption: caption)
  }

  private var caption: String {
    "A narrow hill is a steady machine, and what lies right of p99 is what users notice:"
      + " all \(ProfilePageNumber.count(latency.count, "step")) but the first of each batch, the"
      + " slowest of \(ProfilePageNumber.milliseconds(Double(latency.max))) ms."
  }

  private var bars: String {
    SVG.path(
      latency.histogram.prefix(Self.mostBins).filter { $0.count > 0 }.map { bin in
        let left = x(Double(bin.from) / Self.millisecond)
        let right = max(x(Double(bin.to) / Self.millisecond), left + 0.5)
        let gap = right - left > 4 ? 0.5 : 0
        return SVG.box(
          left: left + gap, top: y(Double(bin.count)), right: right - gap, bottom: plot.bottom)
      }.joined(), style: "histogram")
  }

  /// Percentiles, each label in its own row above the plot since they may be close together.
  private var marks: String {
    [("p50", latency.p50), ("p90", latency.p90), ("p99", latency.p99)].enumerated()
      .map { row, mark in
        let place = x(Double(mark.1) / Self.millisecond)
        let height = 34 + 20 * Double(row)
        let isRight = place > (plot.left + plot.right) / 2
        return SVG.line(from: (place, height), to: (place, plot.bottom), style: "guide")
          + SVG.text(
            "\(mark.0) \(ProfilePageNumber.milliseconds(Double(mark.1))) ms",
            x: place + (isRight ? -5 : 5), y: height + 4, anchor: isRight ? .end : .start,
            style: "halo")
      }.joined()
  }
}
