import SteleBase

/// Numbers as text, the same in every locale.
enum Figure {
  /// Nanoseconds as milliseconds, such as `1.234`.
  static func milliseconds(_ nanoseconds: Int) -> String {
    FixedPoint.text(Double(nanoseconds) / 1e6, 3)
  }

  /// Bytes as megabytes, which are powers of ten, such as `12.3`.
  static func megabytes(_ byteCount: Int) -> String {
    FixedPoint.text(Double(byteCount) / 1e6, 1)
  }

  /// A part of a whole, as a percentage without its sign, such as `12.3`.
  static func percent(_ part: Double, of whole: Double = 1) -> String {
    FixedPoint.text(100 * Statistics.ratio(part, whole), 1)
  }
}
