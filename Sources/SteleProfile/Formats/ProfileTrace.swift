public import SteleTransformer

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A timeline of one repetition in the trace event format, which Perfetto and Chrome's
/// `about:tracing` show.
///
/// Decoder steps have a track of their own above those of the threads. Below them are curves of how
/// fast each step read and how much memory the process held.
public struct ProfileTrace: Sendable {
  /// In the order of the file.
  private let events: [TraceEvent]

  /// The timeline of `lastRecord`, which was recorded with operations for the last repetition of
  /// `report`.
  public init(_ report: ProfileReport, lastRecord: TranslationRecord) {
    let names = Self.names(report, lastRecord)
    let counters = lastRecord.steps.flatMap(Self.counters)
    let spans =
      lastRecord.steps.map(Self.event) + lastRecord.operations.map(Self.event) + counters
    events = names + spans.sorted { $0.order < $1.order }
  }

  /// An object with an event on each line, ordered by their time, and a line feed.
  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes = Array(#"{"displayTimeUnit":"ms","traceEvents":["#.utf8)
    for (index, event) in events.enumerated() {
      bytes += Array((index == 0 ? "\n" : ",\n").utf8)
      bytes += try encoder.encode(event)
    }
    bytes += Array("\n]}\n".utf8)
    return bytes
  }

  private static func names(
    _ report: ProfileReport, _ record: TranslationRecord
  ) -> [TraceEvent] {
    let environment = report.environment
    let threads = Set(record.operations.map(\.thread)).union([0]).sorted()
    let process = "\(environment.tool), \(environment.model), \(environment.instructionSet)"
    return [
      TraceEvent(naming: "process_name", track: stepTrack, process),
      TraceEvent(naming: "thread_name", track: stepTrack, "decoder steps"),
    ]
      + threads.map { thread in
        TraceEvent(
          naming: "thread_name", track: track(ofThread: thread),
          "thread \(thread)\(thread == 0 ? ", which searches" : "")")
      }
  }

  /// Not 0, which viewers take for the thread that the process began with.
  private static let stepTrack = 1

  private static func track(ofThread thread: Int) -> Int { stepTrack &+ 1 &+ thread }

  private static func event(_ step: StepRecord) -> TraceEvent {
    TraceEvent(
      "step \(step.position)", category: "step", track: stepTrack, start: step.start,
      nanoseconds: step.nanoseconds,
      arguments: [
        "batch": .integer(step.batch), "sentences": .integer(step.sentences),
        "rows": .integer(step.rows), "cache length": .integer(step.cacheLength),
        "MB": .number(PartSpeed(of: step).bytes / 1e6),
      ])
  }

  private static func event(_ operation: OperationSpan) -> TraceEvent {
    TraceEvent(
      operation.name, category: "operation", track: track(ofThread: operation.thread),
      start: operation.start, nanoseconds: operation.nanoseconds,
      arguments: operation.layer.map { ["layer": .integer($0)] } ?? [:])
  }

  private static func counters(_ step: StepRecord) -> [TraceEvent] {
    var counters = [
      TraceEvent(
        counting: "read", at: step.start,
        ["GB/s": .number(PartSpeed(of: step).gigabytesPerSecond)])
    ]
    if step.residentBytes > 0 {
      counters.append(
        TraceEvent(
          counting: "resident memory", at: step.start,
          ["MB": .number(Double(step.residentBytes) / 1e6)]))
    }
    return counters
  }
}
