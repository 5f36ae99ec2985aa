/// How fast sentences are done, for saying how long to wait.
struct EnginePace {
  /// Sentences done in a second of work; later work counts more.
  private var sentencesPerSecond: Double = 0
  private var finished = 0
  private var seconds: Double = 0

  /// Seconds of work after which the pace is told anew.
  private static let span = 1.0
  private static let waits = 1.0...120.0

  /// Notes that `finished` sentences were done in a step that took `duration`.
  mutating func note(finished: Int, took duration: Duration) {
    self.finished += finished
    seconds += duration.seconds
    guard seconds >= Self.span else { return }
    let latest = Double(self.finished) / seconds
    sentencesPerSecond = sentencesPerSecond == 0 ? latest : (sentencesPerSecond + latest) / 2
    self.finished = 0
    seconds = 0
  }

  /// After how long half of `waiting` sentences are likely to be done, in whole seconds.
  func wait(for waiting: Int) -> Duration {
    let wait = sentencesPerSecond == 0 ? 0 : Double(waiting) / 2 / sentencesPerSecond
    return .seconds(min(max(wait.rounded(.up), Self.waits.lowerBound), Self.waits.upperBound))
  }
}
