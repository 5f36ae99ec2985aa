import ArgumentParser

/// The commands that make, change and ask corpus files.
struct CorpusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corpus",
    abstract: "Make and ask a file that knows which source files are in The Stack v2.",
    discussion: HelpText.discussion(
      """
      Example:
        stele corpus build -o stack-v2.stele rows.jsonl
        stele corpus lookup --corpus stack-v2.stele \\
          swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2
      """),
    subcommands: [
      CorpusBuildCommand.self, CorpusLookupCommand.self, CorpusMergeCommand.self,
      CorpusDiffCommand.self, CorpusPatchCommand.self, CorpusListCommand.self,
      CorpusExportCommand.self, CorpusOptOutCommand.self,
      CorpusReleaseCommand.self,
    ])
}
