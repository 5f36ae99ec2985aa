import ArgumentParser
import SteleCorpus

struct CorpusListCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what a corpus knows, in the order of its keys.",
    discussion: HelpText.discussion(
      """
      One line for each source file: its SWHID, or as much of its key as is stored, then the kind \
      of licence, licences and language, separated by tabs; with --format json, an object. Of what \
      is opted out there is only the key. Filters compare without regard to case, and look at \
      every origin of the same contents; the first that fits is listed. A language or licence \
      that no file has is told, but no error.

      Example:
        stele corpus list --language Zig --license MIT --license Zlib stack-v2.stele
        stele corpus list --repository octocat/hello-world \\
          --since 2023-01-01 stack-v2.stele
      """, settings: [.corpus]))

  @OptionGroup var corpus: CorpusArgument

  @Option(help: .taking("LANGUAGE", "List only files in this language, or in one of several."))
  var language: [String] = []

  @Option(
    help: .taking(
      "LICENCE", "List only files that have this licence, such as MIT, or one of several."))
  var license: [String] = []

  @Option(help: .taking("OWNER/NAME", "List only files of this repository, OWNER/NAME."))
  var repository: String?

  @Option(
    help: .taking(
      "DAY", "List only files whose commit is of this day or later, such as 2023-01-01."))
  var since: CalendarDate?

  @Option(help: .taking("N", "List no more files than this."))
  var limit: Int?

  @OptionGroup var report: ReportOption

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(corpus.path)
    return files
  }

  func run() throws {
    let filter = RowFilter(
      languages: language, licenses: license, repository: repository, since: since)
    let index = try corpus.open()
    try filter.check(index)
    for complaint in try filter.unknownNames(in: index) { StandardOutput.warn(complaint) }
    var exporter = try CorpusExporter(primaryKeysOf: index)
    var output: [UInt8] = []
    var count = 0
    var isListed = false
    while limit.map({ count < $0 }) ?? true, let listed = try exporter.next() {
      if !listed.isFurtherOrigin { isListed = false }
      guard !isListed, filter.matches(listed.row) else { continue }
      isListed = true
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
