import Foundation
import SteleTestSupport
import Synchronization
import Testing

@testable import SteleSourceTree

@Suite struct TreeFilesTests {
  private let tree: TestTree

  init() throws {
    tree = try TestTree()
    for path in ["a", "out/x", "src/b", "src/c"] { try tree.write(path) }
  }

  private func paths(_ files: TreeFiles) -> [String] {
    var paths: [String] = []
    while let file = files.next() { paths.append(file.entry.path.text) }
    return paths
  }

  private func roots(_ names: [String]) throws -> [TreeRoot] {
    try names.map { try #require(TreeRoot($0.isEmpty ? tree.root : tree.path($0))) }
  }

  @Test func `What lies in two trees comes with the first of them`() throws {
    #expect(paths(TreeFiles(of: try roots(["src", ""]))) == ["b", "c", "a", "out/x"])
    #expect(paths(TreeFiles(of: try roots(["", "src"]))) == ["a", "out/x", "src/b", "src/c"])
    #expect(paths(TreeFiles(of: try roots(["src/c", "src"]))) == ["c", "b"])
    #expect(paths(TreeFiles(of: try roots(["out", "src"]))) == ["x", "b", "c"])
  }

  @Test func `Own files are left out, also what grows beside them and what is not there yet`()
    throws
  {
    var own = OwnFiles()
    own.add(tree.path("src/b"))
    own.add(tree.path("report"))
    let files = try TreeFiles(of: tree.root, leavingOut: own)
    for path in ["src/b.partial", "report", "report.partial"] { try tree.write(path) }
    #expect(paths(files) == ["a", "out/x", "src/c"])
    let again = try TreeFiles(of: tree.root, leavingOut: own)
    #expect(paths(again) == ["a", "out/x", "src/c"])
    #expect(paths(try TreeFiles(of: tree.path("src/b"), leavingOut: own)) == [])
  }

  @Test func `An own file that a link leads to is the one that the link leads to`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: tree.path("link"), withDestinationPath: tree.path("src/b"))
    var own = OwnFiles()
    own.add(tree.path("link"))
    #expect(
      paths(try TreeFiles(of: tree.root, leavingOut: own)) == ["a", "link", "out/x", "src/c"])
  }

  @Test func `A tree that is gone is a problem of its own, or an error where it is the only one`()
    throws
  {
    let roots = try roots(["out", "src"])
    try FileManager.default.removeItem(atPath: tree.path("out"))
    let files = TreeFiles(of: roots)
    #expect(paths(files) == ["b", "c"])
    #expect(files.problems.map(\.count) == [1, 0])
    let path = tree.path("out")
    #expect(files.problems.first?.root == path)
    #expect(TreeRoot(path) == nil)
    #expect(throws: TreeError.cannotRead(path: path, reason: "No such file or directory")) {
      try TreeFiles(of: path)
    }
  }

  @Test func `Several threads take each file once`() throws {
    for number in 0..<200 { try tree.write("many/\(number)") }
    let files = TreeFiles(of: try roots(["many", "src"]))
    let taken = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      while true {
        let batch = files.nextBatch()
        if batch.isEmpty { return }
        taken.withLock { $0 += batch.map(\.entry.path.text) }
      }
    }
    #expect(taken.withLock { $0.sorted() } == ((0..<200).map { "\($0)" } + ["b", "c"]).sorted())
  }
}
