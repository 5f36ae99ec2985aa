#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A bar, or a number where nobody knows the end, on standard error, shown only where that is a terminal.
struct ProgressBar {
  private let label: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private let started = ContinuousClock.now
  private var shownStep = -1

  /// A bar that begins with `label`.
  init(_ label: String) {
    self.label = label
  }

  /// Shows that `done` of `total` bytes are done.
  mutating func update(done: Int, total: Int) {
    let percent = total > 0 ? done * 100 / total : 100
    guard isShown, percent != shownStep else { return }
    shownStep = percent
    let width = 30
    let filled = percent * width / 100
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
    let rest = Durations.remaining(after: .now - started, done: done, total: total)
    draw("\r\(label) [\(bar)] \(percent) % of \(Sizes.text(total))\(rest)\u{1B}[K")
  }

  /// Shows that `count` of `things` are done, each time that another `step` of them is.
  mutating func update(count: Int, of things: String, step: Int) {
    guard isShown, count / step != shownStep else { return }
    shownStep = count / step
    draw("\r\(label) \(count) \(things)")
  }

  /// Removes the bar.
  func clear() {
    if isShown, shownStep >= 0 { draw("\r\u{1B}[K") }
  }

  private func draw(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

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

  /// `45 s`, `12 min`, `3 h 20 min`.
  static func text(seconds: Double) -> String {
    if seconds < 100 { return "\(Int(seconds.rounded())) s" }
    let minutes = Int((min(seconds, 1e9) / 60).rounded())
    return minutes < 100 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}

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
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
