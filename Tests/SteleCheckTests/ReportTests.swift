import Foundation
import SteleTestSupport
import Testing

@testable import SteleCheck

@Suite struct ReportTests {
  @Test(arguments: CheckFormat.allCases)
  func `Every report of the sample files is byte for byte the committed one`(_ format: CheckFormat)
    throws
  {
    let name = format == .text ? "report.txt" : "\(format.rawValue).json"
    let url = Repository.golden.appending(path: "check/\(name)")
    let report = Data(SampleFiles.report(format))
    if ProcessInfo.processInfo.environment["STELE_RECORD"] != nil {
      try report.write(to: url)
      Issue.record("recorded \(name); look at it, then test without STELE_RECORD")
    }
    #expect(try Data(contentsOf: url) == report, "\(name) differs from the committed report")
  }

  @Test(arguments: CheckFormat.allCases)
  func `Every report but the one for people is JSON`(_ format: CheckFormat) throws {
    guard format != .text else { return }
    for bytes in [SampleFiles.report(format), emptyReport(format)] {
      #expect(try JSONSerialization.jsonObject(with: Data(bytes)) is [String: Any])
    }
  }

  private func emptyReport(_ format: CheckFormat) -> [UInt8] {
    var writer = format.writer(SampleFiles.context)
    return writer.begin() + writer.finish(CheckSummary())
  }

  @Test func `A report for people names findings first, and nothing in it moves the cursor`() {
    let lines = String(decoding: SampleFiles.report(.text), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("9 files, 60 bytes: 5 known, 1 eol-variant"))
    let denied = lines.firstIndex { $0.hasPrefix("src/a \"b\".c") }
    let plain = lines.firstIndex { $0.hasPrefix("src/plain.c") }
    #expect((denied ?? .max) < (plain ?? -1))
    #expect(lines.contains { $0.hasPrefix(#"src/\u{A}\xFFé.py  unknown"#) })
    for line in lines {
      #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
      #expect(!line.unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test func `Without --all a report for people leaves out what nothing is known of`() {
    var context = SampleFiles.context
    context.listsAll = false
    let text = String(decoding: SampleFiles.report(.text, context), as: UTF8.self)
    #expect(!text.contains("é.py") && text.contains("plain.c") && text.contains("locked"))
  }

  @Test func `A SARIF log has findings alone, unless all is asked for, and then they come first`()
    throws
  {
    var context = SampleFiles.context
    func kinds() throws -> [String] {
      try results(SampleFiles.report(.sarif, context)).compactMap { $0["kind"] as? String }
    }
    let all = try kinds()
    #expect(all.contains("informational") && all.first == "fail")
    #expect(
      Array(all.drop { $0 == "fail" }.prefix { $0 == "informational" }).count
        == all.filter { $0 == "informational" }.count)
    let levels = try results(SampleFiles.report(.sarif, context)).compactMap {
      $0["suppressions"] == nil ? $0["level"] as? String : nil
    }
    #expect(levels.first == "error")
    context.listsAll = false
    #expect(try kinds() == all.filter { $0 == "fail" })
  }

  private func run(_ report: [UInt8]) throws -> [String: Any] {
    let document = try JSONSerialization.jsonObject(with: Data(report)) as? [String: Any]
    return try #require((document?["runs"] as? [[String: Any]])?.first)
  }

  private func results(_ report: [UInt8]) throws -> [[String: Any]] {
    try #require(try run(report)["results"] as? [[String: Any]])
  }

