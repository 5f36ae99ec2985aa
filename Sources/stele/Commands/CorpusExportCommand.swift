import ArgumentParser
import SteleBase
import SteleCorpus

struct CorpusExportCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the rows that a corpus holds as JSON Lines, in the order of their keys.",
    discussion: HelpText.discussion(
      """
      The columns have the dataset's names. With --side-tables keys the corpus has whole keys, and \
      its rows build the same file again; else content_id_prefix has the digits that are known. \
      Contents with further origins have a row for each; of what is opted out only the key is \
      left.

      Example:
        stele corpus export stack-v2.stele > rows.jsonl
      """, settings: [.corpus]))

  @OptionGroup var corpus: CorpusArgument

  @Option(
    name: [.short, .long], help: .taking("FILE", "The file to write. (default: standard output)"),
    completion: .file())
  var output: String?

  @OptionGroup var sorting: SortingMemoryOption

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(corpus.path)
    files.write(output, as: .text)
    files.writeScratch(beside: output ?? corpus.path)
    return files
  }

  func run() throws {
    var exporter = try CorpusExporter(
      corpus.open(), memory: sorting.memory.byteCount, scratch: output ?? corpus.path)
    var report = try CheckOutput(path: output)
    var count = 0
    while let listed = try exporter.next() {
      count += 1
      try report.write(listed.json)
    }
    try report.finish()
    if report.isFile, let output {
      StandardOutput.warn("\(output): \(Counted.text(count, "row"))")
    }
  }
}
