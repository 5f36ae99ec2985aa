import Testing

/// Reads every command's help as it is printed into a pipe, 80 columns wide.
@Suite struct HelpTests {
  private static let commands = [
    [], ["convert"], ["translate"], ["tokenize"], ["score"], ["languages"], ["profile"],
    ["inspect"], ["verify"], ["check"], ["licenses"], ["schema"], ["corpus"], ["corpus", "build"],
    ["corpus", "lookup"],
    ["corpus", "merge"], ["corpus", "diff"], ["corpus", "patch"], ["corpus", "list"],
    ["corpus", "export"], ["corpus", "release"], ["corpus", "opt-out"],
    ["corpus", "opt-out", "import"], ["corpus", "opt-out", "remove"],
    ["corpus", "opt-out", "list"],
    ["corpus", "opt-out", "check"],
  ]

  @Test("The text of every command's help fills its lines, and no example is broken")
  func helpIsWrappedOnce() throws {
    for command in Self.commands {
      let help = try Program.run(command + ["--help"]).output
      let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
        .prefix { !$0.hasPrefix("USAGE:") }
      let text = lines.prefix { $0 != "Example:" }
      for (line, next) in zip(text, text.dropFirst()) where !line.isEmpty && !next.isEmpty {
        let word = next.prefix { $0 != " " }
        #expect(line.count + 1 + word.count >= 80, "\(command): \(line)")
      }
      for example in lines.dropFirst(text.count + 1) {
        #expect(example.isEmpty || example.hasPrefix("  "), "\(command): \(example)")
      }
    }
  }
}
