import ArgumentParser
import SteleCorpus
import SteleModelFormat

struct CorpusMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge corpus files into one that knows what any of them knows.",
    discussion: """
      Where several know the same contents, the permissive entry is kept. The result has the side
      tables that all of them have, and keys as long as the shortest of theirs unless all have
      whole ones: build parts with the --key-bits that the whole needs.

      Example:
        stele corpus merge -o whole.stele part-1.stele part-2.stele
      """)

  @Option(name: [.short, .long], help: "The corpus file to write.")
  var output: String

  @Argument(help: "The corpus files to merge.")
  var files: [String]

  @OptionGroup var sorting: SortingMemoryOption

  func run() throws {
    try CorpusMerger.merge(
      files.map { try CorpusIndex(opening: $0) }, to: output, memory: sorting.memory.value,
      tool: "stele \(ToolVersion.current)")
  }
}
