import SteleTransformer

/// Whether memory or arithmetic limits each part of a step.
struct ProfilePageRoofline {
  private struct Point {
    var name: String
    var style: String
    var speed: PartSpeed
  }

  private let plot = ProfilePagePlot(
    height: 400, x: "int8 operations for each byte read (two for a multiply-add)",
    y: "billions of int8 operations per second (GOPS)")
  private let points: [Point]
  private let bandwidth: Double
  private let ceilings: String
  private let processor: Double
  private let x: PlotScale
  private let y: PlotScale

  /// The parts of the mean step of `report`, with the machine's ceilings.
  init(_ report: ProfileReport) {
    let whole = Point(
      name: "whole step", style: "whole", speed: PartSpeed(of: nil, in: report.summary))
    points =
      (StepPart.allCases.map { part in
        let series = ProfilePageSeries(part)
        return Point(
          name: series.name, style: series.style, speed: PartSpeed(of: part, in: report.summary))
      } + [whole]).filter { $0.speed.operationsPerByte > 0 && $0.speed.gigaOperationsPerSecond > 0 }
    bandwidth = report.ceilings.bytesPerSecond / 1e9
    let note = report.ceilings.cacheNote(modelByteCount: report.environment.modelByteCount)
    ceilings =
      "Measured: \(report.ceilings.memoryPhrase)" + (note.map { "; \($0)" } ?? "")
    processor = report.ceilings.productsPerSecond / 1e9 * 2
    let ridge = Statistics.ratio(processor, bandwidth)
    let intensities = (points.map(\.speed.operationsPerByte) + [ridge]).filter { $0 > 0 }
    let speeds = (points.map(\.speed.gigaOperationsPerSecond) + [processor]).filter { $0 > 0 }
    x = PlotScale(
      logarithmic: (intensities.min() ?? 1) / 2.5, (intensities.max() ?? 10) * 4,
      from: plot.left, to: plot.right)
    y = PlotScale(
      logarithmic: (speeds.min() ?? 1) / 3, (speeds.max() ?? 10) * 2.5, from: plot.bottom,
      to: plot.top)
  }

  /// The drawing with its caption.
  var html: String {
    let drawing = plot.drawing(
      title: "Roofline of a step's parts", description: caption,
      plot.yAxis(y, ticks: y.ticks(about: 12)) + plot.xAxis(x, ticks: x.ticks(about: 9))
        + roofs + labels + marks)
    return ProfilePage.figure("Roofline", drawing, caption: caption)
  }

  private var caption: String {
    "A point on the slope is as fast as memory lets it be, one on the flat roof as fast as the"
      + " processor; the way from a point up to the roof is what better code could still gain."
      + " The whole step includes waiting, its parts do not. \(ceilings)."
  }

  /// Both roofs as one line, with what they are.
  private var roofs: String {
    guard bandwidth > 0, processor > 0, bandwidth.isFinite, processor.isFinite else { return "" }
    let ridge = min(max(processor / bandwidth, x.low), x.high)
    // Where the slope enters the plot: at its left edge or from below.
    let entry = min(max(x.low, y.low / bandwidth), ridge)
    // Above the slope where it has risen enough for the name to fit in.
    let middle = x(entry) + 0.6 * (x(ridge) - x(entry))
    let height = y(entry * bandwidth) + 0.6 * (y(processor) - y(entry * bandwidth))
    let isRoomy = middle - plot.left > 150
    return SVG.line(
      through: [
        (x(entry), y(entry * bandwidth)), (x(ridge), y(processor)), (x(x.high), y(processor)),
      ], style: "roof")
      + SVG.text(
        "memory \(ProfilePageNumber.significant(bandwidth)) GB/s",
        x: isRoomy ? middle - 10 : plot.left + 4,
        y: isRoomy ? height - 4 : plot.top + 8, anchor: isRoomy ? .end : .start, style: "halo")
      + SVG.text(
        "int8 \(ProfilePageNumber.significant(processor)) GOPS", x: plot.right,
        y: y(processor) - 4, anchor: .end, rise: 0, style: "halo")
  }

  private var marks: String {
    points.map { SVG.dots([place($0)], style: "point " + $0.style) }.joined()
  }

  private func place(_ point: Point) -> (x: Double, y: Double) {
    (x(point.speed.operationsPerByte), y(point.speed.gigaOperationsPerSecond))
  }

  /// Names in a column beside all points, which are often above each other, each with a line to its
  /// point.
  private var labels: String {
    let places = points.map(place)
    let rightmost = places.map(\.x).max() ?? plot.left
    let isRight = rightmost < plot.right - 190
    let edge = isRight ? rightmost + 26 : (places.map(\.x).min() ?? plot.right) - 26
    let heights = ProfilePagePlot.spread(
      places.map(\.y), room: 20, top: plot.top + 8, bottom: plot.bottom - 10)
    return zip(points, zip(places, heights)).map { point, label in
      SVG.line(
        from: label.0, to: (edge + (isRight ? -3 : 3), label.1), style: "leader")
        + SVG.text(
          "\(point.name) \(ProfilePageNumber.significant(point.speed.gigaOperationsPerSecond))",
          x: edge, y: label.1, anchor: isRight ? .start : .end, style: "halo")
    }.joined()
  }
}
