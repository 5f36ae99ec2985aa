import SteleDocument
import Synchronization
import Testing

@testable import SteleTranslation

@Suite("Jobs of documents")
struct DocumentJobTests {
  private func run(
    _ plan: DocumentPlan, _ translator: Capitals, jobs: Int = 1, resumes: Bool = false
  ) throws -> [DocumentJob.Outcome] {
    let outcomes = Mutex<[DocumentJob.Outcome]>([])
    try DocumentJob(
      plan, translator: translator, targetLanguage: "fra_Latn", jobs: jobs, resumes: resumes
    ).run { outcome in outcomes.withLock { $0.append(outcome) } }
    return outcomes.withLock { $0 }
  }

  /// A text of `count` lines of 100 characters.
  private func lines(_ count: Int) -> String {
    String(repeating: String(repeating: "word ", count: 19) + "end.\n", count: count)
  }

  @Test func `write each document where it lay in the folder`() throws {
    try withFolder { folder in
      try folder.write("one", to: "in/a.txt")
      try folder.write("two", to: "in/deep/er/b.txt")
      try folder.write("three", to: "in/c.bin")
      try folder.write("four", to: "in/.hidden.txt")
      let plan = try DocumentPlan(inputs: [folder["in"]], output: folder["out"])
      #expect(plan.leftOut.count == 1)
      for jobs in [1, 3] {
        _ = try run(plan, Capitals(), jobs: jobs)
        #expect(try folder.read("out/a.txt") == "ONE")
        #expect(try folder.read("out/deep/er/b.txt") == "TWO")
        #expect(!folder.has("out/c.bin"))
      }
    }
  }

  @Test func `go on where they were interrupted, with nothing done twice`() throws {
    try withFolder { folder in
      try folder.write(lines(1000), to: "in/a.txt")
      try folder.write(lines(500), to: "in/b.txt")
      let plan = try DocumentPlan(inputs: [folder["in"]], output: folder["out"])
      let first = Capitals(limit: 600)
      #expect(try run(plan, first).contains { $0.error != nil })
      #expect(!folder.has("out/a.txt"))
      #expect(throws: DocumentJobError.self) { try run(plan, Capitals()) }

      // A kill may leave half a line.
      let journal = try folder.read("out/.stele-job")
      try folder.write(journal + journal.prefix(40), to: "out/.stele-job")
      let known = journal.split(separator: "\"number\"").count - 1
      let second = Capitals()
      _ = try run(plan, second, resumes: true)
      #expect(second.translated == 1500 - known)
      #expect(try folder.read("out/a.txt") == lines(1000).uppercased())
      #expect(try folder.read("out/b.txt") == lines(500).uppercased())

      let third = Capitals()
      #expect(try run(plan, third, resumes: true).allSatisfy { $0.wasDone })
      #expect(third.translated == 0)
      try folder.write("changed", to: "in/b.txt")
      try folder.write("lost", to: "out/a.txt")
      _ = try run(plan, third, resumes: true)
      #expect(third.translated == 1 + 1000)
      #expect(try folder.read("out/b.txt") == "CHANGED")
      #expect(try folder.read("out/a.txt") == lines(1000).uppercased())
    }
  }

  @Test func `do the others where one fails`() throws {
    try withFolder { folder in
      try folder.write("one", to: "in/a.txt")
      try folder.write([0xFF, 0xFE, 0xFF], to: "in/b.txt")
      try folder.write("three", to: "in/c.txt")
      let plan = try DocumentPlan(inputs: [folder["in"]], output: folder["out"])
      let outcomes = try run(plan, Capitals())
      #expect(outcomes.filter { $0.error != nil }.map(\.task.name) == ["b.txt"])
      #expect(try folder.read("out/c.txt") == "THREE")
    }
  }

  @Test func `tell what they left as it was, and where`() throws {
    try withFolder { folder in
      try folder.write("one\n\n+---+---+\n| a | b |\n+---+---+\n", to: "a.md")
      let plan = try DocumentPlan(inputs: [folder["a.md"]], output: folder["b.md"])
      let outcomes = try run(plan, Capitals())
      #expect(outcomes.map(\.leftOut) == [1])
      #expect(outcomes.flatMap(\.problems).map(\.line) == [3])
      #expect(try folder.read("b.md") == "ONE\n\n+---+---+\n| a | b |\n+---+---+\n")
    }
  }

  @Test func `leave no journal beside a single document`() throws {
    try withFolder { folder in
      try folder.write("one", to: "a.txt")
      _ = try run(
        DocumentPlan(inputs: [folder["a.txt"]], output: folder["b.txt"]), Capitals())
      #expect(try folder.read("b.txt") == "ONE")
      #expect(!folder.has("b.txt.stele-job"))
    }
  }

  @Test func `refuse to write over what they read, or two documents to one place`() throws {
    try withFolder { folder in
      try folder.write("one", to: "x/a.txt")
      try folder.write("two", to: "y/a.txt")
      #expect(throws: DocumentJobError.self) {
        try DocumentPlan(inputs: [folder["x/a.txt"]], output: folder["x/a.txt"])
      }
      #expect(throws: DocumentJobError.self) {
        try DocumentPlan(inputs: [folder["x"]], output: folder["x"])
      }
      #expect(throws: DocumentJobError.self) {
        try DocumentPlan(inputs: [folder["x/a.txt"], folder["y/a.txt"]], output: folder["z"])
      }
      #expect(throws: DocumentJobError.self) {
        try DocumentPlan(inputs: [folder["x/a.txt"], folder["y/a.txt"]], output: nil)
      }
      #expect(throws: DocumentJobError.self) {
        try DocumentPlan(inputs: [folder["nothing.txt"]], output: nil)
      }
      let both = try DocumentPlan(inputs: [folder["x"], folder["y"]], output: folder["z"])
      #expect(both.tasks.map(\.name) == ["x/a.txt", "y/a.txt"])
    }
  }

  @Test func `take only what was asked for`() throws {
    try withFolder { folder in
      for name in ["a.txt", "b.txt", "sub/a.txt", "sub/c.txt"] {
        try folder.write("x", to: "in/\(name)")
      }
      func names(_ include: [String], _ exclude: [String]) throws -> [String] {
        try DocumentPlan(
          inputs: [folder["in"]], output: folder["out"],
          filter: .init(include: include, exclude: exclude)
        ).tasks.map(\.name)
      }
      #expect(try names(["a.*"], []) == ["a.txt", "sub/a.txt"])
      #expect(try names(["sub/*"], ["c.txt"]) == ["sub/a.txt"])
      #expect(try names(["**/c.txt"], []) == ["sub/c.txt"])
      #expect(
        try DocumentPlan(inputs: [folder["in/*.txt"]], output: folder["out"]).tasks.map(\.name)
          == ["a.txt", "b.txt"])
    }
  }
}
