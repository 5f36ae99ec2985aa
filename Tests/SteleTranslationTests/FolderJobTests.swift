import SteleDocument
import SteleTestSupport
import SteleTransformer
import Synchronization
import Testing

@testable import SteleTranslation

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes capitals of letters and appends the text's number; fails where it finds `POISON`, and
/// altogether after so many texts.
private final class Numbering: UnitTranslating {
  private let limit: Int
  private let onCall: @Sendable () -> Void
  private let state = Mutex((translated: 0, calls: 0, isBroken: false))

  init(limit: Int = .max, onCall: @escaping @Sendable () -> Void = {}) {
    self.limit = limit
    self.onCall = onCall
  }

  /// Texts that it translated.
  var translated: Int { state.withLock { $0.translated } }
  var calls: Int { state.withLock { $0.calls } }

  func translate(
    _ units: [TextUnit], numbers: [Int]
  ) throws(TranslationError) -> [TextTranslation] {
    onCall()
    let texts = units.map { String(decoding: $0.text, as: UTF8.self) }
    let works = state.withLock { state in
      state.calls += 1
      if state.translated + units.count > limit { state.isBroken = true }
      guard !state.isBroken, !texts.contains(where: { $0.contains("POISON") }) else { return false }
      state.translated += units.count
      return true
    }
    guard works else { throw .outOfMemory(byteCount: 1) }
    return zip(zip(units, texts), numbers).map { pair, number in
      var unit = pair.0
      unit.text = Array("\(pair.1.uppercased()) #\(number)".utf8)
      unit.marks = []
      return TextTranslation(unit: unit, sentences: [], counts: TextCounts(), error: nil)
    }
  }
}

@Suite("Jobs of folders")
struct FolderJobTests {
  /// Runs a job, whose outcomes must come in the order of the plan, and returns them.
  @discardableResult
  private func run(
    _ plan: DocumentPlan, _ translator: Numbering, jobs: Int = 1, resumes: Bool = false
  ) throws -> [DocumentJob.Outcome] {
    let outcomes = Mutex<[DocumentJob.Outcome]>([])
    let last = Mutex(DocumentJob.Progress())
    try DocumentJob(
      plan, translator: translator, targetLanguage: "fra_Latn", jobs: jobs, resumes: resumes
    ).run(
      progress: { progress in
        last.withLock {
          #expect(progress.done >= $0.done && progress.earlier <= progress.done)
          $0 = progress
        }
      },
      report: { outcome in outcomes.withLock { $0.append(outcome) } })
    #expect(outcomes.withLock { $0.map(\.task.name) } == plan.tasks.map(\.name))
    #expect(last.withLock { $0.done } == plan.tasks.reduce(0) { $0 + $1.byteCount })
    return outcomes.withLock { $0 }
  }

  /// What the translation of a document on its own is; nil if it cannot be read.
  private func expected(_ bytes: [UInt8], _ name: String) throws -> String? {
    guard let format = DocumentFormat(path: name),
      let document = try? Document(parsing: bytes, as: format)
    else { return nil }
    let translations = try Numbering().translate(
      document.units, numbers: Array(document.units.indices))
    return String(
      decoding: try document.rendered(
        with: translations.map(\.unit), targetLanguage: "fra_Latn"), as: UTF8.self)
  }

