import ArgumentParser
import SteleCorpus
import SteleModelFormat

struct CorpusBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build a corpus file from rows that describe source files.",
    discussion: """
      Rows are JSON Lines with the dataset's column names, in any order: content_id or blob_id, then
      as far as they are there detected_licenses, license_type, language, is_generated, path,
      repo_name, revision_id, star_events_count, fork_events_count, revision_date, visit_date.
      Every key column that the rows carry can be looked up. Of rows about the same contents the
      permissive one is kept, then the one with more stars, more forks, the later date.

      Example:
        stele corpus build -o stack-v2.stele rows.jsonl
        zcat rows.jsonl.gz | stele corpus build -o stack-v2.stele --side-tables repository,path -
      """)

  @Option(name: [.short, .long], help: "The corpus file to write.")
  var output: String

  @Argument(help: "Files of rows, or - for standard input.")
  var rows: [String]

  @Option(help: "What to store besides, separated by commas: keys, repository, path, …")
  var sideTables = SideTableList()

  @Option(help: "Bits to store of each key. (default: one false positive in a million)")
  var keyBits: Int?

  @OptionGroup var sorting: SortingMemoryOption

  func run() throws {
    let options = CorpusOptions(
      memory: sorting.memory.value, keyBits: keyBits, sideTables: sideTables.tables,
      tool: "stele \(ToolVersion.current)")
    let builder = try CorpusBuilder(path: output, options: options)
    var sources: [CorpusManifest.Source] = []
    for path in rows {
      let reader = try RowReader(path: path)
      try builder.add(rowsOf: reader)
      sources.append(reader.source)
    }
    try builder.finish(sources: sources)
  }
}
