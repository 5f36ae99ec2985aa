import Foundation
import SteleSourceTree
import SteleTestSupport
import Testing

/// Repositories in repositories, about which the installed git is asked.
@Suite struct NestedRepositoryTests {
  /// Random repositories in random folders of a random tree.
  private struct Nest {
    let git: Git
    let tree: TestTree
    /// Tops, each before those in it; the first is the tree's root.
    private(set) var tops = [""]
    /// Those that the repository around them tracks.
    private(set) var modules: Set<String> = []

    init(git: Git, random: inout SplitMix64) throws {
      self.git = git
      tree = try TestTree()
      try git.run(["init", "--quiet"], in: tree.root)
      let folders = try RandomTree.fill(tree, &random)
      for folder in folders where random.next() % 4 == 0 {
        try git.run(["init", "--quiet"], in: tree.path(folder))
        try tree.write(folder + "/.git/info/exclude", RandomTree.lines(&random))
        tops.append(folder)
      }
      for top in tops.dropFirst() where random.next() % 2 == 0 { modules.insert(top) }
      for top in tops { try track(top, &random) }
    }

    /// The innermost repository around `path`, a file or another repository.
    func top(around path: String) -> String {
      tops.last { ($0.isEmpty || path.hasPrefix($0 + "/")) && $0 != path } ?? ""
    }

    func relative(_ path: String, to top: String) -> String {
      top.isEmpty ? path : String(path.dropFirst(top.count + 1))
    }

    /// Tracks some of the files of the repository at `top`, and its submodules.
    private func track(_ top: String, _ random: inout SplitMix64) throws {
      let place = tree.path(top)
      var options = TestTree.options
      options.followsGitIgnore = false
      let own = try tree.walked(options: options).filter { self.top(around: $0) == top }
      let tracked = own.filter { _ in random.next() % 4 == 0 }
      try git.add(tracked.map { relative($0, to: top) }, in: place)
      var list = ""
      for (number, module) in modules.sorted().enumerated() where self.top(around: module) == top {
        let path = relative(module, to: top)
        let entry = "160000,\(String(repeating: "1", count: 40)),\(path)"
        try git.run(["update-index", "--add", "--cacheinfo", entry], in: place)
        list += "[submodule \"m\(number)\"]\n\tpath = \"\(path)\"\n\turl = ./x\n"
      }
      try git.run(["config", "submodule.active", "."], in: place)
      if !list.isEmpty { try tree.write((top.isEmpty ? "" : top + "/") + ".gitmodules", list) }
    }

    /// What git sees, asked in every repository that is itself seen.
    func expected() throws -> [String] {
      var seen: Set<String> = []
      var entered: Set<String> = [""]
      for top in tops where entered.contains(top) {
        for path in try git.files(in: tree.path(top)).map(\.text) {
          let full = top.isEmpty ? path : top + "/" + path
          // A repository that is tracked is listed like a file, others with a slash behind them.
          let inner = full.hasSuffix("/") ? String(full.dropLast()) : full
          if tops.contains(inner) { entered.insert(inner) } else { seen.insert(full) }
        }
      }
      return seen.map { TreePath($0) }.sorted().map(\.text)
    }
  }

  @Test func `A walk finds what git lists in every repository of the tree, and in all submodules`()
    throws
  {
    guard let git = Git() else { return }
    var innerCount = 0
    for seed in 100..<140 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let nest = try Nest(git: git, random: &random)
      let entries = try nest.tree.entries()
      #expect(entries.map(\.path.text) == (try nest.expected()), "seed \(seed)")
      for entry in entries {
        let top = nest.top(around: entry.path.text)
        #expect(entry.repository.text == top, "seed \(seed): \(entry.path.text)")
        innerCount += top.isEmpty ? 0 : 1
      }
      let tracked = Set(
        try git.list(["--recurse-submodules"], in: nest.tree.root).map(\.text)
      ).subtracting(nest.tops)
      #expect(tracked.isSubset(of: entries.map(\.path.text)), "seed \(seed)")
      // The same from inside of each repository that was reached.
      for top in Set(entries.map(\.repository.text)) where !top.isEmpty {
        let inside = entries.map(\.path.text).filter { $0.hasPrefix(top + "/") }
        #expect(
          try nest.tree.walked(top) == inside.map { nest.relative($0, to: top) },
          "seed \(seed): \(top)")
      }
    }
    #expect(innerCount > 300)
  }

  @Test func `What submodules track is seen whatever the repository around them ignores`() throws {
    guard let git = Git() else { return }
    let tree = try TestTree()
    for path in ["inner/build/gen.c", "inner/keep.log", "inner/src/m.c", "inner/vendored/x.c"] {
      try tree.write(path, path)
    }
    try git.run(["init", "--quiet"], in: tree.path("inner"))
    try git.run(["add", "."], in: tree.path("inner"))
    try git.run(["commit", "--quiet", "-m", "x"], in: tree.path("inner"))
    try tree.write("outer/.gitignore", "build/\n*.log\nlib/vendored/\n/lib\n")
    try tree.write("outer/top.log")
    let outer = tree.path("outer")
    try git.run(["init", "--quiet"], in: outer)
    try git.run(
      [
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "--force",
        tree.path("inner"), "lib",
      ], in: outer)
    let files = ["lib/build/gen.c", "lib/keep.log", "lib/src/m.c", "lib/vendored/x.c"]
    #expect(try tree.walked("outer") == [".gitignore", ".gitmodules"] + files)
    #expect(try tree.walked("outer/lib") == files.map { String($0.dropFirst(4)) })
    #expect(try tree.walked("outer/lib/build") == ["gen.c"])
    #expect(
      try git.list(["--recurse-submodules"], in: outer).map(\.text) == [".gitmodules"] + files)
    try tree.write("outer/lib/new.log")
    try tree.write("outer/lib/.gitignore", "*.log\n")
    #expect(try tree.walked("outer").contains("lib/new.log") == false)
    #expect(try tree.walked("outer").contains("lib/keep.log"))
  }

  @Test func `A repository that was made among tracked files sees its own, and hides none of them`()
    throws
  {
    guard let git = Git() else { return }
    let tree = try TestTree()
    for path in ["lib/a.o", "lib/b.o", "lib/c.c", "lib/d.c"] { try tree.write(path) }
    try git.run(["init", "--quiet"], in: tree.root)
    try git.add(["lib/a.o"], in: tree.root)
    try git.run(["init", "--quiet"], in: tree.path("lib"))
    try tree.write("lib/.git/info/exclude", "*.o\n")
    try tree.write(".gitignore", "d.c\n")
    #expect(try tree.walked() == [".gitignore", "lib/a.o", "lib/c.c", "lib/d.c"])
    try tree.write(".gitignore", "lib\n")
    #expect(try tree.walked() == [".gitignore", "lib/a.o"])
  }

  @Test func `A linked working tree is a repository in the tree that it lies in`() throws {
    guard let git = Git() else { return }
    let tree = try TestTree()
    try tree.write("main/a.o")
    let top = tree.path("main")
    try git.run(["init", "--quiet"], in: top)
    try git.add(["a.o"], in: top)
    try git.run(["commit", "--quiet", "-m", "x"], in: top)
    try git.run(["worktree", "add", "--quiet", "work/tree"], in: top)
    try tree.write("main/.gitignore", "*.o\n")
    #expect(try tree.walked("main") == [".gitignore", "a.o", "work/tree/a.o"])
    try tree.write("main/.gitignore", "work/\n")
    #expect(try tree.walked("main") == [".gitignore", "a.o"])
    #expect(try tree.walked("main/work") == ["tree/a.o"])
  }
}
