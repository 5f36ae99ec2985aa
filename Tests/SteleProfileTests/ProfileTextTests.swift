import SteleProfile
import SteleTranslation
import Testing

/// Tables for people, and one for programs.
@Suite struct ProfileTextTests {
  @Test func tellsSpeedsOfParts() {
    let text = SampleReport.report.text
    // 10 MB in 888.25 µs of 20 GB/s; 80 million multiply-adds are twice as many operations.
    #expect(
      text.contains(
        "feed-forward        888.3   34.0  10.00  11.26         56.3  180.13       22.5"))
    #expect(text.contains("Made-up \"<&>\" CPU · portable · 2 threads · sample.stele, 6.3 MB"))
    #expect(text.contains("p50 2.400 · p90 3.200 · p99 3.200 · max 3.200 · +225.000 µs"))
    #expect(text.contains("14 minor, 3 major in the steps of a repetition"))
    #expect(text.contains("own 30.0 MB, resident 90.0 MB, at most 95.0 MB"))
  }

  @Test func histogramHasAtMostTenLines() {
    let lines = SampleReport.report.text.split(separator: "\n").filter { $0.contains("█") }
    #expect((1...10).contains(lines.count))
  }

  @Test func reportWithoutStepsHasText() {
    let text = SampleReport.report([[], []]).text
    #expect(text.contains("first 0.000"))
    #expect(!text.contains("nan") && !text.contains("inf"))
  }

  @Test func everyLineOfCSVHasAllColumns() {
    let lines = SampleReport.report.csv.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.last == "")
    #expect(lines.count == 14)
    let columns = lines[0].split(separator: ",")
    #expect(columns.count == 28)
    #expect(columns.contains("self_attention_ns"))
    for line in lines.dropLast() {
      #expect(line.split(separator: ",", omittingEmptySubsequences: false).count == columns.count)
    }
    #expect(
      lines[2] == """
        0,0,1,14500000,2000000,20000,400000,300000,680000,80000,400000,20000,60000,40000,\
        2,8,2,30000000,15.000,0.7500,120000000,0.1500,0,0,0,90000000,3200000,400000
        """)
  }
}
