import ArgumentParser
import SteleBase
import SteleCorpus
import SteleFile

struct CorpusLookupCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Say whether contents are in a corpus, and under which licences there.",
    discussion: HelpText.discussion(
      """
      An ID is a SWHID, 40 hexadecimal digits (git's hash of a file), sha1:HEX, sha256:HEX, \
      gitoid:blob:sha1:HEX, or a link to contents on archive.softwareheritage.org. With no ID, one \
      is read from every line of standard input; lines that are none are told with their numbers \
      while the others are answered, and the command ends with 1. The licences are those at the \
      origin that the corpus indexed, in no particular expression. Unknown contents are no error.

      Example:
        stele corpus lookup --corpus stack-v2.stele \\
          swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2
        git ls-files -s | cut -d' ' -f2 | \\
          stele corpus lookup --corpus stack-v2.stele --format json
      """, settings: [.corpus]))

  @Option(
    name: .customLong("corpus"),
    help: .taking(
      "FILE", "The corpus file, or give it before the first ID. (default: STELE_CORPUS)"),
    completion: .file())
  var given: String?

  @OptionGroup var optOuts: OptOutOption

  @Argument(help: .taking("ID", "What to look for."))
  var ids: [String] = []

  @OptionGroup var report: ReportOption

  @Flag(help: "Pass over lines that are no identifiers; they are told, but no error.")
  var skipInvalid = false

  func validate() throws {
    if corpus.isEmpty { throw CorpusOption.missing }
    _ = try queries()
  }

  /// Whether the first argument is the corpus: it is no identifier, and where the environment names
  /// a corpus, it is a file, and not an identifier with a slip.
  private var beginsWithCorpus: Bool {
    guard given == nil, let first = ids.first, CorpusQuery(first) == nil else { return false }
    return CorpusOption.ofEnvironment.isEmpty
      || (try? FileStatus(of: BytePath(first), followsLinks: true)) != nil
  }

  private var corpus: String {
    beginsWithCorpus ? ids[0] : given ?? CorpusOption.ofEnvironment
  }

  private func queries() throws -> [CorpusQuery] {
    try ids.dropFirst(beginsWithCorpus ? 1 : 0).map { id in
      guard let query = CorpusQuery(id) else { throw ValidationError(Self.complaint(id)) }
      return query
    }
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(corpus)
    if ids.isEmpty { files.readStandardInput() }
    return files
  }

  func run() throws {
    let index = try optOuts.open(corpus)
    let asked = try queries()
    if !asked.isEmpty { return try answer(asked, index) }
    var invalid = InvalidLines()
    try LineJob(arguments: []).run { group in
      var queries: [CorpusQuery] = []
      for (offset, line) in group.lines.enumerated() {
        let number = group.firstNumber + offset
        if line.error != nil {
          invalid.add(number, "is too long for an identifier of contents; give one on each line")
          continue
        }
        let bytes = number == 1 ? ByteOrderMark.skipped(line.content) : line.content[...]
        let id = String(decoding: Self.trimmed(bytes), as: UTF8.self)
        if id.isEmpty { continue }
        if let query = CorpusQuery(id) {
          queries.append(query)
        } else {
          invalid.add(number, Self.complaint(id))
        }
      }
      try answer(queries, index)
    }
    invalid.finish()
    guard invalid.count == 0 || skipInvalid else { throw ExitCode.failure }
  }

  /// Without spaces around, and without the carriage return that ends other systems' lines.
  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    return bytes.trimming(while: isSpace)
  }

  private func answer(_ queries: [CorpusQuery], _ index: CorpusIndex) throws {
    var output: [UInt8] = []
    for query in queries {
      let answer = try LookupReport(query, in: index)
      output += report.format == .json ? answer.json : Array("\(answer.text)\n".utf8)
    }
    try StandardOutput.write(output)
  }

  /// Shows no more than the start of what may be a whole file without a line end.
  private static func complaint(_ id: String) -> String {
    let start = String(id.unicodeScalars.prefix(100))
    let more = start.utf8.count < id.utf8.count ? "…" : ""
    return
      "\(String(reflecting: start))\(more) is no identifier of contents; give \(CorpusQuery.forms)"
  }
}

/// Lines that cannot be answered: the first ones are told, and all are counted.
private struct InvalidLines {
  private(set) var count = 0

  private static let most = 20

  mutating func add(_ number: Int, _ complaint: String) {
    count += 1
    if count <= Self.most { StandardOutput.warn("Error: line \(number): \(complaint)") }
  }

  func finish() {
    guard count > Self.most else { return }
    StandardOutput.warn("\(Counted.text(count - Self.most, "more line")) like that")
  }
}
