import ArgumentParser

/// A number of bytes as people write it: `262144`, `256KiB`, `512M`, `1.5g`.
///
/// K, M, G and T are powers of 1024, whether B or iB follows or nothing. A part of a byte is rounded.
struct ByteSize: ExpressibleByArgument, Equatable {
  /// At least 1.
  let byteCount: Int

  /// So many bytes.
  init(_ byteCount: Int) { self.byteCount = byteCount }

  /// How sizes are written, for the help of options.
  static let syntax = "in bytes, or with K, M, G or T behind the number"

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    guard let shift = Self.shift(ofUnit: argument.dropFirst(digits.count).lowercased()),
      let byteCount = Self.byteCount(digits, shift: shift), byteCount > 0
    else { return nil }
    self.byteCount = byteCount
  }

  private static func shift(ofUnit unit: String) -> Int? {
    if unit.isEmpty || unit == "b" { return 0 }
    guard let index = ["k", "m", "g", "t"].firstIndex(of: unit.prefix(1)),
      ["", "b", "ib"].contains(unit.dropFirst())
    else { return nil }
    return 10 * (index + 1)
  }

  /// `digits` with a fraction or not, times two to the power of `shift`; nil if that is no number, or
  /// too large a one.
  private static func byteCount(_ digits: Substring, shift: Int) -> Int? {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int(parts[0]), whole <= Int.max >> shift else { return nil }
    guard parts.count == 2 else { return whole << shift }
    guard !parts[1].isEmpty, let fraction = Double("0.\(parts[1])") else { return nil }
    let part = Int((fraction * Double(1 << shift)).rounded())
    let (sum, overflows) = (whole << shift).addingReportingOverflow(part)
    return overflows ? nil : sum
  }

  var defaultValueDescription: String {
    for (name, shift) in [("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10)]
    where byteCount.trailingZeroBitCount >= shift {
      return "\(byteCount >> shift)\(name)"
    }
    return "\(byteCount)"
  }
}
