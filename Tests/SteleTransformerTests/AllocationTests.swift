import Foundation
import SteleConversion
import SteleModelFormat
import SteleTestSupport
import Testing

/// How often memory is asked for while decoding, counted in a process of its own with an allocator
/// that counts: see Tests/Programs/SteleAllocationCounter, and Tools/checks/step-allocations, which
/// has it optimized.
@Suite struct AllocationTests {
  /// Beams, sentences, threads, no-repeat-ngram, repetition penalty, who looks at scores, and
  /// top-k where beams are samples.
  private static let works = [
    "1 1 1 0 1 unscored", "1 1 1 0 1 scored", "1 3 2 0 1 unscored", "1 12 2 0 1 unscored",
    "1 3 2 3 1.2 scored", "4 1 1 0 1 scored", "4 1 2 0 1 scored", "4 3 1 0 1 scored",
    "4 3 2 0 1 scored", "4 3 2 3 1.2 scored", "2 2 2 1 1 scored",
    "1 1 1 0 1 unscored 50", "1 3 2 3 1.2 scored 50", "3 2 2 0 1 scored 0",
    "3 2 1 2 1.2 unscored 0",
  ]

  @Test(arguments: [WeightType.int8, .float32])
  func `A translation takes as much memory for many steps as for few`(_ weights: WeightType) throws
  {
    let demo = try Demo(weights)
    for work in Self.works {
      guard let counts = try demo.allocations(work) else { return }
      print("allocations for 2, 20 and 120 tokens, \(weights), \(work): \(counts)")
      #expect(counts.count == 3 && counts.allSatisfy { $0 == counts[0] }, "\(work)")
    }
  }

  @Test(arguments: ["1 0 1", "4 0 1", "4 3 1.2", "16 0 1.2", "64 2 1"])
  func `A search takes no memory wherever hypotheses end`(_ work: String) throws {
    guard let counts = try count(["search"] + work.split(separator: " ").map(String.init))
    else { return }
    #expect(counts == [0])
  }

  @Test func `What takes memory is counted`() throws {
    guard let counts = try count(["control"]) else { return }
    #expect(counts == [5])
    guard let watched = try Demo(.int8).allocations("1 1 1 0 1 watched") else { return }
    #expect(watched[1] >= watched[0] + 18 && watched[2] >= watched[1] + 100, "a record a step")
  }

  /// The demo model, which is large enough that threads share its work.
  private struct Demo {
    let folder: TemporaryFolder
    let path: String

    init(_ weights: WeightType) throws {
      folder = try TemporaryFolder()
      path = folder.path("demo.stele")
      try Converter(
        checkpoint: Repository.root.appending(path: "Models/demo").path, weights: weights
      ).write(to: path)
    }

    func allocations(_ work: String, test: String = #function) throws -> [Int]? {
      try count(["translate", path] + work.split(separator: " ").map(String.init), test: test)
    }
  }
}

/// What the counting program prints; nil, and a printed reason, where nothing can be counted.
private func count(_ arguments: [String], test: String = #function) throws -> [Int]? {
  let process = Process()
  let output = Pipe()
  process.executableURL =
    try ProcessInfo.processInfo.environment["STELE_ALLOCATION_COUNTER"].map { URL(filePath: $0) }
    ?? BuiltProgram.url("SteleAllocationCounter")
  process.arguments = arguments
  process.standardOutput = output
  try process.run()
  let data = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0)
  let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
  let counts = lines.compactMap { Int($0) }
  guard counts.isEmpty, let reason = lines.first else { return counts }
  print("SKIPPED: \(test): \(reason)")
  return nil
}
