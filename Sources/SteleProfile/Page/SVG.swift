/// Pieces of SVG and HTML, written out as text.
enum SVG {
  /// `text` with everything that means something to a parser of HTML taken out of its hands.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A coordinate to a tenth of a unit; what is far outside of any drawing moves nearer.
  static func coordinate(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int(saturating: min(max(value, -99_999), 99_999) * 10)
    let sign = tenths < 0 ? "-" : ""
    let rest = tenths.magnitude % 10
    return sign + "\(tenths.magnitude / 10)" + (rest == 0 ? "" : ".\(rest)")
  }

  /// Text whose end or middle may be at `x` instead of its beginning.
  ///
  /// `rise` is how far, in font sizes, the base line lies below `y`: 0.35 centers the text there.
  static func text(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, rise: Double = 0.35,
    style: String = ""
  ) -> String {
    let style = style.isEmpty ? "" : " class=\"\(style)\""
    return "<text\(style) x=\"\(coordinate(x))\" y=\"\(coordinate(y))\" dy=\"\(rise)em\""
      + " text-anchor=\"\(anchor.rawValue)\">\(escaped(text))</text>\n"
  }

  /// What part of a text is at its `x`.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  /// A straight line.
  static func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), style: String
  ) -> String {
    path("M\(pair(start))L\(pair(end))", style: style)
  }

  /// A line through `points`.
  static func line(through points: [(x: Double, y: Double)], style: String) -> String {
    guard let first = points.first else { return "" }
    return path(
      "M\(pair(first))" + points.dropFirst().map { "L\(pair($0))" }.joined(), style: style)
  }

  /// A dot at each of `points`, drawn as lines of no length with round ends: the shortest way.
  static func dots(_ points: [(x: Double, y: Double)], style: String) -> String {
    path(points.map { "M\(pair($0))h0" }.joined(), style: style)
  }

  /// A path; nothing if it goes nowhere.
  static func path(_ data: String, style: String) -> String {
    data.isEmpty ? "" : "<path class=\"\(style)\" d=\"\(data)\"/>\n"
  }

  /// The part of a path that goes around a box.
  static func box(left: Double, top: Double, right: Double, bottom: Double) -> String {
    "M\(pair((left, top)))H\(coordinate(right))V\(coordinate(bottom))H\(coordinate(left))z"
  }

  private static func pair(_ point: (x: Double, y: Double)) -> String {
    coordinate(point.x) + " " + coordinate(point.y)
  }
}
