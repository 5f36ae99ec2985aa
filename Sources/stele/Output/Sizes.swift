import SteleBase

/// Byte counts for people.
enum Sizes {
  /// `618.4 MB`, in powers of ten.
  static func text(_ byteCount: Int) -> String {
    var value = Double(byteCount)
    var units = ["B", "kB", "MB", "GB", "TB"][...]
    while value >= 1000, units.count > 1 {
      value /= 1000
      units.removeFirst()
    }
    let unit = units.first ?? "B"
    if unit == "B" { return "\(byteCount) B" }
    return "\(FixedPoint.text(value, 1)) \(unit)"
  }
}
