import ArgumentParser
import SteleCorpus

struct CorpusExportCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the rows that a corpus holds as JSON Lines, in the order of their keys.",
    discussion: """
      The columns have the dataset's names. With --side-tables keys the corpus has whole keys, and \
      its rows build the same file again; else content_id_prefix has the digits that are known. \
      Contents with further origins have a row for each; of what is opted out only the key is \
      left.

      Example:
        stele corpus export stack-v2.stele > rows.jsonl
      """)

  @Argument(help: "The corpus file.")
  var corpus: String

  @OptionGroup var sorting: SortingMemoryOption

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(corpus)
    files.writeScratch(beside: corpus)
    return files
  }

  func run() throws {
    var exporter = try CorpusExporter(
      CorpusIndex(opening: corpus), memory: sorting.memory.byteCount, scratch: corpus)
    var output: [UInt8] = []
    while let listed = try exporter.next() {
      output += listed.json
      if output.count > 1 << 16 {
        try StandardOutput.write(output)
        output = []
      }
    }
    try StandardOutput.write(output)
  }
}
