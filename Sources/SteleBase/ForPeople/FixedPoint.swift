/// Numbers as text, the same in every locale.
package enum FixedPoint {
  /// `value` with `places` digits, at most 6, behind the point.
  ///
  /// Numbers too large for that are written as Swift writes them.
  package static func text(_ value: Double, _ places: Int) -> String {
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
}
