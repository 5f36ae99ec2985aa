import Foundation
import SteleTestSupport
import Testing

@testable import SteleCorpus

@Suite struct TreeRowsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let files = [
    "LICENSE": "SPDX-License-Identifier: MIT\n",
    ".gitignore": "*.o\nbuild/\n",
    ".git/HEAD": "ref: refs/heads/main\n",
    ".git/refs/heads/main": String(repeating: "2b", count: 20) + "\n",
    ".git/objects/none": "",
    ".git/config":
      "[core]\n\texcludesFile =\n[remote \"origin\"]\n\turl = https://host.example/owner/name.git\n",
    "main.swift": "print(1)\n",
    "a.o": "object",
    "build/out.c": "int out;\n",
    "src/x.c": "// SPDX-License-Identifier: GPL-2.0-only WITH Classpath-exception-2.0\nint x;\n",
    "src/empty": "",
    "src/data.c": "binary\0",
    "node_modules/y.js": "y()\n",
    "third/COPYING": "SPDX-License-Identifier: Zlib\n",
    "third/deep/z.py": "pass\n",
    "third/deep/Cargo.lock": "[]\n",
  ]

  /// Writes the files below the folder `name`, from last to first if `backwards`.
  private func write(
    _ files: [String: String] = files, to name: String, backwards: Bool = false
  ) throws -> String {
    let sorted = files.keys.sorted()
    for path in backwards ? sorted.reversed() : sorted {
      let url = folder.url.appending(path: name).appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data((files[path] ?? "").utf8).write(to: url)
    }
    return folder.path(name)
  }

  private func rows(_ tree: TreeRows) -> [CorpusRow] {
    var rows: [CorpusRow] = []
    while let row = tree.next() { rows.append(row) }
    return rows
  }

  /// The licences by path of a tree of these files.
  private func licenses(_ files: [String: String]) throws -> [String: [String]] {
    let name = UUID().uuidString
    let rows = rows(try TreeRows(path: try write(files, to: name)))
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.path ?? "", $0.detectedLicenses) })
  }

  @Test func `A part of a repository has its paths and licences as the whole has them`() throws {
    var files = Self.files
    files["LICENSES/BSD.txt"] = "SPDX-License-Identifier: BSD-3-Clause\n"
    let root = try write(files, to: "repository")
    let whole = rows(try TreeRows(path: root))
    for part in ["src", "third/deep", "main.swift"] {
      let expected = whole.filter { $0.path?.hasPrefix("/" + part) == true }
      #expect(!expected.isEmpty)
      #expect(rows(try TreeRows(path: root + "/" + part)) == expected, "\(part)")
    }
  }

  @Test func `Rows say of each file what the dataset would, in the order of the paths`() throws {
    let tree = try TreeRows(path: try write(to: "tree"), lanes: [.sha1Git, .sha1, .sha256])
    let rows = rows(tree)
    #expect(
      rows.map(\.path) == [
        "/.gitignore", "/LICENSE", "/main.swift", "/node_modules/y.js", "/src/data.c", "/src/empty",
        "/src/x.c", "/third/COPYING", "/third/deep/Cargo.lock", "/third/deep/z.py",
      ])
    #expect(tree.problems.isEmpty)
    let byPath = Dictionary(uniqueKeysWithValues: rows.map { ($0.path ?? "", $0) })
    let main = try #require(byPath["/main.swift"])
    #expect(main.language == "Swift" && !main.isVendor && !main.isGenerated)
    #expect(main.detectedLicenses == ["MIT"] && main.licenseType == .permissive)
    #expect(main.repositoryName == "owner/name")
    #expect(main.revisionID?.hexadecimal(byteCount: 20) == String(repeating: "2b", count: 20))
    let empty = try #require(byPath["/src/empty"])
    #expect(
      empty.contentID?.hexadecimal(byteCount: 20) == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")
    #expect(empty.blobID?.hexadecimal(byteCount: 20) == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
    #expect(
      empty.sha256?.hexadecimal(byteCount: 32).hasPrefix("e3b0c44298fc1c149afbf4c8996f") == true)
    let tagged = try #require(byPath["/src/x.c"])
    #expect(tagged.detectedLicenses == ["Classpath-exception-2.0", "GPL-2.0-only", "MIT"])
    #expect(tagged.licenseType == .nonPermissive)
    #expect(
      byPath["/src/data.c"]?.language == nil && byPath["/node_modules/y.js"]?.isVendor == true)
    #expect(byPath["/third/deep/z.py"]?.detectedLicenses == ["MIT", "Zlib"])
    #expect(byPath["/third/deep/Cargo.lock"]?.isGenerated == true)
  }

  @Test func `A corpus built from a tree knows every file, with its path and licences`() throws {
    let path = try write(to: "tree")
    let builder = try CorpusBuilder(
      path: folder.path("corpus"), options: CorpusOptions(sideTables: [.path, .repository]))
    let tree = try TreeRows(path: path)
    try builder.add(filesOf: tree)
    try builder.finish(sources: [tree.source])
    let corpus = try CorpusIndex(opening: folder.path("corpus"))
    let rows = rows(try TreeRows(path: path))
    #expect(rows.count == 10)
    for row in rows {
      for lane in [CorpusLane.sha1Git, .sha1] {
        let match = try #require(try corpus.match(row, in: lane))
        let found = try corpus.row(of: match)
        #expect(found.payloadOnly == row.payloadOnly && found.path == row.path)
        #expect(found.repositoryName == "owner/name")
      }
    }
  }

  @Test
  func
    `The corpus file's bytes depend on the tree alone, not on place, threads or order of writing`()
    throws
  {
    var built: [Data] = []
    for (index, threads) in [1, 2, 7].enumerated() {
      let path = try write(to: "\(index)/tree", backwards: index == 1)
      let file = folder.path("corpus-\(index)")
      let builder = try CorpusBuilder(path: file, options: CorpusOptions(sideTables: [.path]))
      let tree = try TreeRows(path: index == 2 ? path + "/" : path, threads: threads)
      try builder.add(filesOf: tree)
      try builder.finish(sources: [tree.source])
      built.append(try Data(contentsOf: URL(filePath: file)))
    }
    #expect(built[0] == built[1] && built[1] == built[2])
  }

  @Test func `The source names the folder and digests paths and hashes as documented`() throws {
    let path = try write(["b": "", "a/c": "\n"], to: "some tree")
    let tree = try TreeRows(path: path)
    _ = rows(tree)
    // printf '8b137891791fe96927ad78e64b0aad7bded08bdc a/c\0e69de29bb2d1d6434b8b29ae775ad8c2e48c5391 b\0'
    // | sha256sum
    #expect(
      tree.source
        == CorpusManifest.Source(
          name: "some tree", byteCount: 1,
          sha256: "1b1a48ddcdb398c45a9bc9f49bf705d63e96c8d25f15ca42a6b10c487a328c9a",
          tree: CorpusManifest.Source.Tree()))
  }

  @Test
  func
    `Texts of REUSE's folder speak for files that say nothing themselves; a sidecar for its file`()
    throws
  {
    let tag = "SPDX-License-Identifier:"
    let licenses = try licenses([
      "LICENSES/Apache-2.0.txt": try String(
        contentsOf: Repository.root.appending(path: "LICENSE"), encoding: .utf8),
      "picture.png": "\0", "picture.png.license": "\(tag) CC0-1.0\n",
      "silent.c": "", "own.c": "// \(tag) MIT OR Zlib\n", "deep/er/silent.c": "",
    ])
    #expect(licenses["/silent.c"] == ["Apache-2.0"])
    #expect(licenses["/deep/er/silent.c"] == ["Apache-2.0"])
    #expect(licenses["/picture.png"] == ["CC0-1.0"])
    #expect(licenses["/picture.png.license"] == ["CC0-1.0"])
    #expect(licenses["/own.c"] == ["MIT", "Zlib"])
  }

  @Test func `A licence file that is not recognized makes the licence an unknown one, not none`()
    throws
  {
    let unknown = [LicenseNames.unknownText]
    #expect(try licenses(["LICENSE.md": "All mine.", "a": ""])["/a"] == unknown)
    #expect(try licenses(["NOTICE": "All mine.", "a": ""])["/a"] == [])
    #expect(try licenses(["LICENSE": "", "a": ""])["/a"] == [])
    #expect(
      try licenses(["a": "SPDX-License-Identifier: MIT MIT"])["/a"] == [LicenseNames.unknownTag])
    #expect(try licenses(["a": "\"SPDX-License-Identifier:\", NONE"])["/a"] == [])
  }

  @Test func `The kind of licence follows the dataset's order`() {
    let disclaimer = "LicenseRef-scancode-warranty-disclaimer"
    for (names, type): ([String], LicenseType) in [
      ([], .noLicense), (["MIT"], .permissive), (["MIT", "CC0-1.0", "Unlicense"], .permissive),
      (["MIT", "GPL-3.0-only"], .nonPermissive), (["MIT", LicenseNames.unknownText], .permissive),
      ([LicenseNames.unknownText], .nonPermissive), (["LicenseRef-ours"], .nonPermissive),
      ([disclaimer], .noLicense), ([disclaimer, "MIT"], .permissive),
      (["LicenseRef-scancode-dco-1.1"], .noLicense),
      (["Apache-2.0", "LLVM-exception"], .permissive),
    ] {
      #expect(LicenseNames.type(of: names) == type, "\(names)")
    }
  }

  @Test
  func `Nothing is built of a tree of which something cannot be read, and all of that is named`()
    throws
  {
    let path = try write(["a": "", "b/c": "", "d/e": ""], to: "tree")
    try EmptyRepository.make(in: URL(filePath: path))
    // Rules of that length are read for nobody.
    for name in ["b", "d"] {
      let file = path + "/\(name)/.gitignore"
      try Data().write(to: URL(filePath: file))
      truncate(file, 1 << 25)
    }
    let tree = try TreeRows(path: path)
    let builder = try CorpusBuilder(path: folder.path("corpus"))
    #expect(throws: CorpusError.unreadFiles(path: path, count: 2)) {
      try builder.add(filesOf: tree)
    }
    #expect(
      tree.problems.count == 2 && tree.problems.allSatisfy { $0.contains("/.gitignore: has") })
  }

  @Test func `A tree without files, and no tree at all, are errors that say so`() throws {
    let path = try write([".git/HEAD": "", "a/.git": ""], to: "tree")
    let builder = try CorpusBuilder(path: folder.path("corpus"))
    #expect(throws: CorpusError.emptyTree(path: path)) {
      try builder.add(filesOf: try TreeRows(path: path))
    }
    let error = #expect(throws: CorpusError.self) { try TreeRows(path: path + "/missing") }
    #expect(error?.description.contains("/missing: cannot read: No such file") == true)
  }
}
