import SteleTranslation

/// What is said on standard error when all is translated.
struct TranslationSummary {
  private let notes: TextNotes
  private let seconds: Double

  init(_ notes: TextNotes, took duration: Duration) {
    self.notes = notes
    seconds = duration / .seconds(1)
  }

  func print() {
    let speed = Int((Double(notes.tokens) / max(seconds, 1e-3)).rounded())
    let tenths = Int((seconds * 10).rounded())
    let time = seconds < 10 ? "\(tenths / 10).\(tenths % 10) s" : Durations.text(seconds: seconds)
    StandardOutput.warn("\(notes), \(time), \(speed) tokens/s")
  }
}
