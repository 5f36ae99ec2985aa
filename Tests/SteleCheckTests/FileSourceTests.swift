import Foundation
import SteleTestSupport
import Testing

@testable import SteleCheck

@Suite struct FileSourceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for path in ["a.c", "a.o", "out/x", "out/y", "src/b.c", "src/b.o", "report.o"] {
      let file = folder.url.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
    }
    try EmptyRepository.make(in: folder.url)
    try Data("*.o\nout/\n".utf8).write(to: folder.url.appending(path: ".gitignore"))
  }

  private func ignored(_ paths: [String], _ change: (inout CheckPlan) throws -> Void = { _ in })
    throws -> Int
  {
    var plan = CheckPlan(paths: paths.map(folder.path))
    try change(&plan)
    var source = FileSource(plan)
    while source.nextBatch() != nil {}
    return source.ignored
  }

  @Test
  func `What rules leave out is counted once, a folder as one, and the check's own files are not`()
    throws
  {
    #expect(try ignored([""]) == 4)
    #expect(try ignored(["", "src"]) == 4)
    #expect(try ignored(["src", ""]) == 4)
    #expect(try ignored(["src/b.o", "a.c"]) == 0)
    #expect(try ignored([""]) { $0.leaveOut(folder.path("report.o")) } == 3)
    #expect(try ignored([""]) { $0.followsGitIgnore = false } == 0)
    let rules = folder.path("../\(folder.url.lastPathComponent)-rules")
    defer { try? FileManager.default.removeItem(atPath: rules) }
    try Data("src\n*.c\n".utf8).write(to: URL(filePath: rules))
    #expect(try ignored([""]) { $0.ignoreFiles = [try IgnoreFile(reading: rules)] } == 5)
    #expect(
      try ignored(["src/b.c", "a.c"]) { $0.ignoreFiles = [try IgnoreFile(reading: rules)] } == 2)
  }
}
