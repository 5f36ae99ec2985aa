import SteleProfile
import SteleTestSupport
import SteleTransformer
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Reports in files, whole ones and damaged ones.
@Suite struct ProfileJSONTests {
  @Test func `What was written is read`() throws {
    let report = SampleReport.report
    let json = try report.json()
    #expect(json.last == UInt8(ascii: "\n"))
    #expect(try ProfileReport(json: json) == report)
    #expect(try ProfileReport(json: json).json() == json)
  }

  /// As reports were before zeros were counted, and as those of models of floats are.
  @Test func `Report without counts of zeros is read`() throws {
    var report = SampleReport.report
    for repetition in report.repetitions.indices {
      report.repetitions[repetition].feedForwardLayers = nil
      for step in report.repetitions[repetition].steps.indices {
        report.repetitions[repetition].steps[step].feedForwardInputs = nil
      }
    }
    report.summary.feedForwardInputs = nil
    report.summary.feedForwardLayers = nil
    let json = try report.json()
    #expect(!String(decoding: json, as: UTF8.self).contains("feed_forward_"))
    #expect(try ProfileReport(json: json) == report)
    #expect(report.csv.split(separator: "\n").dropFirst().allSatisfy { $0.hasSuffix(",,") })
  }

  @Test func `Other schema is refused`() throws {
    #expect(throws: ProfileError.otherSchema(found: 9, expected: 2)) {
      try ProfileReport(json: Array(#"{"schema_version": 9, "unknown": []}"#.utf8))
    }
    // As it was written before keys had their present form.
    #expect(throws: ProfileError.otherSchema(found: 1, expected: 2)) {
      try ProfileReport(json: Array(#"{"schemaVersion": 1}"#.utf8))
    }
    let error = ProfileError.otherSchema(found: 9, expected: 2)
    #expect("\(error)".contains("measure again"))
  }

  @Test(arguments: ["", "{", "[]", "null", "{}", #"{"schema_version": 2}"#, "\u{0}"])
  func `What is no report is refused`(json: String) {
    #expect(throws: ProfileError.self) { try ProfileReport(json: Array(json.utf8)) }
  }

  @Test func `Damage is named`() throws {
    let text = String(decoding: try SampleReport.report.json(), as: UTF8.self)
    let damaged = text.replacing(
      #""start" : 14500000"#, with: #""start" : "soon""#, maxReplacements: 1)
    #expect(damaged != text)
    #expect(
      throws: ProfileError.damaged("repetitions.0.steps.1.start has a value of another type")
    ) {
      try ProfileReport(json: Array(damaged.utf8))
    }
  }

  @Test func `Report without repetitions is refused`() throws {
    var report = SampleReport.report
    report.repetitions = []
    let json = try report.json()
    #expect(throws: ProfileError.damaged("it has no repetitions")) {
      try ProfileReport(json: json)
    }
  }

  @Test func `Damaged bytes never trap`() throws {
    let json = try SampleReport.report.json()
    for seed in UInt64(0)..<300 {
      var generator = SplitMix64(seed: seed)
      var damaged = json
      for _ in 0..<3 {
        let place = Int.random(in: damaged.indices, using: &generator)
        damaged[place] = Array("0987654321-.e{}[],:\"n".utf8).randomElement(using: &generator) ?? 0
      }
      if seed % 3 == 0 {
        damaged.removeSubrange(Int.random(in: damaged.indices, using: &generator)...)
      }
      do throws(ProfileError) {
        let report = try ProfileReport(json: damaged)
        _ = report.text
        _ = report.csv
        _ = ProfileComparison(SampleReport.report, report).text
      } catch {
        #expect(!error.description.isEmpty, "seed \(seed)")
      }
    }
  }
}
