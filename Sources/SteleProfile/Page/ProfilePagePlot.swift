/// A drawing with two axes.
///
/// Lengths are in units of the drawing, which is as wide as the page: text takes 11 of them on a
/// screen and 16 on a phone, and there is room for the latter.
struct ProfilePagePlot {
  /// How wide and how high everything is.
  static let width = 560.0
  let height: Double
  /// Where the axes are.
  let left = 52.0
  let right: Double
  let top: Double
  var bottom: Double { height - 46 }
  /// What the axes say, with the unit.
  let xTitle: String
  let yTitle: String

  /// Room for axes and for labels right of them or above.
  init(height: Double, labelsRight: Double = 12, top: Double = 30, x: String, y: String) {
    self.height = height
    right = Self.width - labelsRight
    self.top = top
    xTitle = x
    yTitle = y
  }

  /// A horizontal axis over this range.
  func xScale(_ range: (low: Double, high: Double)) -> PlotScale {
    PlotScale(range.low, range.high, from: left, to: right)
  }

  /// A vertical axis over this range.
  func yScale(_ range: (low: Double, high: Double)) -> PlotScale {
    PlotScale(range.low, range.high, from: bottom, to: top)
  }

  /// Horizontal lines with their values, and the title above them.
  func yAxis(_ scale: PlotScale, ticks: [Double]) -> String {
    SVG.text(yTitle, x: 4, y: 4, rise: 0.8, style: "title")
      + ticks.map { value in
        SVG.line(from: (left, scale(value)), to: (right, scale(value)), style: "grid")
          + SVG.text(
            ProfilePageNumber.tick(value), x: left - 6, y: scale(value), anchor: .end)
      }.joined()
  }

  /// The line at the bottom with its values, and the title below them.
  func xAxis(_ scale: PlotScale, ticks: [Double]) -> String {
    SVG.line(from: (left, bottom), to: (right, bottom), style: "axis")
      + ticks.map { value in
        SVG.line(from: (scale(value), bottom), to: (scale(value), bottom + 4), style: "axis")
          + SVG.text(
            ProfilePageNumber.tick(value), x: scale(value), y: bottom + 5, anchor: .middle,
            rise: 0.9)
      }.joined()
      + SVG.text(
        xTitle, x: (left + right) / 2, y: height - 4, anchor: .middle, rise: 0, style: "title")
  }

  /// The drawing, with what screen readers say instead of it.
  func drawing(title: String, description: String, _ content: String) -> String {
    Self.drawing(title: title, description: description, height: height, content)
  }

  /// A drawing without axes.
  static func drawing(
    title: String, description: String, height: Double, _ content: String
  ) -> String {
    """
    <svg role="img" viewBox="0 0 \(SVG.coordinate(width)) \(SVG.coordinate(height))">
    <title>\(SVG.escaped(title))</title>
    <desc>\(SVG.escaped(description))</desc>
    \(content)</svg>

    """
  }

  /// `heights` moved apart as little as may be, in their order, for labels that need `room` each;
  /// all stay between `top` and `bottom` if these leave enough room.
  static func spread(
    _ heights: [Double], room: Double, top: Double, bottom: Double
  ) -> [Double] {
    var result = heights
    let order = heights.indices.sorted { heights[$0] < heights[$1] }
    var least = top
    for index in order {
      result[index] = max(result[index], least)
      least = result[index] + room
    }
    var most = bottom
    for index in order.reversed() {
      result[index] = min(result[index], most)
      most = result[index] - room
    }
    return result
  }
}
