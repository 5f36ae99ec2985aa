import Foundation
import Testing

/// Options that are given twice, of all commands.
@Suite struct RepeatedOptionTests {
  /// A command as the program describes it.
  private struct Command: Decodable {
    var commandName: String
    var subcommands: [Command]?
    var arguments: [Argument]?

    struct Argument: Decodable {
      var kind: String
      var isRepeating: Bool
      var names: [Name]?
    }

    struct Name: Decodable {
      var kind: String
      var name: String
      var dashed: String { (kind == "long" ? "--" : "-") + name }
    }
  }

  /// All commands with the words that call them.
  private static func commands() throws -> [(words: [String], command: Command)] {
    struct Description: Decodable { var command: Command }
    let text = try Program.run(["--experimental-dump-help"]).output
    let root = try JSONDecoder().decode(Description.self, from: Data(text.utf8)).command
    var found: [(words: [String], command: Command)] = []
    func visit(_ command: Command, _ words: [String]) {
      found.append((words, command))
      for below in command.subcommands ?? [] where below.commandName != "help" {
        visit(below, words + [below.commandName])
      }
    }
    visit(root, [])
    return found
  }

  @Test
  func
    `An option of one value that is given twice, by whichever names, ends with 64, in all commands`()
    throws
  {
    var count = 0
    for (words, command) in try Self.commands() {
      let options = (command.arguments ?? []).filter { $0.kind == "option" }
      let single = options.filter { !$0.isRepeating }
      guard !single.isEmpty else { continue }
      let twice = options.flatMap { option in
        let names = option.names ?? []
        return [names.first, names.last].compactMap { $0 }.flatMap { [$0.dashed, "1"] }
      }
      let result = try Program.run(words + twice)
      #expect(result.status == 64 && result.output.isEmpty)
      let first = result.error.split(separator: "\n").first ?? ""
      let named = first.dropFirst("Error: ".count).prefix { $0 != ":" }
        .split(separator: ", ").map(String.init)
      let wanted = single.map { ($0.names ?? []).map(\.dashed) }
      #expect(named.count == wanted.count, "\(words): \(first)")
      for (name, names) in zip(named, wanted) { #expect(names.contains(name), "\(words)") }
      #expect(result.error.contains("Usage: stele \(words.joined(separator: " "))"))
      count += single.count
    }
    #expect(count > 50)
  }

  @Test func `Values that look like options, what follows --, and help are left alone`() throws {
    let sample = try CheckTree()
    for arguments in [
      ["--deny", "MIT", "--deny", "Zlib", "tree/new.py"],
      ["--all", "--all", "tree/new.py"],
      ["--format=json", "tree", "--", "tree/src", "tree/new.py"],
      ["--format", "json", "--format", "text", "--help"],
    ] {
      let result = try sample.check(arguments)
      #expect(result.status == 0 && result.error.isEmpty, "\(arguments): \(result.error)")
    }
    try sample.write("../--format", "int a;\n")
    let named = try sample.check(["--format", "text", "--", "--format", "--format"])
    #expect(named.status == 0 && named.output.contains("--format  known"), "\(named.error)")
  }

  @Test(arguments: [
    ["-o", "a", "--output", "b"], ["--output=a", "-o", "b"], ["--corpus", "other.stele"],
    ["--threads", "1", "--threads=1"], ["--created", "x", "--created", "y"],
  ])
  func `Each spelling of an option counts`(_ arguments: [String]) throws {
    let sample = try CheckTree()
    let result = try sample.check(["tree"] + arguments)
    #expect(result.status == 64 && result.error.contains(": given more than once"))
  }
}
