import Foundation
import SteleSourceTree
import SteleTestSupport
import Testing

@testable import SteleCheck

@Suite struct TreeCheckTests {
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

  private func ignored(_ paths: [String], _ options: CheckOptions = CheckOptions()) -> Int {
    let roots = paths.compactMap { TreeRoot(folder.path($0)) }
    let leftOut = TreeCheck.leftOut(of: roots, options)
    let files = TreeCheck.files(of: roots, options, ignoring: leftOut)
    while files.next() != nil {}
    return files.ignored
  }

  @Test
  func `What rules leave out is counted once, a folder as one, and the check's own files are not`()
    throws
  {
    #expect(ignored([""]) == 4)
    #expect(ignored(["", "src"]) == 4)
    #expect(ignored(["src", ""]) == 4)
    #expect(ignored(["src/b.o", "a.c"]) == 0)
    #expect(ignored([""], CheckOptions(leavingOut: [folder.path("report.o")])) == 3)
    #expect(ignored([""], CheckOptions(followsGitIgnore: false)) == 0)
    let rules = folder.path("../\(folder.url.lastPathComponent)-rules")
    defer { try? FileManager.default.removeItem(atPath: rules) }
    try Data("src\n*.c\n".utf8).write(to: URL(filePath: rules))
    let options = CheckOptions(ignoreFiles: [try IgnoreFile(reading: rules)])
    #expect(ignored([""], options) == 5)
    #expect(ignored(["src/b.c", "a.c"], options) == 2)
  }
}