  @Test
  func
    `A run never has more results than GitHub takes: the gravest stay, and what is left out is said`()
    throws
  {
    var writer = CheckFormat.sarif.writer(SampleFiles.context)
    var report = writer.begin()
    var summary = CheckSummary()
    let known = SampleFiles.known("known.c", "1", ["MIT"])
    let undecided = SampleFiles.known("undecided.c", "2", [], finding: .licenseUndecided)
    let denied = SampleFiles.known("denied.c", "3", ["GPL-3.0-only"], finding: .licenseDenied)
    for number in 0..<6_000 {
      for file in [known, undecided] + (number < 2_000 ? [denied] : []) {
        summary.add(file)
        report += writer.add(file)
      }
    }
    report += writer.finish(summary)
    let results = try results(report)
    #expect(results.count == 5_000)
    #expect(results.prefix(2_000).allSatisfy { $0["level"] as? String == "error" })
    #expect(results.dropFirst(2_000).allSatisfy { $0["level"] as? String == "note" })
    #expect(
      String(decoding: report, as: UTF8.self).contains("9000 results left out, the least grave"))
  }

  @Test func `A SARIF log never has more findings than GitHub takes`() throws {
    var writer = CheckFormat.sarif.writer(SampleFiles.context)
    var report = writer.begin()
    var summary = CheckSummary()
    let denied = SampleFiles.known("denied.c", "3", ["GPL-3.0-only"], finding: .licenseDenied)
    for _ in 0..<25_001 {
      summary.add(denied)
      report += writer.add(denied)
    }
    report += writer.finish(summary)
    #expect(try results(report).count == 25_000)
    #expect(String(decoding: report, as: UTF8.self).contains("1 result left out"))
  }

  @Test func `Each licence is a rule of its own, which results name by its place and identifier`()
    throws
  {
    let run = try run(SampleFiles.report(.sarif))
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]])
    let identifiers = rules.compactMap { $0["id"] as? String }
    #expect(Set(identifiers).count == rules.count)
    #expect(identifiers.contains("license-undecided/NONE"))
    let denied = try #require(
      rules.first { ($0["id"] as? String) == "license-denied/GPL-3.0-only" })
    #expect(denied["helpUri"] as? String == "https://spdx.org/licenses/GPL-3.0-only.html")
    #expect((denied["properties"] as? [String: [String]])?["tags"] == ["license", "copyleft"])
    for result in try #require(run["results"] as? [[String: Any]]) {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(result["ruleId"] as? String == identifiers[index])
    }
  }

  @Test func `Colours come only where they were asked for`() {
    var context = SampleFiles.context
    #expect(!SampleFiles.report(.text, context).contains(0x1B))
    context.usesColors = true
    #expect(SampleFiles.report(.text, context).contains(0x1B))
  }

  @Test func `Identifiers change with the document, and only then`() throws {
    func serialNumber(_ context: ReportContext) throws -> String? {
      let document = try JSONSerialization.jsonObject(
        with: Data(SampleFiles.report(.cyclonedx, context)))
      return (document as? [String: Any])?["serialNumber"] as? String
    }
    var other = SampleFiles.context
    other.corpusDigest = String(repeating: "cd", count: 32)
    let number = try serialNumber(SampleFiles.context)
    #expect(
      number?.wholeMatch(
        of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    #expect(try serialNumber(SampleFiles.context) == number)
    #expect(try serialNumber(other) != number)
  }

  @Test func `What names no licence is no licence in bills of materials`() throws {
    let file = SampleFiles.known("a.c", "1", ["NONE", "NOASSERTION", "", " ", "MIT"])
    func text(_ format: CheckFormat) -> String {
      var writer = format.writer(SampleFiles.context)
      return String(
        decoding: writer.begin() + writer.add(file) + writer.finish(CheckSummary()), as: UTF8.self)
    }
    #expect(
      text(.cyclonedx).contains(#""evidence":{"licenses":[{"license":{"id":"MIT"}}]}"#))
    let spdx = text(.spdx)
    #expect(spdx.ranges(of: #""simplelicensing_licenseExpression":"#).count == 1)
    #expect(
      spdx.contains(
        #""to":["expandedlicensing_NoneLicense","expandedlicensing_NoAssertionLicense","#))
  }

  @Test
  func
    `Every element of an SPDX document has an identifier of its own, and all that are named exist`()
    throws
  {
    let document = try JSONSerialization.jsonObject(with: Data(SampleFiles.report(.spdx)))
    let graph = try #require((document as? [String: Any])?["@graph"] as? [[String: Any]])
    let identifiers = graph.compactMap { $0["spdxId"] as? String }
    #expect(identifiers.count == graph.count - 1 && Set(identifiers).count == identifiers.count)
    let named = graph.flatMap { element in
      ["from", "to", "rootElement", "createdBy", "createdUsing"].flatMap { name in
        (element[name] as? [String]) ?? (element[name] as? String).map { [$0] } ?? []
      }
    }
    #expect(!named.isEmpty && Set(named).isSubset(of: identifiers))
    let places = graph.flatMap { element in
      (element["simplelicensing_customIdToUri"] as? [[String: String]] ?? []).compactMap {
        $0["value"]
      }
    }
    #expect(
      places.contains { identifiers.contains($0) } && places.contains { $0.hasPrefix("https:") })
    #expect(places.allSatisfy { identifiers.contains($0) || $0.hasPrefix("https:") })
    let relationships = graph.compactMap { $0["relationshipType"] as? String }
    #expect(Set(relationships) == ["hasDeclaredLicense"])
  }
}
