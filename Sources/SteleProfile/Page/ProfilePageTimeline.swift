/// How long steps take, by their position in the translation.
struct ProfilePageTimeline {
  private let positions: ProfilePagePositions
  private let summary: ProfileSummary
  private let plot = ProfilePagePlot(
    height: 300, labelsRight: 92, x: "position in the translation (tokens before the step)",
    y: "ms per step")
  private let x: PlotScale
  private let y: PlotScale
  /// Above this, in milliseconds, steps are drawn at the upper edge.
  private let top: Double
  /// All steps but the first, in milliseconds, the fastest first.
  private let times: [Double]

  /// The steps of `positions`, which `summary` sums up.
  init(_ positions: ProfilePagePositions, _ summary: ProfileSummary) {
    self.positions = positions
    self.summary = summary
    let later = positions.groups.count > 1 ? positions.groups.dropFirst() : positions.groups[...]
    times = later.flatMap(\.times).map { $0 / 1e6 }.sorted()
    let slowest = times.last ?? 0
    let p99 = Statistics.percentile(99, of: times)
    // A rare step of many times the others' length would press these into one line.
    top = slowest > 1.5 * p99 ? 1.2 * p99 : slowest
    // The first step has no output projection where its token is forced, and so may be the fastest.
    let first = positions.groups.first.map { $0.median / 1e6 } ?? top
    let fastest = min(times.first ?? 0, top, first)
    // Noise of a few percent shall look like it.
    let room = max((top - fastest) * 0.08, (0.25 * top - (top - fastest)) / 2)
    x = plot.xScale(positions.range)
    y = plot.yScale((max(0, fastest - room), top + room))
  }

  /// The drawing with its caption.
  var html: String {
    let drawing = plot.drawing(
      title: "Time of each step by position", description: caption,
      plot.yAxis(y, ticks: y.ticks(about: 6))
        + plot.xAxis(x, ticks: x.ticks(about: 8, multiplesOf: 1))
        + guides + SVG.dots(dots, style: "dots") + median + first + beyond)
    return ProfilePage.figure("Latency by position", drawing, caption: caption)
  }

  private var caption: String {
    let perHundred = summary.latency.slope * 100 / 1e6
    var caption =
      "Every dot is a step and the line their median: a line that rises shows what a longer"
      + " translation costs, and here the fit is \(summary.latency.slope > 0 ? "+" : "")\(ProfilePageNumber.significant(perHundred)) ms"
      + " for every 100 positions."
    if y.low > 0 { caption += " The vertical axis does not begin at 0." }
    let above = times.lazy.filter { $0 > top }.count
    if above > 0, let slowest = times.last {
      caption +=
        " Triangles are \(ProfilePageNumber.count(above, "step")) beyond it, the slowest of"
        + " \(ProfilePageNumber.significant(slowest)) ms."
    }
    if positions.groupSize > 1 || thinned {
      caption += positions.note(on: "point of the line")
      caption += " Dots are thinned out, the extremes of each position kept."
    }
    return caption
  }

  /// Lines for percentiles, their labels beside the plot.
  private var guides: String {
    let latency = summary.latency
    guard latency.count > 0 else { return "" }
    let marks = [("p50", latency.p50), ("p99", latency.p99)]
    let heights = marks.map { y(Double($0.1) / 1e6) }
    let labels = ProfilePagePlot.spread(
      heights, room: 18, top: plot.top, bottom: plot.bottom)
    return zip(marks, zip(heights, labels)).map { mark, place in
      SVG.line(from: (plot.left, place.0), to: (plot.right, place.0), style: "guide")
        + SVG.text(
          "\(mark.0) \(ProfilePageNumber.milliseconds(Double(mark.1)))", x: plot.right + 6,
          y: place.1)
    }.joined()
  }

  private var mostDots: Int { max(2, 2_000 / max(1, positions.groups.count)) }

  private var thinned: Bool { positions.groups.contains { $0.times.count > mostDots } }

  private var dots: [(x: Double, y: Double)] {
    let most = mostDots
    var dots: [(x: Double, y: Double)] = []
    for group in positions.groups.dropFirst(positions.groups.count > 1 ? 1 : 0) {
      let count = min(group.times.count, most)
      // From the fastest to the slowest in equal steps of rank.
      for index in 0..<count {
        let rank = count > 1 ? index * (group.times.count - 1) / (count - 1) : 0
        let milliseconds = group.times[rank] / 1e6
        if milliseconds <= top { dots.append((center(group), y(milliseconds))) }
      }
    }
    return dots
  }

  private func center(_ group: ProfilePagePositions.Group) -> Double {
    x((group.range.low + group.range.high) / 2)
  }

  private var median: String {
    let groups = positions.groups.dropFirst(positions.groups.count > 1 ? 1 : 0)
    return SVG.line(through: groups.map { (center($0), y($0.median / 1e6)) }, style: "median")
  }

  /// The first step in its own color; at the upper edge with its time if it took too long.
  private var first: String {
    guard positions.groups.count > 1, let group = positions.groups.first else { return "" }
    let time = group.median / 1e6
    let place = (x: center(group), y: y(time))
    let arrow = time > y.high ? " \u{2191}" : ""
    let label = "first step \(ProfilePageNumber.significant(time)) ms" + arrow
    return SVG.dots([place], style: "first")
      + SVG.text(
        label, x: place.x + 9, y: max(place.y, plot.top + 8),
        style: "halo")
  }

  /// A triangle for each group with steps beyond the axis.
  private var beyond: String {
    SVG.path(
      positions.groups.dropFirst(positions.groups.count > 1 ? 1 : 0)
        .filter { ($0.times.last ?? 0) / 1e6 > top }
        .map { "M\(SVG.coordinate(center($0) - 3)) \(SVG.coordinate(plot.top + 5))h6l-3-6z" }
        .joined(), style: "beyond")
  }
}
