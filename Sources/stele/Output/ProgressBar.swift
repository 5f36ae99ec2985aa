#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A bar, or a number where nobody knows the end, on standard error.
///
/// It is shown only where that is a terminal which can take a line back.
struct ProgressBar {
  private let label: String
  private let isShown: Bool
  private let started = ContinuousClock.now
  private var shownStep = -1

  /// A bar that begins with `label`, such as `Translating`.
  init(_ label: String) {
    self.label = label
    isShown = isatty(STDERR_FILENO) == 1 && Environment["TERM"] != "dumb"
  }

  /// Shows that `done` of `total` bytes are done, `earlier` of them before the bar began.
  mutating func update(done: Int, total: Int, earlier: Int = 0) {
    let percent = total > 0 ? min(100, done * 100 / total) : 100
    guard isShown, percent != shownStep else { return }
    shownStep = percent
    let rest = Durations.remaining(
      after: .now - started, done: done - earlier, total: total - earlier)
    StandardOutput.show(
      bar: Self.text(label, percent: percent, of: Sizes.text(total), rest, width: Self.width))
  }

  /// Shows that `count` of `things` are done, each time that another `step` of them is.
  mutating func update(count: Int, of things: String, step: Int) {
    guard isShown, count / step != shownStep else { return }
    shownStep = count / step
    StandardOutput.show(bar: String("\(label): \(count) \(things)".prefix(Self.width - 1)))
  }

  /// Removes the bar.
  mutating func clear() {
    guard isShown, shownStep >= 0 else { return }
    shownStep = -1
    StandardOutput.show(bar: nil)
  }

  /// The longest of some forms that leaves the last of `width` columns free, where some terminals
  /// begin a new line.
  private static func text(
    _ label: String, percent: Int, of size: String, _ rest: String, width: Int
  ) -> String {
    let share = "\(percent) %"
    for (cells, tail) in [(30, " of \(size)\(rest)"), (30, rest), (10, rest), (10, "")] {
      let filled = percent * cells / 100
      let bar =
        String(repeating: "#", count: filled) + String(repeating: "-", count: cells - filled)
      let text = "\(label) [\(bar)] \(share)\(tail)"
      if text.count < width { return text }
    }
    return String(share.prefix(max(0, width - 1)))
  }

  /// Columns of the terminal, which may change any time.
  private static var width: Int {
    var size = winsize()
    if unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return Environment["COLUMNS"].flatMap { Int($0) } ?? 80
  }
}