  private func lines(_ count: Int, _ random: inout SplitMix64) -> String {
    (0..<count).map { _ in
      let words = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        "word\(Int.random(in: 0...9, using: &random))"
      }
      return words.joined(separator: " ") + ".\n\n"
    }.joined()
  }

  /// A document of any size and type, some of which cannot be read.
  private func document(_ random: inout SplitMix64) -> (type: String, bytes: [UInt8]) {
    let count = Int.random(in: 0...9, using: &random) == 0 ? 400 : 4
    let text = lines(Int.random(in: 0...count, using: &random), &random)
    switch Int.random(in: 0...9, using: &random) {
    case 0: return ("txt", [0xFF, 0xFE, 0xFF])
    case 1: return ("txt", [])
    case 2, 3:
      let fields = text.split(separator: "\n").enumerated().map { "\"k\($0)\": \"\($1)\"" }
      return ("json", Array("{\(fields.joined(separator: ", "))}".utf8))
    case 4: return ("json", Array("{\"a\": ".utf8))
    case 5: return ("md", Array(("# Title\n\n" + text).utf8))
    default: return ("txt", Array(text.utf8))
    }
  }

  /// Writes documents to `in/`, and returns what their translations are, nil where there is none.
  private func fill(
    _ folder: TestFolder, _ random: inout SplitMix64
  ) throws -> [String: String?] {
    var expected: [String: String?] = [:]
    for number in 0..<Int.random(in: 1...40, using: &random) {
      let (type, bytes) = document(&random)
      let name = (number % 3 == 0 ? "sub/" : "") + "\(number).\(type)"
      try folder.write(bytes, to: "in/\(name)")
      expected[name] = try self.expected(bytes, name)
    }
    return expected
  }

  private func check(
    _ folder: TestFolder, _ outcomes: [DocumentJob.Outcome], _ expected: [String: String?]
  ) throws {
    for outcome in outcomes {
      let name = outcome.task.name
      if case .some(.some(let text)) = expected[name] {
        #expect(outcome.error == nil, "\(name): \(String(describing: outcome.error))")
        #expect(try folder.read("out/\(name)") == text)
      } else {
        #expect(outcome.error != nil && !folder.has("out/\(name)"), "\(name)")
      }
    }
  }

  @Test func `make what each document alone would become, however many jobs`() throws {
    var random = SplitMix64(seed: 51)
    for _ in 0..<8 {
      try withFolder { folder in
        let expected = try fill(folder, &random)
        let plan = try DocumentPlan(inputs: [folder["in"]], output: folder["out"])
        let jobs = Int.random(in: 1...4, using: &random)
        try check(folder, try run(plan, Numbering(), jobs: jobs), expected)
      }
    }
  }

  @Test func `go on from wherever they were interrupted, and do nothing twice`() throws {
    var random = SplitMix64(seed: 52)
    for _ in 0..<8 {
      try withFolder { folder in
        let expected = try fill(folder, &random)
        let plan = try DocumentPlan(inputs: [folder["in"]], output: folder["out"])
        let all = Numbering()
        try run(plan, all)
        for name in expected.keys where folder.has("out/\(name)") {
          try folder.remove("out/\(name)")
        }
        try folder.remove("out/.stele-job")

        let first = Numbering(limit: Int.random(in: 0...max(1, all.translated), using: &random))
        try run(plan, first, jobs: Int.random(in: 1...3, using: &random))
        let second = Numbering()
        let jobs = Int.random(in: 1...3, using: &random)
        try check(folder, try run(plan, second, jobs: jobs, resumes: true), expected)
        #expect(first.translated + second.translated == all.translated)
      }
    }
  }

  @Test func `go on from what a kill left, whatever it is`() throws {
    var random = SplitMix64(seed: 53)
    for _ in 0..<8 {
      try withFolder { folder in
        let expected = try fill(folder, &random)
        let plan = try DocumentPlan(inputs: [folder["in"]], output: folder["out"])
        // A failing run leaves all lines of its journal.
        try folder.write([0xFF, 0xFE, 0xFF], to: "in/zz.txt")
        let failing = try DocumentPlan(inputs: [folder["in"]], output: folder["out"])
        try run(failing, Numbering())
        let journal = try folder.read("out/.stele-job")
        try folder.write(
          Array(journal.utf8.prefix(Int.random(in: 0...journal.utf8.count, using: &random))),
          to: "out/.stele-job")
        for name in expected.keys where folder.has("out/\(name)") {
          if Bool.random(using: &random) { try folder.remove("out/\(name)") }
        }
        try check(folder, try run(plan, Numbering(), resumes: true), expected)
      }
    }
  }

  @Test func `translate texts of different documents together`() throws {
    try withFolder { folder in
      for number in 0..<100 { try folder.write("a cat\n", to: "in/\(number).txt") }
      let plan = try DocumentPlan(inputs: [folder["in"]], output: folder["out"])
      let translator = Numbering()
      try run(plan, translator)
      #expect(translator.translated == 100)
      #expect(translator.calls == 1)
      // There is something to do for all.
      let shared = Numbering()
      for number in 0..<100 {
        try folder.write("a cat and \(number) dogs and birds and fish\n", to: "in/\(number).txt")
      }
      try run(try DocumentPlan(inputs: [folder["in"]], output: folder["new"]), shared, jobs: 4)
      #expect(shared.translated == 100)
      #expect(shared.calls >= 4)
    }
  }

  @Test func `read a document no sooner than its texts are due`() throws {
    try withFolder { folder in
      var random = SplitMix64(seed: 54)
      for name in ["a", "b", "c"] { try folder.write(lines(900, &random), to: "in/\(name).txt") }
      let plan = try DocumentPlan(inputs: [folder["in"]], output: folder["out"])
      let translator = Numbering { try? FileManager.default.removeItem(atPath: folder["in/c.txt"]) }
      let outcomes = try run(plan, translator)
      #expect(outcomes.map { $0.error != nil } == [false, false, true])
    }
  }

  @Test func `lose only the document that the model cannot translate`() throws {
    try withFolder { folder in
      for number in 0..<20 {
        try folder.write(number == 7 ? "one\n\nPOISON\n" : "one\n\ntwo\n", to: "in/\(number).txt")
      }
      let plan = try DocumentPlan(inputs: [folder["in"]], output: folder["out"])
      for jobs in [1, 3] {
        let outcomes = try run(plan, Numbering(), jobs: jobs, resumes: true)
        #expect(outcomes.filter { $0.error != nil }.map(\.task.name) == ["7.txt"])
      }
      #expect(try folder.read("out/8.txt") == "ONE #0\n\nTWO #1\n")
      #expect(!folder.has("out/7.txt"))
    }
  }
}
