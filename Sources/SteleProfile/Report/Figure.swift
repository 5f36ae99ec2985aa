/// Numbers as text, the same in every locale.
enum Figure {
  /// `value` with `places` digits, at most 6, behind the point.
  ///
  /// Numbers too large for that are written as Swift writes them.
  static func fixed(_ value: Double, _ places: Int) -> String {
    let scale = (0..<places).reduce(1) { power, _ in power * 10 }
    guard let scaled = Int(exactly: (value * Double(scale)).rounded()), scaled != .min else {
      return "\(value)"
    }
    let magnitude = abs(scaled)
    let whole = "\(scaled < 0 ? "-" : "")\(magnitude / scale)"
    guard places > 0 else { return whole }
    let digits = String(magnitude % scale)
    return whole + "." + String(repeating: "0", count: places - digits.count) + digits
  }

  /// Nanoseconds as milliseconds, such as `1.234`.
  static func milliseconds(_ nanoseconds: Int) -> String {
    fixed(Double(nanoseconds) / 1e6, 3)
  }

  /// Bytes as megabytes, which are powers of ten, such as `12.3`.
  static func megabytes(_ byteCount: Int) -> String {
    fixed(Double(byteCount) / 1e6, 1)
  }

  /// A part of a whole, as a percentage without its sign, such as `12.3`.
  static func percent(_ part: Double, of whole: Double = 1) -> String {
    fixed(100 * Statistics.ratio(part, whole), 1)
  }
}
