import Foundation
import SteleSourceTree
import SteleTestSupport
import Testing

#if canImport(Glibc)
import Glibc
#endif

@Suite struct TreeWalkTests {
  private let tree: TestTree

  init() throws { tree = try TestTree() }

  @Test func `Files come in the order of the bytes of their whole paths`() throws {
    for path in ["a/b", "a.c", "a0", "a-/x", "B", "a/a.d/x", "a/a/x", "z", "é"] {
      try tree.write(path)
    }
    let paths = try tree.entries().map(\.path)
    #expect(paths.map(\.text) == ["B", "a-/x", "a.c", "a/a.d/x", "a/a/x", "a/b", "a0", "z", "é"])
    #expect(paths == paths.sorted())
  }

  @Test func `Files, programs and links are told apart; pipes and sockets are left out`() throws {
    try tree.write("file", "four")
    try tree.write("program", "#!")
    try tree.write("inner/x")
    chmod(tree.path("program"), 0o744)
    try tree.link("link", to: "inner")
    try tree.link("broken", to: "nowhere")
    mkfifo(tree.path("pipe"), 0o600)
    let entries = try tree.entries()
    #expect(
      entries == [
        TreeEntry(path: TreePath("broken"), kind: .symlink, byteCount: 7),
        TreeEntry(path: TreePath("file"), kind: .file, byteCount: 4),
        TreeEntry(path: TreePath("inner/x"), kind: .file, byteCount: 0),
        TreeEntry(path: TreePath("link"), kind: .symlink, byteCount: 5),
        TreeEntry(path: TreePath("program"), kind: .executable, byteCount: 2),
      ])
  }

  @Test func `The root may be a link, a single file or a link to one, but nothing else`() throws {
    try tree.write("inner/x.c", "int x;")
    try tree.link("link", to: "inner")
    try tree.link("file", to: "inner/x.c")
    #expect(try tree.walked("link") == ["x.c"])
    #expect(try tree.walked("inner/x.c") == ["x.c"])
    #expect(try tree.walked("file") == ["file"])
    mkfifo(tree.path("pipe"), 0o600)
    #expect(throws: TreeError.notFileOrFolder(path: tree.path("pipe"))) { try tree.walked("pipe") }
    let missing = #expect(throws: TreeError.self) { try tree.walked("missing") }
    #expect(missing?.description.contains("/missing: cannot read: No such file") == true)
  }

  @Test func `Names that are no UTF-8 are walked`() throws {
    let name: [UInt8] = [0x61, 0xFF, 0x0A]
    let path = Array(tree.root.utf8) + [0x2F] + name + [0]
    close(open(path.map(CChar.init(bitPattern:)), O_CREAT | O_WRONLY, 0o600))
    let entry = try #require(try tree.entries().first)
    #expect(entry.path.bytes == name && entry.path.text == "a\u{FFFD}\n")
    let hasher = FileHasher(kinds: [.sha1])
    #expect(try hasher.hash(entry, in: tree.root, wantsTwin: { _ in false }).digests.byteCount == 0)
  }

  @Test func `What ignore files leave out is not seen, whatever is below a folder left out`() throws
  {
    try makeRepository()
    for path in ["a.o", "out/a.c", "out/keep.c", "src/a.o", "src/keep.o", "src/.git/x"] {
      try tree.write(path)
    }
    try tree.write(".gitignore", "*.o\nout/\n!out/keep.c\n")
    try tree.write("src/.gitignore", "!keep.o\n")
    #expect(try tree.walked() == [".gitignore", "src/.gitignore", "src/keep.o"])
    var options = TestTree.options
    options.followsGitIgnore = false
    #expect(
      try tree.walked(options: options) == [
        ".gitignore", "a.o", "out/a.c", "out/keep.c", "src/.gitignore", "src/a.o", "src/keep.o",
      ])
  }

  @Test func `What is left out is told, a folder as one, and what is called .git is not`() throws {
    try makeRepository()
    for path in ["a.o", "d/e/b.c", "d/e/x", "out/deep/a.c", "src/a.o", "src/b.c", "secret"] {
      try tree.write(path)
    }
    try tree.write(".gitignore", "*.o\nout/\nd/\n")
    var options = TestTree.options
    options.ignoreRules = [IgnoreRules(text: "/src/b.c".utf8, base: TreePath(""))]
    #expect(
      try tree.ignored(options: options) == [
        "a.o", "d/e/x", "out", "secret", "src/a.o", "src/b.c",
      ])
    options.followsGitIgnore = false
    #expect(try tree.ignored(options: options) == ["src/b.c"])
  }

  @Test func `The caller's rules come before those of ignore files`() throws {
    try makeRepository()
    try tree.write(".gitignore", "*.o\n")
    for path in ["a.o", "b.o", "src/a.c", "src/b.c"] { try tree.write(path) }
    var options = TestTree.options
    options.ignoreRules = [
      IgnoreRules(text: "!a.o\n/src/b.c\n.gitignore".utf8, base: TreePath("")),
      IgnoreRules(text: "/a.c".utf8, base: TreePath("src")),
    ]
    #expect(try tree.walked(options: options) == ["a.o"])
  }

  @Test func `A link called .gitignore does not count`() throws {
    try makeRepository()
    try tree.write("rules", "a\n")
    try tree.write("a")
    try tree.link(".gitignore", to: "rules")
    #expect(try tree.walked() == [".gitignore", "a", "rules"])
  }

  /// A repository without git's help; its index tracks the paths of the golden.
  private func makeRepository() throws {
    let index = Repository.golden.appending(path: "tree/v4.index")
    try tree.write(".git/HEAD", "ref: refs/heads/main\n")
    try tree.write(".git/objects/x")
    try tree.write(".git/refs/x")
    try tree.write(".git/info/exclude", "/secret\n")
    try tree.write(".git/index", Array(try Data(contentsOf: index)))
  }

  @Test func `What the index tracks is seen although it is ignored; other ignored files are not`()
    throws
  {
    try makeRepository()
    try tree.write(".gitignore", "*\n")
    for path in ["a.c", "new.c", "d/e/b.c", "d/e/new.c", "other/x", "module/x"] {
      try tree.write(path)
    }
    // Of a submodule whose repository is not there nobody knows what it tracks.
    #expect(try tree.walked() == ["a.c", "d/e/b.c", "module/x"])
    #expect(try tree.walked("module") == ["x"])
    #expect(try tree.walked("d/e") == ["b.c"])
  }

  @Test func `The rules above a root inside a repository count, and those of its info/exclude`()
    throws
  {
    try makeRepository()
    try tree.write(".gitignore", "/src/a\n*.o\n")
    for path in ["secret", "src/a", "src/b", "src/secret", "src/c.o", "src/in/a", "a"] {
      try tree.write(path)
    }
    #expect(try tree.walked("src") == ["b", "in/a", "secret"])
    #expect(try tree.walked() == [".gitignore", "a", "src/b", "src/in/a", "src/secret"])
  }

  @Test func `Outside of repositories nothing is ignored, but in those that lie there`() throws {
    for path in ["a.gen", "dist/a.gen", "bare/HEAD", "bare/objects/x", "bare/a.gen"] {
      try tree.write(path)
    }
    for path in [".gitignore", "dist/.gitignore", "inner/.gitignore", "inner/deep/.gitignore"] {
      try tree.write(path, "*.gen\n")
    }
    for path in ["inner/a.gen", "inner/deep/a.gen", "inner/b", "inner/no/.git", "inner/no/c"] {
      try tree.write(path)
    }
    try tree.write("inner/.git/HEAD", String(repeating: "2b", count: 20))
    try tree.write("inner/.git/objects/x")
    try tree.write("inner/.git/refs/x")
    try tree.write("inner/.git/info/exclude", "/b\n")
    #expect(
      try tree.walked() == [
        ".gitignore", "a.gen", "bare/HEAD", "bare/a.gen", "bare/objects/x", "dist/.gitignore",
        "dist/a.gen", "inner/.gitignore", "inner/deep/.gitignore", "inner/no/c",
      ])
    #expect(try tree.ignored() == ["inner/a.gen", "inner/b", "inner/deep/a.gen"])
    var options = TestTree.options
    options.ignoreRules = [IgnoreRules(text: "*.gen\nHEAD\nno".utf8, base: TreePath(""))]
    options.followsGitIgnore = false
    #expect(
      try tree.ignored(options: options) == [
        "a.gen", "bare/HEAD", "bare/a.gen", "dist/a.gen", "inner/a.gen", "inner/deep/a.gen",
        "inner/no",
      ])
  }

  @Test
  func `A repository whose metadata cannot be read is a problem, and nothing in it is ignored`()
    throws
  {
    try makeRepository()
    for path in ["lost/a.o", "lost/deep/b.o", "large/c.o", "d.o", "ignored/x"] {
      try tree.write(path)
    }
    try tree.write(".gitignore", "*.o\nignored/\n")
    for path in ["lost/.git", "ignored/.git"] { try tree.write(path, "gitdir: ../modules/lost\n") }
    try tree.write("large/.git/HEAD", "ref: refs/heads/main\n")
    try tree.write("large/.git/objects/x")
    try tree.write("large/.git/refs/x")
    try tree.write("large/.git/config")
    truncate(tree.path("large/.git/config"), 1 << 21)
    var walk = try TreeWalk(root: tree.root, options: TestTree.options)
    var seen: [String] = []
    while let entry = walk.next() { seen.append(entry.path.text) }
    #expect(seen == [".gitignore", "large/c.o", "lost/a.o", "lost/deep/b.o"])
    let problems = walk.problems.map(\.description)
    #expect(problems.count == 2 && problems.first?.contains("/large/.git/config: has") == true)
    #expect(
      problems.last?.contains("/lost/../modules/lost, which it names, is no repository") == true)
    // The same from inside of it; whoever does not care for git gets no problem.
    walk = try TreeWalk(root: tree.path("lost/deep"), options: TestTree.options)
    #expect(walk.next()?.path.text == "b.o" && walk.problemCount == 1)
    var options = TestTree.options
    options.followsGitIgnore = false
    walk = try TreeWalk(root: tree.root, options: options)
    while walk.next() != nil {}
    #expect(walk.problemCount == 0)
  }

  @Test func `A damaged index is a problem that says so, and the walk goes on`() throws {
    try makeRepository()
    try tree.write(".git/index", "DIRC")
    try tree.write("a")
    var walk = try TreeWalk(root: tree.root, options: TestTree.options)
    #expect(walk.next()?.path.text == "a")
    #expect(walk.next() == nil && walk.problemCount == 1)
    let problem = try #require(walk.problems.first?.description)
    #expect(problem.contains(".git/index: damaged at byte 0: the index ends too early"))
  }

  @Test func `What vanishes during the walk is a problem, and the walk goes on`() throws {
    for path in ["a/x", "b", "c"] { try tree.write(path) }
    var walk = try TreeWalk(root: tree.root, options: TestTree.options)
    try FileManager.default.removeItem(atPath: tree.path("a"))
    try FileManager.default.removeItem(atPath: tree.path("b"))
    #expect(walk.next()?.path.text == "c")
    #expect(walk.next() == nil)
    #expect(
      walk.problems.count == 2 && walk.problems.allSatisfy { "\($0)".contains("No such file") })
  }
}
