import SteleBase

/// Durations for people.
enum Durations {
  /// `, about 5 min left` for work of which `done` of `total` took so long; nothing while nobody can
  /// tell, and when little is left.
  static func remaining(after elapsed: Duration, done: Int, total: Int) -> String {
    guard done > 0, done < total, elapsed >= .seconds(2) else { return "" }
    let seconds = elapsed / .seconds(1) * Double(total - done) / Double(done)
    guard seconds >= 5 else { return "" }
    return ", about \(text(seconds: seconds)) left"
  }

  /// As ``text(seconds:)``, with a tenth of what took less than 10 seconds: `1.5 s`.
  static func taken(seconds: Double) -> String {
    seconds < 9.95 ? FixedPoint.text(max(seconds, 0), 1) + " s" : text(seconds: seconds)
  }

  /// `45 s`, `12 min`, `3 h 20 min`.
  static func text(seconds: Double) -> String {
    if seconds < 100 { return "\(Int(seconds.rounded())) s" }
    let minutes = Int((min(seconds, 1e9) / 60).rounded())
    return minutes < 100 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
