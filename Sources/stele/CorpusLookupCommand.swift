import ArgumentParser
import SteleCorpus

struct CorpusLookupCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Say whether contents are in a corpus, and under which licences there.",
    discussion: """
      An ID is a SWHID, 40 hexadecimal digits (git's hash of a file), sha1:HEX or sha256:HEX. With \
      no ID, one is read from every line of standard input. The licences are those at the origin \
      that the corpus indexed, in no particular expression. Unknown contents are no error.

      Example:
        stele corpus lookup --corpus stack-v2.stele \\
          swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2
        git ls-files -s | cut -d' ' -f2 | \\
          stele corpus lookup --corpus stack-v2.stele --format json
      """)

  @OptionGroup var corpus: CorpusOption

  @Argument(help: "What to look for.")
  var ids: [String] = []

  @OptionGroup var report: ReportOption

  func validate() throws { _ = try queries() }

  private func queries() throws -> [CorpusQuery] {
    try ids.map { id in
      guard let query = CorpusQuery(id) else { throw ValidationError(Self.complaint(id)) }
      return query
    }
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(corpus.corpus)
    if ids.isEmpty { files.readStandardInput() }
    return files
  }

  func run() throws {
    let index = try corpus.open()
    if !ids.isEmpty { return try answer(queries(), index) }
    try LineJob(arguments: []).run { group in
      var queries: [CorpusQuery] = []
      for (offset, line) in group.lines.enumerated() {
        // Other systems' lines end in a carriage return as well, and no identifier does.
        let isForeign = line.content.last == UInt8(ascii: "\r")
        let id = String(decoding: line.content.dropLast(isForeign ? 1 : 0), as: UTF8.self)
        if id.isEmpty { continue }
        guard let query = CorpusQuery(id) else {
          throw InputError(description: "line \(group.firstNumber + offset): \(Self.complaint(id))")
        }
        queries.append(query)
      }
      try answer(queries, index)
    }
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
      "\(String(reflecting: start))\(more) is no identifier of contents; give swh:1:cnt:HEX, 40 hexadecimal "
      + "digits, sha1:HEX or sha256:HEX"
  }
}
