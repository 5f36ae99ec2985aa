import Foundation
import SteleTestSupport
import Testing

@testable import SteleCorpus

/// Rows of trees with repositories in them.
@Suite struct NestedTreeRowsTests {
  private let folder: TemporaryFolder
  private static let commits = (
    outer: String(repeating: "2b", count: 20), inner: String(repeating: "3c", count: 20)
  )

  init() throws {
    folder = try TemporaryFolder()
    for (path, text) in [
      ("LICENSE", "SPDX-License-Identifier: MIT\n"), ("LICENSES/ISC.txt", "x"), ("a.c", ""),
      (".gitignore", "*.log\n"), ("a.log", ""), ("old", "old"),
      ("lib/m.c", ""), ("lib/b.log", ""), ("lib/.gitignore", "/old\n"), ("lib/old", ""),
      ("lib/deep/LICENSE", "SPDX-License-Identifier: Zlib\n"), ("lib/deep/n.c", ""),
      ("lib/own/o.c", ""), ("lib/own/deep/o.c", ""),
    ] {
      let file = url("top/" + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try EmptyRepository.make(
      in: url("top"), origin: "https://host.example/outer/app", commit: Self.commits.outer)
    try EmptyRepository.make(
      in: url("top/lib"), origin: "git@host.example:inner/lib.git", commit: Self.commits.inner)
    try EmptyRepository.make(in: url("top/lib/own"))
  }

  private func url(_ path: String) -> URL { folder.url.appending(path: path) }

  /// What a row says of where its file comes from and of its licences.
  private struct Origin: Equatable {
    var path: String
    var repository: String?
    var commit: String?
    var licenses: [String]

    init(
      _ path: String, _ repository: String? = nil, _ commit: String? = nil,
      _ licenses: [String] = []
    ) {
      (self.path, self.repository, self.commit, self.licenses) =
        (path, repository, commit, licenses)
    }
  }

  private func origins(_ tree: TreeRows) -> [Origin] {
    var origins: [Origin] = []
    while let row = tree.next() {
      origins.append(
        Origin(
          row.path ?? "", row.repositoryName, row.revisionID?.hexadecimal(byteCount: 20),
          row.detectedLicenses))
    }
    return origins
  }

  private static let inner = [
    Origin("/.gitignore", "inner/lib", commits.inner), Origin("/b.log", "inner/lib", commits.inner),
    Origin("/deep/LICENSE", "inner/lib", commits.inner, ["Zlib"]),
    Origin("/deep/n.c", "inner/lib", commits.inner, ["Zlib"]),
    Origin("/m.c", "inner/lib", commits.inner), Origin("/deep/o.c"), Origin("/o.c"),
  ]

  @Test func `A file comes from the innermost repository, and is under what that one states`()
    throws
  {
    let tree = try TreeRows(path: folder.path("top"))
    let origins = origins(tree)
    let outer = origins.prefix { $0.path != "/.gitignore" || $0.repository == "outer/app" }
    #expect(outer.map(\.path) == ["/.gitignore", "/LICENSE", "/LICENSES/ISC.txt", "/a.c"])
    #expect(
      outer.allSatisfy {
        $0.repository == "outer/app" && $0.commit == Self.commits.outer
          && $0.licenses.contains("MIT")
      })
    #expect(Array(origins.dropFirst(4).dropLast()) == Self.inner)
    #expect(origins.last?.path == "/old" && origins.last?.repository == "outer/app")
    #expect(tree.problems.isEmpty && tree.ignored == 2)
    #expect(tree.source.tree?.repository == "outer/app")
  }

  @Test func `A name that is given is the outermost repository's, also where it begins nowhere`()
    throws
  {
    let origins = origins(try TreeRows(path: folder.path("top"), repository: "me/mine"))
    #expect(origins.first?.repository == "me/mine" && origins.last?.repository == "me/mine")
    #expect(Array(origins.dropFirst(4).dropLast()) == Self.inner)
    let lib = self.origins(try TreeRows(path: folder.path("top/lib"), repository: "me/lib"))
    #expect(lib.map(\.path) == Self.inner.map(\.path))
    #expect(lib.first?.repository == "me/lib" && lib.last?.repository == nil)
    try FileManager.default.removeItem(at: url("top/.git"))
    let outside = self.origins(try TreeRows(path: folder.path("top"), repository: "me/mine"))
    #expect(Array(outside.dropFirst(5).dropLast()) == Self.inner)
    #expect(outside.map(\.path)[3...4] == ["/a.c", "/a.log"] && outside[4].commit == nil)
  }

  @Test func `Patterns of the caller hold everywhere, and what they leave out is counted`() throws {
    let tree = try TreeRows(
      path: folder.path("top"), leavingOut: folder.path("top/a.log"),
      ignoring: Array("deep\n/old\nlib/m.c\n".utf8))
    let paths = origins(tree).map(\.path)
    #expect(
      paths == [
        "/.gitignore", "/LICENSE", "/LICENSES/ISC.txt", "/a.c", "/.gitignore", "/b.log", "/o.c",
      ])
    // lib/deep, lib/m.c, lib/old, lib/own/deep and old; the corpus file itself is not counted.
    #expect(tree.ignored == 5)
  }

  @Test func `A repository that cannot be read is a problem; one whose commit cannot, a note`()
    throws
  {
    try FileManager.default.removeItem(at: url("top/lib/own/.git"))
    try Data("gitdir: nowhere\n".utf8).write(to: url("top/lib/own/.git"))
    let config = url("top/lib/.git/config")
    try Data("[extensions]\n\trefStorage = reftable\n".utf8).write(to: config)
    try Data("ref: refs/heads/.invalid\n".utf8).write(to: url("top/lib/.git/HEAD"))
    let tree = try TreeRows(path: folder.path("top"))
    #expect(origins(tree).allSatisfy { $0.repository != "inner/lib" })
    #expect(tree.problems.count == 1 && tree.problems[0].contains("nowhere, which it names"))
    #expect(tree.notes.count == 1 && tree.notes[0].contains("/lib/.git: its references are kept"))
  }
}
