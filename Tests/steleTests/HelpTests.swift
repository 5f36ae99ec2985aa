import Foundation
import SteleTestSupport
import Testing

/// Reads every command's help as it is printed into a pipe, 80 columns wide.
@Suite struct HelpTests {
  private func help(_ path: [String]) throws -> [Substring] {
    let result = try Program.run(path + ["--help"])
    #expect(result.status == 0 && result.error.isEmpty, "\(path)")
    return result.output.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `The text of every command's help fills its lines, and no example is broken`() throws {
    for (path, _) in try CommandTree.commands() {
      let lines = try help(path).prefix { !$0.hasPrefix("USAGE:") }
      let text = lines.prefix { $0 != "Example:" }
      for (line, next) in zip(text, text.dropFirst()) where !line.isEmpty && !next.isEmpty {
        let word = next.prefix { $0 != " " }
        #expect(line.count + 1 + word.count >= 80, "\(path): \(line)")
      }
      let rest = lines.dropFirst(text.count)
      #expect(rest.first == "Example:", "\(path)")
      let titles = ["Example:", "Exit codes:", "Environment:"]
      for line in rest where !line.isEmpty && !titles.contains(String(line)) {
        #expect(line.hasPrefix("  ") && line.count <= 80, "\(path): \(line)")
      }
    }
  }

  @Test func `Every command's help lists its exit codes, and check's has those of a policy`() throws
  {
    for (path, _) in try CommandTree.commands() {
      let lines = try help(path).drop { $0 != "Exit codes:" }.prefix { !$0.isEmpty }
      let codes = lines.dropFirst().compactMap { $0.split(separator: " ").first.map(String.init) }
      let others = [["check"]: ["2", "3"], ["translate"]: ["3"]][path] ?? []
      #expect(codes == ["0", "1"] + others + ["64"], "\(path)")
    }
  }

  @Test func `Variables that the sources ask for are in the help, and no others`() throws {
    var asked: Set<String> = []
    let pattern = /(?:Environment\[|environment\[|getenv\()"([A-Z_]+)"/
    let sources = Repository.root.appending(path: "Sources")
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in files where ["swift", "c"].contains(file.pathExtension) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: pattern) { asked.insert(String(match.1)) }
    }
    // These are every program's own, OpenMP's, git's, or systemd's.
    asked.subtract([
      "TERM", "HOME", "XDG_DATA_HOME", "COLUMNS", "OMP_DYNAMIC",
      "OMP_WAIT_POLICY", "KMP_BLOCKTIME", "GIT_CONFIG_NOSYSTEM",
      "GIT_CONFIG_GLOBAL", "LISTEN_PID", "LISTEN_FDS",
    ])
    var listed: Set<String> = []
    for (path, _) in try CommandTree.commands() {
      let lines = try help(path).drop { $0 != "Environment:" }.prefix { !$0.isEmpty }
      listed.formUnion(
        lines.dropFirst().compactMap { $0.split(separator: " ").first.map(String.init) })
    }
    #expect(listed == asked)
  }

  @Test func `Values have names of their own in capitals, and no two options share a name`() throws
  {
    for (path, command) in try CommandTree.commands() {
      var names: Set<String> = []
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        if argument.kind != "flag" {
          let name = argument.valueName ?? ""
          #expect(name == name.uppercased() && !name.isEmpty, "\(path) \(argument.longName)")
        }
        for name in argument.names ?? [] {
          #expect(names.insert("\(name.kind) \(name.name)").inserted, "\(path) \(name.name)")
        }
      }
    }
  }
}
