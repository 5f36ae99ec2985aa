import SteleTransformer
import Testing

@testable import SteleProfile

/// Tables for people, and one for programs.
@Suite struct ProfileTextTests {
  @Test func `Tells speeds of parts`() {
    let text = SampleReport.report.text
    // 10 MB in 888.25 µs of 20 GB/s; 80 million multiply-adds are twice as many operations.
    #expect(
      text.contains(
        "feed-forward        888.3   34.0  10.00  11.26         56.3  180.13       22.5"))
    #expect(text.contains("Made-up \"<&>\" CPU · portable · 2 threads · sample.stele, 6.3 MB"))
    #expect(
      text.contains(
        "2026-11-30T08:15:00Z · commit abc1234 · Debian 12, Linux 6.1 · load 0.25 on 2 cores\n"))
    #expect(text.contains("p50 2.400 · p90 3.200 · p99 3.200 · max 3.200 · +225.000 µs"))
    #expect(text.contains("14 minor, 3 major in the steps of a repetition"))
    #expect(text.contains("own 30.0 MB, resident 90.0 MB, at most 95.0 MB"))
  }

  @Test func `Tells how many inputs are zero`() {
    let report = SampleReport.report
    #expect(
      report.text.contains(
        """

        inputs of the second feed-forward matrix: 80.0 % zero (75.0 to 85.0 % by layer)
        lines of four that are zero for all rows: 46.0 % (40.0 to 52.0 % by layer)

        """))
    // A model of one layer has no range, one of floats has no such inputs.
    var single = report
    single.summary.feedForwardLayers?.removeLast()
    #expect(single.text.contains("matrix: 80.0 % zero\n"))
    var floats = report
    floats.summary.feedForwardInputs = nil
    #expect(!floats.text.contains("zero"))
  }

  @Test func `Phases add up to a repetition`() throws {
    // 30.4 and 32 ms; the shares are of their mean.
    let lines = SampleReport.report.text.split(separator: "\n").map { line in
      line.split(separator: " ").map(String.init)
    }
    let first = try #require(lines.firstIndex { $0.first == "phase," })
    let last = try #require(lines.firstIndex { $0.starts(with: ["a", "repetition"]) })
    let rows = lines[(first + 1)..<last].map { $0.suffix(2).compactMap(Double.init) }
    #expect(rows.count == 7 && lines[last].suffix(2) == ["31.200", "100.0"])
    #expect(abs(rows.reduce(0) { $0 + $1[0] } - 31.2) < 0.01)
    #expect(abs(rows.reduce(0) { $0 + $1[1] } - 100) < 0.5)
  }

  @Test func `One of a thing has no plural`() {
    var report = SampleReport.report([SampleReport.times[0]])
    report.environment.threads = 1
    report.work = ProfileWork(kind: .text, sentences: 1, sourceTokens: 1, tokens: 9, beams: 2)
    let text = report.text
    for part in [
      " · 1 thread · ", "text, 1 sentence, 1 source token into 9, 2 beams · 1 repetition",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `Waiting and unsteady memory are warned of first`() {
    #expect(SampleReport.report.warnings.isEmpty)
    let busy = SampleReport.busyReport
    #expect(busy.warnings.count == 2)
    #expect(busy.text.hasPrefix("WARNING: threads spent 90.0 % of their time waiting"))
    #expect(busy.text.contains("the load was 0.25 on 2 cores"))
    #expect(busy.text.contains("WARNING: memory gave 11.8 to 154.0 GB/s"))
    #expect(
      busy.text.contains("ceilings: 140.3 GB/s from memory (11.8 to 154.0 in 4 reads of 128.0 MB)"))
    #expect(busy.text.contains("the model fits the last-level cache of 32.0 MB"))
    #expect(
      ProfileComparison(SampleReport.report, busy).warnings.contains { $0.hasPrefix("after: ") })
    // Alone, a thread waits for nobody.
    var single = busy.environment
    single.threads = 1
    let alone = ProfileReport(
      environment: single, work: busy.work, ceilings: SampleReport.report.ceilings,
      mapNanoseconds: 1, repetitions: busy.repetitions, memory: busy.memory)
    #expect(alone.warnings.isEmpty)
  }

  @Test func `Histogram has at most ten lines`() {
    let lines = SampleReport.report.text.split(separator: "\n").filter { $0.contains("█") }
    #expect((1...10).contains(lines.count))
  }

  @Test func `Report without steps has text`() {
    let text = SampleReport.report([[], []]).text
    #expect(text.contains("first 0.000"))
    #expect(!text.contains("nan") && !text.contains("inf"))
  }

  @Test func `Every line of CSV has all columns`() {
    let lines = SampleReport.report.csv.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "")
    #expect(lines.count == 14)
    let columns = lines[0].split(separator: ",")
    #expect(columns.count == 31)
    #expect(columns.contains("self_attention_ns"))
    for line in lines.dropLast() {
      #expect(line.split(separator: ",", omittingEmptySubsequences: false).count == columns.count)
    }
    #expect(
      lines[2] == """
        0,0,1,14500000,2000000,20000,400000,300000,680000,80000,400000,20000,60000,0,40000,\
        2,8,2,30000000,15.000,0.7500,120000000,0.1500,0,0,0,90000000,3200000,400000,\
        0.8000,0.4400
        """)
  }
}
