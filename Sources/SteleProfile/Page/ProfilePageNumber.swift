/// Numbers as the page shows them; none of them traps, whatever the number.
enum ProfilePageNumber {
  /// `value` with `places` digits after the point.
  static func decimal(_ value: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    guard value.isFinite else { return "-" }
    guard abs(value) * scale < 1e12 else { return scientific(value) }
    let units = Int(saturating: value * scale)
    var digits = String(units.magnitude)
    digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let whole = grouped(String(digits.dropLast(places)))
    return (units < 0 ? "\u{2212}" : "") + whole + (places > 0 ? "." + digits.suffix(places) : "")
  }

  /// `value` with three digits that count, and no fewer than all before the point.
  static func significant(_ value: Double) -> String {
    switch abs(value) {
    case 99.95...: decimal(value, places: 0)
    case 9.995...: decimal(value, places: 1)
    case 0.0995...: decimal(value, places: 2)
    case 0: "0"
    default: decimal(value, places: 3)
    }
  }

  /// A value beside a tick, with no more digits than it needs.
  static func tick(_ value: Double) -> String {
    for places in 0...3 {
      let scale = [1.0, 10, 100, 1000][places]
      if abs((value * scale).rounded() - value * scale) < 1e-6 * max(1, abs(value * scale)) {
        return decimal(value, places: places)
      }
    }
    return scientific(value)
  }

  /// A share of 1 in percent.
  static func percent(_ share: Double) -> String {
    share > 0 && share < 0.000_5 ? "< 0.1\u{A0}%" : decimal(share * 100, places: 1) + "\u{A0}%"
  }

  /// Nanoseconds in milliseconds.
  static func milliseconds(_ nanoseconds: Double) -> String { significant(nanoseconds / 1e6) }

  /// A number of bytes with the unit in which it reads best.
  static func bytes(_ count: Int) -> String {
    switch Double(count) {
    case 1e9...: significant(Double(count) / 1e9) + "\u{A0}GB"
    case 1e6...: significant(Double(count) / 1e6) + "\u{A0}MB"
    default: significant(Double(count) / 1e3) + "\u{A0}kB"
    }
  }

  /// A number of things.
  static func count(_ count: Int) -> String { decimal(Double(count), places: 0) }

  /// A number of things with their name, whose plural has an s.
  static func count(_ count: Int, _ name: String) -> String {
    self.count(count) + "\u{A0}" + name + (count == 1 ? "" : "s")
  }

  /// Two digits and a power of ten.
  private static func scientific(_ value: Double) -> String {
    var mantissa = abs(value)
    var exponent = 0
    guard mantissa > 0 else { return "0" }
    while mantissa >= 9.95 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 0.995 {
      mantissa *= 10
      exponent -= 1
    }
    let tenths = Int(saturating: mantissa * 10)
    let rest = tenths % 10 == 0 ? "" : ".\(tenths % 10)"
    return (value < 0 ? "\u{2212}" : "") + "\(tenths / 10)\(rest)e\(exponent)"
  }

  /// Narrow spaces between every three digits of five or more.
  private static func grouped(_ digits: String) -> String {
    guard digits.count > 4 else { return digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { result += "\u{202F}" }
      result.append(digit)
    }
    return result
  }
}
