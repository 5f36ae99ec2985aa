import Foundation
import SteleCheck
import SteleTestSupport
import Testing

@Suite struct TrustBoundaryTests {
  private let folder: TemporaryFolder
  private let boundary: TrustBoundary

  /// A tree with a file, and beside it another file, with links between them.
  init() throws {
    folder = try TemporaryFolder()
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder.path("tree/sub"), withIntermediateDirectories: true)
    for name in ["tree/inner", "outer", "tree2"] {
      try Data().write(to: folder.url.appending(path: name))
    }
    for (name, target) in [
      ("to-inner", "tree/inner"), ("tree/to-outer", "../outer"), ("tree/out", ".."),
      ("to-tree", "tree"), ("loop", "loop"),
    ] {
      try manager.createSymbolicLink(atPath: folder.path(name), withDestinationPath: target)
    }
    boundary = TrustBoundary(roots: [folder.path("to-tree")])
  }

  @Test(
    "A file is refused that lies in the tree, leads into it or is reached through it",
    arguments: [
      "tree/inner", "to-inner", "to-tree/inner", "tree/sub/../inner", "tree/to-outer",
      "tree/out/outer",
    ])
  func whatTheTreeDecidesIsRefused(_ name: String) {
    let path = folder.path(name)
    #expect(
      throws: CheckError.insideTree(path: path, option: "--policy", root: folder.path("to-tree"))
    ) {
      try boundary.check(path, option: "--policy")
    }
  }

  @Test("A file beside the tree is trusted", arguments: ["outer", "tree2", "loop", "missing"])
  func whatLiesOutsideIsTrusted(_ name: String) throws {
    try boundary.check(folder.path(name), option: "--baseline")
  }
}
