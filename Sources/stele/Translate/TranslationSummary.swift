import SteleTranslation

/// What is said on standard error when all is translated.
struct TranslationSummary {
  private let counts: TextCounts
  private let seconds: Double

  init(_ counts: TextCounts, took duration: Duration) {
    self.counts = counts
    seconds = duration / .seconds(1)
  }

  func print() {
    let speed = Int((Double(counts.tokens) / max(seconds, 1e-3)).rounded())
    let tenths = Int((seconds * 10).rounded())
    let time = seconds < 10 ? "\(tenths / 10).\(tenths % 10) s" : Durations.text(seconds: seconds)
    StandardOutput.warn("\(counts), \(time), \(speed) tokens/s")
  }
}
