import Foundation
import SteleCorpus
import SteleTestSupport
import Testing

@Suite struct ExpressionColumnTests {
  private let files: SampleFiles
  init() throws { files = try SampleFiles() }

  private static let key = String(repeating: "ab", count: 20)
  private static let other = String(repeating: "cd", count: 20)

  /// A file of rows that are given as JSON.
  private func build(_ name: String, _ lines: [String]) throws -> CorpusIndex {
    let rows = files.path(name + ".jsonl")
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: rows))
    let builder = try CorpusBuilder(path: files.path(name))
    try builder.add(rowsOf: try RowReader(path: rows))
    try builder.finish()
    return try CorpusIndex(opening: files.path(name))
  }

  private func row(_ key: String, _ members: String) -> String {
    "{\"content_id\": \"\(key)\", \(members)}"
  }

  private func report(_ corpus: CorpusIndex, _ key: String = key) throws -> LookupReport {
    try LookupReport(try #require(CorpusQuery(key)), in: corpus)
  }

  private func text(_ json: [UInt8]) -> String { String(decoding: json, as: UTF8.self) }

  @Test func `An expression is kept as it was written, whether or not it can be read, and told`()
    throws
  {
    for expression in ["MIT OR GPL-2.0-only", "mit/isc, or so", "LicenseRef-Own", " "] {
      let corpus = try build(
        "a",
        [
          row(
            Self.key,
            "\"detected_licenses\": [\"GPL-2.0-only\", \"MIT\"], "
              + "\"license_expression\": \"\(expression)\""),
          row(Self.other, "\"detected_licenses\": [\"GPL-2.0-only\", \"MIT\"]"),
        ])
      try corpus.verify()
      let report = try report(corpus)
      #expect(report.answer.row.licenseExpression == expression)
      #expect(report.answer.row.detectedLicenses == ["GPL-2.0-only", "MIT"])
      #expect(text(report.json).contains("\"license_expression\":\"\(expression)\""))
      #expect(report.text.contains("GPL-2.0-only, MIT (\(expression))"))
      #expect(try !text(self.report(corpus, Self.other).json).contains("license_expression"))
      var exporter = try CorpusExporter(primaryKeysOf: corpus)
      let listed = try #require(try exporter.next())
      #expect(text(listed.json).contains("\"license_expression\":\"\(expression)\""))
    }
  }

  @Test func `An expression may stand alone, an empty one or null is none`() throws {
    let corpus = try build("a", [row(Self.key, "\"license_expression\": \"MIT\"")])
    try corpus.verify()
    #expect(try report(corpus).answer.row.licenseExpression == "MIT")
    #expect(try report(corpus).answer.row.detectedLicenses == [])
    #expect(try report(corpus).text.contains("  MIT  "))
    let answered = try report(corpus).answer.row
    #expect(RowFilter(licenses: ["mit"]).matches(answered))
    #expect(!RowFilter(licenses: ["ISC"]).matches(answered))
    for value in ["\"\"", "null"] {
      let corpus = try build("b", [row(Self.key, "\"license_expression\": \(value)")])
      #expect(try report(corpus).answer.row.licenseExpression == nil)
      #expect(!corpus.hasLicenseExpressions)
    }
    #expect(throws: CorpusError.self) {
      try build("c", [row(Self.key, "\"license_expression\": [\"MIT\"]")])
    }
  }

  @Test func `Files in which no row has an expression are as they were before there were any`()
    throws
  {
    _ = try build("a", [row(Self.key, "\"detected_licenses\": [\"MIT\"]")])
    _ = try build(
      "b", [row(Self.key, "\"detected_licenses\": [\"MIT\"], \"license_expression\": null")])
    #expect(
      try CorpusIndex(opening: files.path("a")).manifest().dataDigest
        == CorpusIndex(opening: files.path("b")).manifest().dataDigest)
  }

  @Test func `Rows in any order give the same bytes, and another expression counts as relicensed`()
    throws
  {
    let lines = (0..<200).map { number in
      let key = String(format: "%040x", number / 2 &* 0x9E37_79B9)
      let expression = number % 3 == 0 ? "null" : "\"MIT OR L-\(number % 7)\""
      return row(
        key, "\"detected_licenses\": [\"MIT\"], \"license_expression\": \(expression)")
    }
    let first = try build("a", lines)
    let second = try build("b", lines.reversed())
    let (digest, other) = (try first.manifest().dataDigest, try second.manifest().dataDigest)
    #expect(digest == other)
    let old = try build("old", [row(Self.key, "\"license_expression\": \"MIT OR ISC\"")])
    let new = try build("new", [row(Self.key, "\"license_expression\": \"MIT AND ISC\"")])
    var changes = try CorpusDiff(from: old, to: new).changes()
    while try changes.next() != nil {}
    #expect(changes.counts.relicensed == 1)
  }
}
