import SteleProfile
import Testing

/// Verdicts on differences that are known.
@Suite struct ProfileComparisonTests {
  /// Five repetitions whose steps differ by up to `spread`, a share of their time, from the mean.
  private func report(scale: Double, spread: Double) -> ProfileReport {
    SampleReport.report(
      [-1, -0.5, 0, 0.5, 1].map { deviation in
        SampleReport.times[0].map { batch in
          batch.map { Int(Double($0) * scale * (1 + deviation * spread)) / 1000 * 1000 }
        }
      })
  }

  private func verdict(
    _ name: String, _ comparison: ProfileComparison
  ) -> ProfileComparison.Verdict? {
    comparison.rows.first { $0.name == name }?.verdict
  }

  @Test func `Report is like itself`() {
    let comparison = ProfileComparison(SampleReport.report, SampleReport.report)
    #expect(comparison.rows.count == 16)
    #expect(comparison.warnings.isEmpty)
    for row in comparison.rows {
      #expect(row.ratio == 1 && row.noise >= 0.01 && row.verdict == .withinNoise)
    }
  }

  @Test func `Ten percent are slower and faster`() {
    let before = report(scale: 1, spread: 0.002)
    let after = report(scale: 1.1, spread: 0.002)
    let slower = ProfileComparison(before, after)
    let faster = ProfileComparison(after, before)
    for name in ["decode", "first step", "step p50", "step p90", "feed-forward", "tokens"] {
      #expect(verdict(name, slower) == .slower, "\(name)")
      #expect(verdict(name, faster) == .faster, "\(name)")
    }
    #expect(verdict("encode", slower) == .withinNoise)
    #expect(slower.text.contains("slower"))
  }

  @Test func `Ten percent are nothing among noise`() {
    let comparison = ProfileComparison(
      report(scale: 1, spread: 0.2), report(scale: 1.1, spread: 0.2))
    #expect(verdict("decode", comparison) == .withinNoise)
    // Half of what lies between 0.8 and 1.2, twice, in quadrature.
    let noise = comparison.rows.first { $0.name == "decode" }?.noise ?? 0
    #expect(abs(noise - 0.08.squareRoot()) < 1e-3)
  }

  @Test func `Differences of work and machine are told`() {
    var other = SampleReport.report
    other.environment.processor = nil
    other.environment.instructionSet = "avx2"
    other.environment.threads = 1
    other.environment.modelChecksum = "fedcba9876543210"
    other.work.beams = 1
    let comparison = ProfileComparison(SampleReport.report, other)
    #expect(comparison.warnings.count == 5)
    #expect(comparison.rows.count == 16)
    #expect(comparison.text.contains("warning: instruction sets differ: portable before, avx2"))
  }

  @Test func `One repetition is told`() {
    let once = SampleReport.report([SampleReport.times[0]])
    #expect(ProfileComparison(once, SampleReport.report).warnings.count == 1)
  }

  @Test func `Figures that one lacks are left out`() {
    let empty = SampleReport.report([[], []])
    let names = ProfileComparison(SampleReport.report, empty).rows.map(\.name)
    #expect(names == ["repetition", "encode"])
  }
}
