import ArgumentParser
import SteleCorpus

struct CorpusListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what a corpus knows, in the order of its keys.",
    discussion: """
      One line for each source file: its SWHID, or as much of its key as is stored, then the kind
      of licence, licences and language, separated by tabs; with --format json, an object.

      Example:
        stele corpus list --language Zig --license MIT stack-v2.stele
      """)

  @Argument(help: "The corpus file.")
  var corpus: String

  @Option(help: "List only files in this language.")
  var language: String?

  @Option(help: "List only files that have this licence.")
  var license: String?

  @Option(help: "List no more files than this.")
  var limit: Int?

  @OptionGroup var report: ReportOption

  func run() throws {
    var exporter = try CorpusExporter(primaryKeysOf: CorpusIndex(opening: corpus))
    var output: [UInt8] = []
    var count = 0
    while limit.map({ count < $0 }) ?? true, let listed = try exporter.next() {
      guard language == nil || listed.row.language == language,
        license.map({ listed.row.detectedLicenses.contains($0) }) ?? true
      else { continue }
      count += 1
      output += report.format == .json ? listed.json : Array("\(listed.text)\n".utf8)
      if output.count > 1 << 16 {
        try StandardOutput.write(output)
        output = []
      }
    }
    try StandardOutput.write(output)
  }
}
