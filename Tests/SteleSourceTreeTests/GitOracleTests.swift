import Foundation
import SteleSourceTree
import SteleTestSupport
import Testing

/// Random trees, about which the installed git is asked.
@Suite struct GitOracleTests {
  @Test func `A walk of any tree finds what git ls-files lists, from the top and from within`()
    throws
  {
    guard let git = Git() else { return }
    for seed in 0..<40 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let tree = try TestTree()
      try git.run(["init", "--quiet"], in: tree.root)
      try RandomTree.fill(tree, &random)
      // Some files are tracked, whether ignored or not; others change places with folders later.
      var options = TestTree.options
      options.followsGitIgnore = false
      let all = try tree.walked(options: options)
      let tracked = all.filter { _ in random.next() % 5 == 0 }
      try git.run(["config", "index.version", ["2", "3", "4"][Int(seed % 3)]], in: tree.root)
      try git.add(tracked, in: tree.root)
      if seed % 4 == 1 { try git.run(["update-index", "--split-index"], in: tree.root) }
      if seed % 8 == 5, let last = tracked.last {
        // What a split index changes of the shared one: added, taken away and written anew.
        try git.add(Array(all.prefix(3)), in: tree.root)
        try git.run(
          ["rm", "--quiet", "--cached", "--force", "--", ":(literal)" + last], in: tree.root)
      }
      let seen = try git.files(in: tree.root)
      #expect(try tree.entries().map(\.path) == seen, "seed \(seed)")
      // A folder that is itself ignored is walked when it is asked for; git lists nothing there.
      let folders = Set(seen.compactMap { $0.text.split(separator: "/").dropLast().first })
      for folder in folders {
        let isIgnored = seen.filter { $0.text.hasPrefix(folder + "/") }
          .allSatisfy { tracked.contains($0.text) }
        if isIgnored { continue }
        #expect(
          try tree.entries(String(folder)).map(\.path) == git.files(in: tree.path(String(folder))),
          "seed \(seed), folder \(folder)")
      }
    }
  }

  @Test func `Hashes of files and links are those of git hash-object`() throws {
    guard let git = Git() else { return }
    let tree = try TestTree()
    try git.run(["init", "--quiet"], in: tree.root)
    var random = SplitMix64(seed: 77)
    try RandomTree.fill(tree, &random)
    var options = TestTree.options
    options.followsGitIgnore = false
    let entries = try tree.entries(options: options)
    try git.run(["add", "--force", "."], in: tree.root)
    let staged = try git.run(["ls-files", "--stage", "-z"], in: tree.root).split(separator: 0)
    #expect(staged.count == entries.count && entries.contains { $0.kind == .symlink })
    let hasher = FileHasher(kinds: [.sha1Git])
    for (entry, line) in zip(entries, staged) {
      let file = try hasher.hash(entry, in: tree.root, wantsTwin: { _ in false })
      let fields = String(decoding: line, as: UTF8.self).split(separator: " ")
      #expect(Digits.text(file.digests[.sha1Git]) == String(fields[1]), "\(entry.path.text)")
      #expect((fields[0] == "120000") == (entry.kind == .symlink))
    }
  }

  @Test
  func `Repository and revision are those that git knows, loose or packed, in every working tree`()
    throws
  {
    guard let git = Git() else { return }
    let tree = try TestTree()
    try tree.write("main/in/a", "a")
    let top = tree.path("main")
    #expect(GitMetadata(of: top) == nil)
    try git.run(["init", "--quiet", "--initial-branch=work/one"], in: top)
    #expect(GitMetadata(of: top)?.revision == nil)
    try git.run(["remote", "add", "origin", "git@host.example:owner/name.git"], in: top)
    try git.run(["add", "in"], in: top)
    try git.run(["commit", "--quiet", "-m", "x"], in: top)
    try git.run(["worktree", "add", "--quiet", "../other"], in: top)
    func check() throws {
      let revision = String(decoding: try git.run(["rev-parse", "HEAD"], in: top), as: UTF8.self)
      for root in ["main", "main/in", "main/in/a", "other"] {
        let found = try #require(GitMetadata(of: tree.path(root)))
        #expect(found.repository == "owner/name")
        #expect(Digits.text(found.revision) == String(revision.dropLast()), "\(root)")
      }
    }
    try check()
    try git.run(["pack-refs", "--all"], in: top)
    try check()
    try git.run(["checkout", "--quiet", "--detach"], in: top)
    try check()
    try tree.write("other/.gitignore", "in\n")
    #expect(try tree.walked("other") == [".gitignore", "in/a"])
  }
}
