import ArgumentParser
import SteleCorpus

struct CorpusDiffCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Count, show or store what changed from one corpus file to another.",
    discussion: HelpText.discussion(
      """
      Contents are added, removed, relicensed (other licences, or another kind of licence), opted \
      out (all of their origins, so that nothing is told of them any more), or changed in \
      something else. Opt-outs beside the files count. With --output the changes go into a patch, \
      from which `stele corpus patch` makes the new file of the old one.

      Example:
        stele corpus diff old.stele new.stele
        stele corpus diff old.stele new.stele -o changes.stele
      """))

  @Argument(help: .taking("OLD", "The old corpus file."), completion: .file())
  var old: String

  @Argument(help: .taking("NEW", "The new corpus file."), completion: .file())
  var new: String

  @Option(name: [.short, .long], help: .taking("FILE", "The patch to write."), completion: .file())
  var output: String?

  @Flag(help: "Print every change before the counts.")
  var changes = false

  @OptionGroup var optOuts: OptOutOption

  @OptionGroup var report: ReportOption

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(old)
    files.readCorpus(new)
    files.write(output, as: .container)
    return files
  }

  func run() throws {
    let (before, after) = (try optOuts.open(old), try optOuts.open(new))
    if let output {
      let counts = try CorpusPatchWriter.write(from: before, to: after, path: output)
      if !changes { return try print(counts) }
    }
    let diff = try CorpusDiff(from: before, to: after)
    var lines: [UInt8] = []
    var found = try diff.changes()
    while let change = try found.next() {
      guard changes else { continue }
      let described = try ChangeReport(change, of: diff)
      lines += report.format == .json ? described.json : Array("\(described.text)\n".utf8)
      if lines.count > 1 << 16 { try Self.write(&lines) }
    }
    try Self.write(&lines)
    try print(found.counts)
  }

  /// The counts with the version of their schema.
  private struct CountsObject: Encodable {
    var schemaVersion = OutputSchema.corpusDiff.version
    var counts: CorpusDiff.Counts

    init(_ counts: CorpusDiff.Counts) {
      self.counts = counts
    }

    private enum CodingKeys: CodingKey {
      case schemaVersion
    }

    func encode(to encoder: any Encoder) throws {
      try counts.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(schemaVersion, forKey: .schemaVersion)
    }
  }

  private static func write(_ lines: inout [UInt8]) throws {
    try StandardOutput.write(lines)
    lines = []
  }

  private func print(_ counts: CorpusDiff.Counts) throws {
    switch report.format {
    case .json: try StandardOutput.write(JSONLine.encode(CountsObject(counts)))
    case .text:
      try StandardOutput.line(
        "\(counts.added) added, \(counts.removed) removed, \(counts.relicensed) relicensed, "
          + "\(counts.optedOut) opted out, \(counts.changed) changed otherwise, "
          + "\(counts.unchanged) unchanged")
    }
  }
}
