import Foundation
import SteleSourceTree
import SteleTestSupport
import Testing

/// What git's settings say of rules, compared with the installed git.
@Suite struct GitSettingsTests {
  private let tree: TestTree
  private let home: String

  init() throws {
    tree = try TestTree()
    home = tree.path("home")
    for name in ["a.xdg", "a.global", "a.own", "A.LOG", "b.log", "c"] {
      try tree.write("top/in/\(name)")
    }
  }

  /// Expects that the walk finds `names` in the folder `in`, as git does.
  private func expect(
    _ names: [String], _ git: Git, environment: [String: String] = [:],
    at location: SourceLocation = #_sourceLocation
  ) throws {
    var options = TreeWalkOptions()
    options.userSettings = GitUserSettings(
      environment: ["HOME": home, "GIT_CONFIG_NOSYSTEM": "1"].merging(environment) { $1 })
    for folder in ["top", "top/in"] {
      let walked = try tree.walked(folder, options: options)
      if environment.isEmpty {
        #expect(
          try walked == git.files(in: tree.path(folder)).map(\.text), sourceLocation: location)
      }
      let found = walked.map { $0.split(separator: "/").last.map(String.init) }
      #expect(found.filter { names.contains($0 ?? "") } == names, sourceLocation: location)
      #expect(found.count == names.count, sourceLocation: location)
    }
  }

  @Test
  func `Rules of the user hold, by the settings of the repository, of the user, or by default`()
    throws
  {
    guard let git = Git(home: home) else { return }
    let top = tree.path("top")
    let all = ["A.LOG", "a.global", "a.own", "a.xdg", "b.log", "c"]
    try git.run(["init", "--quiet"], in: top)
    try expect(all, git)
    try tree.write("home/.config/git/ignore", "*.xdg\n")
    try expect(all.filter { $0 != "a.xdg" }, git)
    try tree.write("home/.config/git/config", "[core]\n\texcludesFile = /dev/null\n")
    try expect(all, git)
    try tree.write("home/.gitconfig", "[include]\n\tpath = more/config\n")
    try tree.write("home/more/config", "[core] excludesFile = \"~/global rules\"\n")
    try tree.write("home/global rules", "*.global\n/in/c\n")
    try expect(all.filter { $0 != "a.global" && $0 != "c" }, git)
    // info/exclude comes before the user's rules.
    try tree.write("top/.git/info/exclude", "!*.global\n")
    try expect(all.filter { $0 != "c" }, git)
    try tree.write("home/own", "*.own\n")
    try git.run(["config", "core.excludesFile", "../home/own"], in: top)
    try expect(all.filter { $0 != "a.own" }, git)
    try git.run(["config", "core.excludesFile", ""], in: top)
    try expect(all, git)
  }

  @Test func `A file of settings that the environment names takes the place of the user's`() throws
  {
    guard let git = Git(home: home) else { return }
    try git.run(["init", "--quiet"], in: tree.path("top"))
    try tree.write("home/.gitconfig", "[core] excludesFile = ~/rules\n")
    try tree.write("home/rules", "*\n")
    try tree.write("other/config", "[core] excludesFile = ~/few\n")
    try tree.write("home/few", "*.own\n*.xdg\n")
    try expect([], git)
    try expect(
      ["A.LOG", "a.global", "b.log", "c"], git,
      environment: ["GIT_CONFIG_GLOBAL": tree.path("other/config")])
  }

  @Test func `The case of letters counts unless the repository's settings say otherwise`() throws {
    guard let git = Git(home: home) else { return }
    let top = tree.path("top")
    try git.run(["init", "--quiet"], in: top)
    try tree.write("top/.git/info/exclude", "*.log\n/IN/C\n")
    try expect(["A.LOG", "a.global", "a.own", "a.xdg", "c"], git)
    try git.run(["config", "core.ignoreCase", "true"], in: top)
    try expect(["a.global", "a.own", "a.xdg"], git)
    try git.add(["in/A.LOG"], in: top)
    try expect(["A.LOG", "a.global", "a.own", "a.xdg"], git)
    try tree.write("top/.git/config", "[core]\n\tignorecase\n\trepositoryformatversion = 0\n")
    try expect(["A.LOG", "a.global", "a.own", "a.xdg"], git)
  }

  @Test func `Any rules without case ignore what git ignores with core.ignorecase`() throws {
    guard let git = Git() else { return }
    for seed in 200..<230 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let tree = try TestTree()
      try git.run(["init", "--quiet"], in: tree.root)
      try git.run(["config", "core.ignorecase", "true"], in: tree.root)
      try RandomTree.fill(tree, &random, isMixed: true)
      var options = TestTree.options
      options.followsGitIgnore = false
      let tracked = try tree.walked(options: options).filter { _ in random.next() % 6 == 0 }
      try git.add(tracked, in: tree.root)
      #expect(try tree.entries().map(\.path) == git.files(in: tree.root), "seed \(seed)")
    }
  }
}
