/// How a profile differs from an earlier one, and whether by more than chance.
public struct ProfileComparison: Codable, Equatable, Sendable {
  /// Which fields there are; another number means that their meaning changed.
  public var schemaVersion = Self.currentSchemaVersion
  /// What both profiles measured, a figure in each row.
  public var rows: [Row]
  /// Why the two may not be comparable; empty if nothing speaks against it.
  public var warnings: [String]

  /// The schema that this version writes.
  public static let currentSchemaVersion = 1

  /// One figure of both profiles.
  public struct Row: Codable, Equatable, Sendable {
    /// What was measured, such as `encode`.
    public var name: String
    /// The unit of ``before`` and ``after``: `ms`, `µs` or `tokens/s`.
    public var unit: String
    /// The figure of the earlier profile.
    public var before: Double
    /// The figure of the later profile.
    public var after: Double
    /// ``after`` by ``before``.
    public var ratio: Double
    /// By how much ``ratio`` may differ from 1 by chance: 0.01 is 1 %.
    public var noise: Double
    /// What that comes to.
    public var verdict: Verdict
  }

  /// Whether a difference is more than chance, and to which side.
  public enum Verdict: String, Codable, Sendable {
    /// Less time, or more tokens in the same time.
    case faster
    /// More time, or fewer tokens in the same time.
    case slower
    /// No more difference than between repetitions of the same profile.
    case withinNoise = "within noise"
  }

  /// Compares `after` with `before`.
  ///
  /// Figures that one of them lacks, or that are 0, are left out. Noise is half of what lies
  /// between the 10 % and 90 % points of a figure's values in the repetitions, by their median:
  /// both profiles' in quadrature, and at least 1 %.
  public init(_ before: ProfileReport, _ after: ProfileReport) {
    let repetitionsBefore = before.repetitions.map { ProfileSummary(of: [$0]) }
    let repetitionsAfter = after.repetitions.map { ProfileSummary(of: [$0]) }
    rows = ProfileMetric.all.compactMap { metric in
      let old = Self.value(metric, before.summary, repetitionsBefore)
      let new = Self.value(metric, after.summary, repetitionsAfter)
      let ratio = Statistics.ratio(new, old)
      guard old > 0, new > 0, ratio > 0 else { return nil }
      let noise = Self.noise(
        repetitionsBefore.map(metric.value), repetitionsAfter.map(metric.value))
      return Row(
        name: metric.name, unit: metric.unit.rawValue, before: old, after: new, ratio: ratio,
        noise: noise,
        verdict: Self.verdict(metric.unit == .tokensPerSecond ? 1 / ratio : ratio, noise))
    }
    warnings = Self.warnings(before, after)
  }

  private static func value(
    _ metric: ProfileMetric, _ summary: ProfileSummary, _ repetitions: [ProfileSummary]
  ) -> Double {
    metric.isOfRepetition
      ? Statistics.median(repetitions.map(metric.value)) : metric.value(summary)
  }

  private static func noise(_ before: [Double], _ after: [Double]) -> Double {
    let before = spread(before)
    let after = spread(after)
    return max((before * before + after * after).squareRoot(), 0.01)
  }

  private static func spread(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let low = Statistics.percentile(10, of: sorted)
    let high = Statistics.percentile(90, of: sorted)
    return Statistics.ratio((high - low) / 2, Statistics.percentile(50, of: sorted))
  }

  /// The band reaches as far down as up: to half of the time as to twice of it.
  private static func verdict(_ timeRatio: Double, _ noise: Double) -> Verdict {
    if timeRatio > 1 + noise { return .slower }
    if timeRatio < 1 / (1 + noise) { return .faster }
    return .withinNoise
  }

  private static func warnings(_ before: ProfileReport, _ after: ProfileReport) -> [String] {
    let old = before.environment
    let new = after.environment
    var warnings: [String] = []
    func check(_ what: String, _ before: String, _ after: String) {
      if before != after { warnings.append("\(what) differ: \(before) before, \(after) after") }
    }
    check("processors", old.processor ?? "not named", new.processor ?? "not named")
    check("instruction sets", old.instructionSet, new.instructionSet)
    check("numbers of threads", "\(old.threads)", "\(new.threads)")
    check("models' checksums", old.modelChecksum, new.modelChecksum)
    check("works", before.work.phrase, after.work.phrase)
    for (report, name) in [(before, "before"), (after, "after")] {
      if report.repetitions.count < 2 {
        warnings.append("one repetition \(name) does not tell how much chance there is")
      }
      warnings += report.warnings.map { "\(name): \($0)" }
    }
    return warnings
  }
}
