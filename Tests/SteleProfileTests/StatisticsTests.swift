import SteleTestSupport
import SteleTransformer
import Testing

@testable import SteleProfile

/// What repetitions come to, in numbers that were worked out by hand or without cleverness.
@Suite struct StatisticsTests {
  @Test func `Sample comes to what it should`() {
    let summary = SampleReport.report.summary
    #expect(summary.nanoseconds == 30_400_000)
    #expect(summary.phases[.encode] == 6_000_000)
    #expect(summary.meanNanoseconds == 31_200_000)
    #expect(summary.phases[.decode] == 20_200_000)
    #expect(summary.unaccounted == 1_000_000)
    // 4, 4.5, 5 and 6 ms.
    #expect(summary.firstStep == 4_500_000)
    // 2, 2.1, 2.2, 2.4, 2.9, 3, 3.1 and 3.2 ms.
    #expect(summary.latency.count == 8)
    #expect(summary.latency.mean == 2_612_500)
    #expect(summary.latency.p50 == 2_400_000)
    #expect(summary.latency.p90 == 3_200_000)
    #expect(summary.latency.p99 == 3_200_000)
    #expect(summary.latency.max == 3_200_000)
    // Steps at position 2 are slower by 0.2, 0.2, 0.3 and 0.2 ms.
    #expect(abs(summary.latency.slope - 225_000) < 1e-6)
    #expect(summary.split[.feedForward] == 888_250)
    #expect(summary.split.values.reduce(0, +) == 2_612_500)
    #expect(summary.bytes[.selfAttention] == 10_000_000)
    #expect(summary.bytes[.search] == nil)
    #expect(summary.products == [.selfAttention: 40_000_000, .feedForward: 80_000_000])
    // Steps of 8 and of 4 rows, as many of each, at positions 1 and 2.
    #expect(
      summary.feedForwardInputs
        == InputCounts(count: 1200, zero: 960, columns: 50, zeroColumns: 23))
    #expect(
      summary.feedForwardLayers
        == [
          InputCounts(count: 600, zero: 450, columns: 25, zeroColumns: 10),
          InputCounts(count: 600, zero: 510, columns: 25, zeroColumns: 13),
        ])
    // 9 tokens in 21 ms are fewer than in 19.4 ms.
    #expect(abs(summary.tokensPerSecond - 9 / 0.021) < 1e-9)
    #expect(abs(summary.waitingShare - 0.1) < 1e-12)
    #expect(abs(summary.imbalance - 9.0 / 8) < 1e-12)
  }

  @Test func `Parts of steps add up`() {
    for step in SampleReport.report.repetitions.flatMap(\.steps) {
      #expect(step.split.values.reduce(0, +) == step.nanoseconds)
    }
  }

  @Test func `Nearest ranks are values that occurred`() {
    let ten = Array(1...10)
    #expect(
      [0, 1, 10, 11, 50, 51, 90, 91, 100].map { Statistics.percentile($0, of: ten) }
        == [1, 1, 1, 2, 5, 6, 9, 10, 10])
    #expect(Statistics.percentile(50, of: [7]) == 7)
    #expect(Statistics.percentile(50, of: [Int]()) == 0)
    #expect(Statistics.median([3, 1]) == 1)
  }

  @Test func `Agrees with naive reference`() {
    for seed in UInt64(0)..<200 {
      var generator = SplitMix64(seed: seed)
      let count = Int.random(in: 1...60, using: &generator)
      let steps = (0..<count).map { _ in
        Self.step(
          position: Int.random(in: 1...40, using: &generator),
          nanoseconds: Int.random(in: 1_000...2_000_000, using: &generator))
      }
      let latency = ProfileSummary.Latency(of: steps)
      let times = steps.map(\.nanoseconds)
      for (percent, found) in [(50, latency.p50), (90, latency.p90), (99, latency.p99)] {
        let expected = times.filter { time in
          times.filter { $0 <= time }.count * 100 >= percent * count
        }.min()
        #expect(found == expected, "seed \(seed), \(percent) %")
      }
      let slope = Self.naiveSlope(steps)
      #expect(abs(latency.slope - slope) <= 1e-6 * max(abs(slope), 1), "seed \(seed)")
      Self.check(latency.histogram, times, "seed \(seed)")
    }
  }

  @Test func `Histogram bins are round and few`() {
    let bins = ProfileSummary.Bin.histogram(of: [1_230_000, 1_240_000, 1_690_000])
    // 20 µs wide: 10 µs would take 47 bins.
    #expect(bins.count == 24)
    #expect(bins.first == ProfileSummary.Bin(from: 1_220_000, to: 1_240_000, count: 1))
    #expect(bins.last == ProfileSummary.Bin(from: 1_680_000, to: 1_700_000, count: 1))
    #expect(
      ProfileSummary.Bin.histogram(of: [5, 5])
        == [ProfileSummary.Bin(from: 5, to: 6, count: 2)])
  }

  @Test func `Nothing to count is zero`() {
    for repetitions in [[], [ProfileRepetition(nanoseconds: 0, TranslationRecord())]] {
      let summary = ProfileSummary(of: repetitions)
      #expect(summary.latency.count == 0)
      #expect(summary.latency.histogram.isEmpty)
      #expect(summary.split.isEmpty)
      #expect(summary.feedForwardInputs == nil && summary.feedForwardLayers == nil)
      #expect(
        [
          summary.tokensPerSecond, summary.waitingShare, summary.imbalance, summary.latency.slope,
        ] == [0, 0, 0, 0])
    }
    var record = TranslationRecord()
    record.steps = [Self.step(position: 0, nanoseconds: 5)]
    let first = ProfileSummary(of: [ProfileRepetition(nanoseconds: 9, record)])
    #expect(first.firstStep == 5)
    #expect(first.latency.count == 0)
    record.steps = [Self.step(position: 3, nanoseconds: 5)]
    let one = ProfileSummary(of: [ProfileRepetition(nanoseconds: 9, record)])
    #expect(one.latency.p99 == 5)
    #expect(one.latency.slope == 0)
  }

  @Test func `Numbers beyond reason do not trap`() throws {
    for number in [Int.max, .max - 1, .min, 0, -1] {
      var record = TranslationRecord()
      record.phases = [.encode: number, .decode: number]
      record.steps = [1, 2, number].map { Self.step(position: $0, nanoseconds: number) }
      record.steps.append(Self.step(position: 4, nanoseconds: 1))
      record.operations = [
        OperationSpan(name: "x", layer: number, thread: number, start: number, nanoseconds: number)
      ]
      record.feedForwardLayers = [
        InputCounts(count: number, zero: number, columns: number, zeroColumns: number),
        InputCounts(count: 1, zero: number, columns: 1, zeroColumns: number),
      ]
      var report = SampleReport.report
      report.repetitions.append(ProfileRepetition(nanoseconds: number, record))
      report.ceilings.bytesPerSecond = Double(number)
      report.ceilings.reads = [Double(number), 1]
      report.ceilings.cacheByteCount = number
      report.ceilings.readByteCount = number
      report.summary = ProfileSummary(of: report.repetitions)
      report.summary.latency.histogram.append(
        ProfileSummary.Bin(from: number, to: number, count: number))
      #expect(!report.text.isEmpty)
      #expect(!report.csv.isEmpty)
      #expect(!ProfileComparison(SampleReport.report, report).text.isEmpty)
      _ = try ProfileTrace(report, lastRecord: record).json()
      #expect(try ProfileReport(json: report.json()) == report)
    }
  }

  private static func step(position: Int, nanoseconds: Int) -> StepRecord {
    StepRecord(
      batch: 0, position: position, start: nanoseconds, nanoseconds: nanoseconds,
      split: [.norms: nanoseconds, .search: nanoseconds], sentences: nanoseconds, rows: 1,
      cacheLength: 1, bytes: [.norms: nanoseconds, .search: nanoseconds],
      products: [.norms: nanoseconds], minorFaults: nanoseconds, majorFaults: nanoseconds,
      diskBytes: nanoseconds,
      residentBytes: nanoseconds, busy: [nanoseconds, nanoseconds],
      waiting: [nanoseconds, nanoseconds],
      feedForwardInputs: InputCounts(
        count: nanoseconds, zero: nanoseconds, columns: nanoseconds, zeroColumns: nanoseconds))
  }

  /// The textbook's formula, in one pass.
  private static func naiveSlope(_ steps: [StepRecord]) -> Double {
    var (n, x, y, xx, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for step in steps {
      n += 1
      x += Double(step.position)
      y += Double(step.nanoseconds)
      xx += Double(step.position) * Double(step.position)
      xy += Double(step.position) * Double(step.nanoseconds)
    }
    let divisor = n * xx - x * x
    return divisor == 0 ? 0 : (n * xy - x * y) / divisor
  }

  private static func check(_ bins: [ProfileSummary.Bin], _ times: [Int], _ label: Comment) {
    #expect((1...24).contains(bins.count), label)
    #expect(bins.first.map { $0.count > 0 } == true && bins.last.map { $0.count > 0 } == true)
    for bin in bins {
      #expect(bin.count == times.filter { bin.from <= $0 && $0 < bin.to }.count, label)
    }
    for (bin, next) in zip(bins, bins.dropFirst()) { #expect(bin.to == next.from, label) }
    #expect(Set(bins.map { $0.to - $0.from }).count == 1, label)
    #expect(bins.reduce(0) { $0 + $1.count } == times.count, label)
  }
}
