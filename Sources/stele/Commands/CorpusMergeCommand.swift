import ArgumentParser
import SteleBase
import SteleCorpus

struct CorpusMergeCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge corpus files into one that knows what any of them knows.",
    discussion: HelpText.discussion(
      """
      Where several know the same contents, the permissive entry is kept, then, as far as all of \
      them have the side tables stars, forks and dates, the one with more stars, more forks, the \
      later date; with origins the others are kept behind it. The result has the side tables that \
      all of them have, and keys as long as the shortest of theirs unless all have whole ones: \
      build parts with the --key-bits that the whole needs. Opt-outs beside or in any of them are \
      applied to all; the result holds nothing of what they cover. A single file may be merged \
      alone.

      Example:
        stele corpus merge -o whole.stele part-1.stele part-2.stele
      """))

  @Option(
    name: [.short, .long], help: .taking("FILE", "The corpus file to write."), completion: .file())
  var output: String

  @Argument(help: .taking("FILE", "The corpus files to merge."), completion: .file())
  var corpora: [String]

  @OptionGroup var optOuts: OptOutOption

  @OptionGroup var provenance: CorpusProvenanceOptions

  @OptionGroup var sorting: SortingMemoryOption

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    for file in corpora { files.readCorpus(file) }
    files.read(provenance.optOuts)
    files.write(output, as: .container)
    return files
  }

  func run() throws {
    let made = CorpusMade()
    let manifest = try CorpusMerger.merge(
      corpora.map { try optOuts.open($0) }, to: output, memory: sorting.memory.byteCount,
      optOuts: provenance.list(), dataset: provenance.source, tool: "stele \(ToolVersion.current)")
    try OptOutOverlay.markIfListIsBeside(output)
    made.tell(output, "merged \(Counted.text(corpora.count, "corpus file"))", manifest)
  }
}
