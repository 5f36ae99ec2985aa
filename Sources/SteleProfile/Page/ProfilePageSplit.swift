import SteleTransformer

/// What the time of steps goes to, by their position in the translation.
struct ProfilePageSplit {
  private let positions: ProfilePagePositions
  private let summary: ProfileSummary
  private let isBusy: Bool
  private let plot = ProfilePagePlot(
    height: 300, x: "position in the translation (tokens before the step)", y: "ms per step")
  private let x: PlotScale
  private let y: PlotScale

  /// The steps of `positions`, which `summary` sums up; `isBusy` if threads waited for long.
  init(_ positions: ProfilePagePositions, _ summary: ProfileSummary, isBusy: Bool = false) {
    self.positions = positions
    self.summary = summary
    self.isBusy = isBusy
    let totals = positions.groups.map { Statistics.sum($0.split) / 1e6 }
    let later = totals.dropFirst()
    let most = later.max() ?? totals.first ?? 0
    let usual = Statistics.median(Array(later))
    // One bar of many times the others' height would press these into the ground.
    let top = usual > 0 && most > 2.5 * usual ? 2 * usual : most
    x = plot.xScale(positions.range)
    y = plot.yScale((0, max(top, min(totals.first ?? 0, 1.3 * top)) * 1.05))
  }

  /// The drawing with its legend and caption.
  var html: String {
    let drawing = plot.drawing(
      title: "Parts of a step by position", description: caption,
      plot.yAxis(y, ticks: y.ticks(about: 6))
        + plot.xAxis(x, ticks: x.ticks(about: 8, multiplesOf: 1)) + bars + tips + pressed)
    return ProfilePage.figure(
      "Where the time of a step goes", drawing + legend, caption: caption)
  }

  private var caption: String {
    var caption =
      "The tallest color is where a faster kernel would pay most; one that grows to the right is the"
      + " price of a longer translation."
      + " A bar is as tall as the median step, and its colors share it as the times of all"
      + " repetitions do; the legend gives the mean over all steps but the first."
    if isBusy {
      caption +=
        " Here much of it is waiting at barriers, for threads that were kept from running: see the"
        + " warning above before looking at kernels."
    }
    caption += positions.note(on: "bar")
    if positions.groups.contains(where: { Statistics.sum($0.split) / 1e6 > y.high }) {
      caption +=
        " Bars that reach the upper edge would leave the plot and are pressed into it, their parts"
        + " in proportion."
    }
    return caption
  }

  /// All parts that took any time, the lowest in the bars first.
  private var parts: [StepPart] {
    StepPart.allCases
      .filter { part in
        summary.split[part] ?? 0 > 0 || positions.groups.contains { $0.split[part] ?? 0 > 0 }
      }
      .sorted { summary.split[$0] ?? 0 > summary.split[$1] ?? 0 }
  }

  private var legend: String {
    let sum = Statistics.sum(summary.split.values)
    let entries = parts.map { part in
      let mean = Double(summary.split[part] ?? 0)
      return ProfilePageSeries(part).legendEntry(
        ProfilePageNumber.significant(mean / 1e3) + "\u{A0}\u{B5}s, "
          + ProfilePageNumber.percent(Statistics.ratio(mean, sum)))
    }
    return "<ul class=\"legend\">\n\(entries.joined())</ul>\n"
  }

  /// One path for each part with a box for each group: an element for each would triple the page.
  private var bars: String {
    var paths: [StepPart: String] = [:]
    for group in positions.groups {
      let (left, right) = edges(of: group)
      // A bar that is too tall for the plot still shows the shares of its parts.
      let scale = min(1, Statistics.ratio(y.high * 1e6, Statistics.sum(group.split)))
      var below = 0.0
      for part in parts {
        let above = below + (group.split[part] ?? 0) / 1e6 * scale
        if above > below {
          paths[part, default: ""] += SVG.box(
            left: left, top: y(above), right: right, bottom: y(below))
        }
        below = above
      }
    }
    return parts.map { SVG.path(paths[$0] ?? "", style: "bar " + ProfilePageSeries($0).style) }
      .joined()
  }

  /// What the first step took, if its bar does not tell.
  private var pressed: String {
    guard let first = positions.groups.first, Statistics.sum(first.split) / 1e6 > y.high else {
      return ""
    }
    let time = ProfilePageNumber.milliseconds(Statistics.sum(first.split))
    return SVG.text(
      "first step \(time) ms \u{2191}", x: edges(of: first).right + 5, y: plot.top + 8,
      style: "halo")
  }

  /// A bar's edges, with a gap to the next one if it is wide enough.
  private func edges(of group: ProfilePagePositions.Group) -> (left: Double, right: Double) {
    let left = x(group.range.low)
    let right = max(x(group.range.high), left + 0.5)
    let gap = right - left > 4 ? (right - left) * 0.08 : 0
    return (left + gap, right - gap)
  }

  /// Over each bar, its figures for readers who point at it.
  private var tips: String {
    positions.groups.map { group in
      let (left, right) = edges(of: group)
      let sum = Statistics.sum(group.split)
      let top = y(sum / 1e6)
      return "<rect class=\"tip\" x=\"\(SVG.coordinate(left))\" y=\"\(SVG.coordinate(top))\""
        + " width=\"\(SVG.coordinate(right - left))\""
        + " height=\"\(SVG.coordinate(plot.bottom - top))\"><title>\(group.name):"
        + " \(ProfilePageNumber.milliseconds(sum)) ms</title></rect>\n"
    }.joined()
  }
}

extension Statistics {
  /// All parts of a step together, always added in the same order.
  fileprivate static func sum(_ split: [StepPart: Double]) -> Double {
    StepPart.allCases.reduce(0) { $0 + (split[$1] ?? 0) }
  }
}
