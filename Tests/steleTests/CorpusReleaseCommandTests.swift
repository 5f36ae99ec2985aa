import Foundation
import SteleTestSupport
import Testing

/// Releases corpus files as a user would.
@Suite struct CorpusReleaseCommandTests {
  private let folder: TemporaryFolder
  private static let rows = """
    {"content_id": "0000000000000000000000000000000000000001", "language": "C", "repo_name": "a/b"}
    {"content_id": "f00000000000000000000000000000000000000a", "language": null, "path": "/y.js"}

    """

  init() throws { folder = try TemporaryFolder() }

  @Test func `The same build and release give the same bytes`() throws {
    let rows = folder.path("rows.jsonl")
    try Data(Self.rows.utf8).write(to: URL(filePath: rows))
    func make(_ place: String) throws -> [String: Data] {
      let file = folder.path("\(place).stele")
      let built = try Program.run([
        "corpus", "build", "-o", file, "--side-tables", "repository,origins", "--dataset",
        "bigcode/the-stack-v2", "--dataset-revision", "abc", rows,
      ])
      #expect(built.status == 0, "\(built.error)")
      let first = folder.path("\(place)-1")
      let released = try Program.run([
        "corpus", "release", file, "-o", first, "--name", "stack",
      ])
      #expect(released.status == 0 && released.output == "stack 1.0.0\n", "\(released.error)")
      let owners = folder.path("owners")
      try Data("a\n".utf8).write(to: URL(filePath: owners))
      #expect(
        try Program.run([
          "corpus", "opt-out", "import", "--corpus", file, "--owners", owners, "--since",
          "2026-07-31",
        ]).status == 0)
      let merged = folder.path("\(place)-merged.stele")
      #expect(try Program.run(["corpus", "merge", "-o", merged, file]).status == 0)
      let second = folder.path("\(place)-2")
      let again = try Program.run([
        "corpus", "release", merged, "-o", second, "--name", "stack", "--parent",
        "\(first)/stack-1.0.0.stele",
      ])
      #expect(again.status == 0 && again.output == "stack 1.0.1\n", "\(again.error)")
      var contents: [String: Data] = [:]
      for folder in [first, second] {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
          contents["\(folder.suffix(1))/\(name)"] = try Data(
            contentsOf: URL(filePath: "\(folder)/\(name)"))
        }
      }
      return contents
    }
    let (left, right) = (try make("left"), try make("right"))
    #expect(left == right && left.count == 7)
    let file = folder.path("left-2/stack-1.0.1.stele")
    let text = try Program.run(["inspect", file]).output
    #expect(text.contains("  release      stack 1.0.1, after 1.0.0\n"))
    #expect(text.contains("  dataset      bigcode/the-stack-v2 at abc\n"))
    #expect(text.contains("  opt-outs     up to 2026-07-31, list "))
    #expect(text.contains("  opted out    1 files\n"))
  }
}
