import Foundation
import SteleCheck
import SteleTestSupport
import Testing

#if canImport(Glibc)
import Glibc
#endif

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

  @Test(arguments: [
    "tree/inner", "to-inner", "to-tree/inner", "tree/sub/../inner", "tree/to-outer",
    "tree/out/outer",
  ])
  func `A file is refused that lies in the tree, leads into it or is reached through it`(
    _ name: String
  ) {
    let path = folder.path(name)
    #expect(
      throws: CheckError.insideTree(path: path, option: "--policy", root: folder.path("to-tree"))
    ) {
      try boundary.check(path, option: "--policy")
    }
  }

  @Test(arguments: [
    "outer", "tree2", "loop", "missing", "tree/../outer", "tree/sub/../../outer",
    "to-tree/../tree2", "./tree/.././tree/../outer",
  ])
  func `A file beside the tree is trusted, though folders of the tree are on the way to it`(
    _ name: String
  ) throws {
    // Joined by hand: nothing may be cleaned up.
    try boundary.check(folder.url.path + "/" + name, option: "--baseline")
  }

  @Test
  func
    `Of random paths those are trusted that lead to the same place without the tree's links and files`()
    throws
  {
    var random = SplitMix64(seed: 20)
    var counts = (refused: 0, trusted: 0)
    for _ in 0..<60 {
      let world = try RandomWorld(&random)
      let boundary = TrustBoundary(roots: [world.root])
      let paths = (0..<200).map { _ in world.path(&random) }
      let before = paths.map(RandomWorld.place)
      let refused = paths.map { path in
        (try? boundary.check(path, option: "--policy")) == nil
      }
      try world.emptyTheTree()
      for (index, path) in paths.enumerated() {
        guard let place = before[index] else { continue }
        let isDecided =
          RandomWorld.place(path) != place || place == world.realRoot
          || place.hasPrefix(world.realRoot + "/")
        #expect(refused[index] == isDecided, "\(path)")
        if isDecided { counts.refused += 1 } else { counts.trusted += 1 }
      }
    }
    #expect(counts.refused > 500 && counts.trusted > 500, "\(counts)")
  }
}

/// Folders, files and links at random, one of the folders being the tree that is checked.
private struct RandomWorld {
  private let folder = Result { try TemporaryFolder() }
  /// The tree as it is given, which may be a link.
  let root: String
  let realRoot: String
  private let top: String
  private static let names = ["a", "b", "c"]

  init(_ random: inout SplitMix64) throws {
    top = try folder.get().url.path
    var folders = [top]
    let manager = FileManager.default
    for _ in 0..<6 {
      guard let parent = folders.randomElement(using: &random) else { break }
      let path = parent + "/" + Self.name(&random)
      guard !manager.fileExists(atPath: path) else { continue }
      try manager.createDirectory(atPath: path, withIntermediateDirectories: false)
      folders.append(path)
    }
    for parent in folders {
      for name in Self.names where !manager.fileExists(atPath: parent + "/" + name) {
        let path = parent + "/" + name
        if Bool.random(using: &random) {
          try Data().write(to: URL(filePath: path))
        } else {
          let target = Self.way(&random, isLink: true)
          try manager.createSymbolicLink(
            atPath: path,
            withDestinationPath: Bool.random(using: &random) ? target : top + "/" + target)
        }
      }
    }
    let given = folders.randomElement(using: &random) ?? top
    realRoot = Self.place(given) ?? given
    let link = top + "/to-root"
    try manager.createSymbolicLink(atPath: link, withDestinationPath: given)
    root = Bool.random(using: &random) ? given : link
  }

  private static func name(_ random: inout SplitMix64) -> String {
    names.randomElement(using: &random) ?? "a"
  }

  /// Some names, dots among them.
  private static func way(_ random: inout SplitMix64, isLink: Bool) -> String {
    let length = Int.random(in: 1...(isLink ? 3 : 5), using: &random)
    return (0..<length).map { _ in
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1: ".."
      case 2: "."
      default: name(&random)
      }
    }.joined(separator: "/")
  }

  /// A path that may lead anywhere.
  func path(_ random: inout SplitMix64) -> String {
    (Bool.random(using: &random) ? top : root) + "/" + Self.way(&random, isLink: false)
  }

  /// Where `path` leads; nil if to nothing.
  static func place(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Takes all links and files out of the tree, so that only folders are left.
  func emptyTheTree() throws {
    let manager = FileManager.default
    for name in try manager.subpathsOfDirectory(atPath: realRoot) {
      let path = realRoot + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { continue }
      try manager.removeItem(atPath: path)
    }
  }
}
