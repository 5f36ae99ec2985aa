import SteleTransformer
import Testing

@testable import SteleProfile

@Suite("A profile as a page")
struct ProfilePageTests {
  @Test func `needs nothing from elsewhere and runs nothing`() {
    let page = ProfilePage(ProfilePageSample.report(steps: 36, repetitions: 5)).html
    for forbidden in ["<script", "http://", "https://", "url(", "@import", "javascript:", "src="] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
    #expect(page.firstMatch(of: /\son[a-z]+\s*=/) == nil)
  }

  @Test func `closes every element that it opens`() {
    #expect(tagImbalance(in: "<p><b></p></b>") != nil)
    #expect(tagImbalance(in: "<p>") != nil)
    #expect(tagImbalance(in: "</p>") != nil)
    let page = ProfilePage(ProfilePageSample.report(steps: 36, repetitions: 5)).html
    #expect(tagImbalance(in: page) == nil)
  }

  @Test func `escapes what the report says of its origin`() {
    var report = ProfilePageSample.report(steps: 3)
    report.environment.model = "<b onclick=\"x\">&'\u{0}</title>"
    report.environment.processor = "</p><i>"
    report.environment.tool = "\"<a>"
    report.environment.instructionSet = "<s>"
    report.environment.modelChecksum = "<u>"
    let page = ProfilePage(report).html
    #expect(page.contains("<h1>&lt;b onclick=&quot;x&quot;&gt;&amp;&#39; &lt;/title&gt;</h1>"))
    #expect(tagImbalance(in: page) == nil)
    for tag in ["<b ", "<i>", "<a>", "<u>", "<s>"] { #expect(!page.contains(tag), "\(tag)") }
  }

  @Test(arguments: StepPart.allCases)
  func `names and colors every part that took time`(part: StepPart) {
    let page = ProfilePage(ProfilePageSample.report(steps: 36)).html
    #expect(page.contains("<li><span class=\"swatch \(part.rawValue)\"></span>\(part.title) "))
    #expect(page.contains(".\(part.rawValue) { --color: #"))
  }

  @Test func `stacks what the parts took, one bar for each position`() throws {
    let report = ProfilePageSample.report(steps: 36, repetitions: 3)
    let positions = ProfilePagePositions(of: report.repetitions)
    #expect(positions.groups.count == 36)
    #expect(positions.groupSize == 1)
    for group in positions.groups {
      #expect(abs(group.split.values.reduce(0, +) - group.median) <= 1e-9 * group.median)
    }
    let html = ProfilePageSplit(positions, report.summary).html
    #expect(html.matches(of: /<rect\b/).count == 36)

    // What the parts of the second bar add up to is where the bar's tip begins; the first is pressed.
    let tips = html.matches(of: /class="tip" x="[^"]+" y="([^"]+)"/).map(\.1)
    let tops = html.matches(of: /class="bar \w+" d="M[^M]+M[\d.]+ ([\d.]+)H/).map(\.1)
    #expect(tops.count == StepPart.allCases.count)
    #expect(try #require(tops.last) == tips[1])
  }

  @Test(arguments: [1, 5])
  func `takes neighbours together in long translations and stays small`(repetitions: Int) {
    let report = ProfilePageSample.report(steps: 10_000, repetitions: repetitions)
    let positions = ProfilePagePositions(of: report.repetitions)
    #expect(positions.groups.count == 386)
    #expect(positions.groups.first?.last == 0)
    #expect(positions.groups.last?.last == 9_999)
    #expect(positions.groups.reduce(0) { $0 + $1.times.count } == 10_000 * repetitions)
    let page = ProfilePage(report).html
    #expect(page.utf8.count < 500_000)
    #expect(page.matches(of: /<rect\b/).count == 386)
    #expect(page.contains("Each bar stands for 26 neighbouring positions."))
    #expect(tagImbalance(in: page) == nil)
  }

  @Test(arguments: ProfilePageSample.degenerate.keys.sorted())
  func `is valid whatever the report says`(_ name: String) throws {
    let page = ProfilePage(try #require(ProfilePageSample.degenerate[name])).html
    #expect(tagImbalance(in: page) == nil)
    #expect(page.firstMatch(of: /[ ">-](nan|inf)\b/) == nil)
    #expect(page.utf8.count < 500_000)
  }

  @Test func `The page says when, how and on what was measured, and warns above all charts`() throws
  {
    let page = ProfilePage(SampleReport.busyReport).html
    let warning = try #require(page.firstRange(of: "Warning: threads spent 90.0 %"))
    let chart = try #require(page.firstRange(of: "<figure>"))
    #expect(warning.lowerBound < chart.lowerBound)
    #expect(page.contains("<code>stele profile -m &#39;&lt;a b&gt;&#39;</code>"))
    for part in ["2026-11-30T08:15:00Z", "commit abc1234", "Debian 12, Linux 6.1", "load 0.25"] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(page.contains("see the warning above before looking at kernels"))
    #expect(tagImbalance(in: page) == nil)
    #expect(!ProfilePage(SampleReport.report).html.contains("Warning: "))
  }

  @Test func `Colors of a bar add up to the median step of several repetitions`() {
    for group in ProfilePagePositions(
      of: ProfilePageSample.report(steps: 40, repetitions: 7).repetitions
    )
    .groups {
      let sum = group.split.values.reduce(0, +)
      #expect(abs(sum - group.median) <= 1e-9 * group.median)
    }
  }

  @Test func `A comparison has a page of its own, whatever is compared`() {
    let sample = ProfilePageSample.report(steps: 12, repetitions: 2)
    for (name, report) in ProfilePageSample.degenerate {
      for page in [
        ProfileComparisonPage(sample, report).html, ProfileComparisonPage(report, sample).html,
      ] {
        #expect(tagImbalance(in: page) == nil, "\(name)")
        #expect(page.firstMatch(of: /[ ">-](nan|inf)\b/) == nil, "\(name)")
        #expect(!page.contains("<script") && !page.contains("http"), "\(name)")
      }
    }
    let page = ProfileComparisonPage(SampleReport.report, SampleReport.busyReport).html
    #expect(page.contains("What changed") && page.contains("feed-forward"))
    #expect(page.contains("Warning: after: threads spent 90.0 %"))
  }
}

/// The first tag that closes what is not open, or opens what is not closed; nil if there is none.
private func tagImbalance(in page: String) -> String? {
  var open: [Substring] = []
  for tag in page.matches(of: /<(\/?)([a-z0-9]+)[^<>]*?(\/?)>/) {
    if tag.1 == "/" {
      guard open.popLast() == tag.2 else { return String(tag.0) }
    } else if tag.3.isEmpty && !["meta", "br"].contains(tag.2) {
      open.append(tag.2)
    }
  }
  return open.last.map(String.init)
}
