import Foundation
import SteleTestSupport
import Testing

/// What `check` sees of repositories, as a gate has to.
@Suite struct RepositoryCheckTests {
  private let sample: CheckTree
  init() throws { sample = try CheckTree() }

  private func make(_ name: String) throws {
    try EmptyRepository.make(in: URL(filePath: sample.tree).appending(path: name))
  }

  @Test func `A file of a submodule is judged whatever the repository around it ignores`() throws {
    try sample.write(".gitignore", "build/\n*.o\nsrc/\n")
    try sample.write("lib/build/x.c", "gpl\n")
    #expect(try sample.check(["tree", "--deny", "Copyleft"]).status == 0)
    try make("lib")
    let whole = try sample.check(["tree", "--deny", "Copyleft"])
    #expect(whole.status == 2 && whole.output.contains("tree/lib/build/x.c  known  GPL-3.0-only"))
    #expect(try sample.check(["tree/lib", "--deny", "Copyleft"]).status == 2)
    try sample.write("lib/.gitignore", "build\n")
    #expect(try sample.check(["tree", "--deny", "Copyleft"]).status == 0)
  }

  @Test func `Of an unpacked archive every file is judged, whatever its ignore file says`() throws {
    try sample.write(".gitignore", "*.c\n")
    #expect(try sample.check(["tree", "--deny", "Copyleft"]).status == 0)
    try FileManager.default.removeItem(atPath: sample.tree + "/.git")
    #expect(try sample.check(["tree", "--deny", "Copyleft"]).status == 2)
    try sample.write("../ignore", "gpl.c\n")
    let ignored = ["--deny", "Copyleft", "--ignore-file", "ignore"]
    #expect(try sample.check(["tree"] + ignored).status == 0)
  }

  @Test func `A repository that cannot be read is named, and the check does not end with 0`() throws
  {
    try sample.write("lib/.git", "gitdir: ../../modules/lib\n")
    let result = try sample.check(["tree"])
    #expect(result.status == 1)
    #expect(
      result.error.contains("tree/lib/.git: tree/lib/../../modules/lib, which it names, is no"))
    #expect(try sample.check(["tree", "--no-gitignore"]).status == 0)
  }

  @Test func `The user's own rules hold, as git has them`() throws {
    try Data().write(to: URL(filePath: sample.tree + "/.git/config"))
    try sample.write("../home/.config/git/ignore", "gpl.c\n")
    func status(_ environment: [String: String]) throws -> Int32 {
      let settings = ["GIT_CONFIG_NOSYSTEM": "1", "XDG_CONFIG_HOME": ""]
      return try sample.check(
        ["tree", "--deny", "Copyleft"], environment: settings.merging(environment) { $1 }
      ).status
    }
    #expect(try status(["HOME": "/nowhere"]) == 2)
    #expect(try status(["HOME": sample.folder.path("home")]) == 0)
  }
}
