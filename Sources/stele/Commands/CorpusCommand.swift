import ArgumentParser
import SteleCorpus

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

/// `--memory` of the commands that sort.
struct SortingMemoryOption: ParsableArguments {
  @Option(
    help: .taking(
      "SIZE",
      """
      Memory for sorting, \(ByteSize.syntax); what does not fit is sorted beside the output.
      """))
  var memory = ByteSize(256 << 20)

  func validate() throws {
    guard memory.byteCount >= 1 << 20 else {
      throw ValidationError("--memory must be at least 1MiB, not \(memory.byteCount) bytes")
    }
  }
}

/// A list of side tables, separated by commas.
struct SideTableList: ExpressibleByArgument {
  let tables: Set<SideTable>

  /// No tables.
  init() { tables = [] }

  init?(argument: String) {
    var tables: Set<SideTable> = []
    for name in argument.split(separator: ",") {
      guard let table = SideTable(rawValue: String(name)) else { return nil }
      tables.insert(table)
    }
    self.tables = tables
  }

  var defaultValueDescription: String { "none" }

  static var allValueStrings: [String] { SideTable.allCases.map(\.rawValue) }
}
