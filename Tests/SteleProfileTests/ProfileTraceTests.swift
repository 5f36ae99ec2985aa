import SteleProfile
import SteleTransformer
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Timelines, read back as a viewer would.
@Suite struct ProfileTraceTests {
  private struct File: Decodable {
    var traceEvents: [Event]
  }

  private struct Event: Decodable {
    var name: String
    var ph: String
    var pid: Int
    var cat: String?
    var tid: Int?
    var ts: Double?
    var dur: Double?

    var end: Double { (ts ?? 0) + (dur ?? 0) }
  }

  private func events() throws -> [Event] {
    let record = SampleReport.record(SampleReport.times[1])
    let json = try ProfileTrace(SampleReport.report, lastRecord: record).json()
    return try JSONDecoder().decode(File.self, from: Data(json)).traceEvents
  }

  @Test func `Events are ordered by time`() throws {
    let times = try events().compactMap(\.ts)
    #expect(times.count == 6 + 14 + 12)
    #expect(times == times.sorted())
  }

  @Test func `Operations lie within steps`() throws {
    let events = try events()
    let steps = events.filter { $0.cat == "step" }
    #expect(steps.map(\.name) == ["step 0", "step 1", "step 2", "step 0", "step 1", "step 2"])
    #expect(steps.allSatisfy { $0.tid == 1 && $0.ph == "X" })
    let operations = events.filter { $0.name == "feedForward" }
    #expect(operations.count == 12)
    for operation in operations {
      #expect(operation.tid == 2 || operation.tid == 3)
      #expect(
        steps.contains { step in
          (step.ts ?? 0) <= (operation.ts ?? 0) && operation.end <= step.end
        })
    }
  }

  @Test func `Times are microseconds`() throws {
    let first = try events().first { $0.cat == "step" }
    #expect(first?.ts == 9500)
    #expect(first?.dur == 6000)
  }

  @Test func `Tracks have names`() throws {
    let names = try events().filter { $0.name == "thread_name" }
    #expect(names.map(\.tid) == [1, 2, 3])
    #expect(names.allSatisfy { $0.ph == "M" && $0.ts == nil && $0.pid == 1 })
  }

  @Test func `Counters have one value for each step`() throws {
    let counters = try events().filter { $0.ph == "C" }
    #expect(counters.filter { $0.name == "read" }.count == 6)
    #expect(counters.filter { $0.name == "resident memory" }.count == 6)
  }
}
