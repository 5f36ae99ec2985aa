import ArgumentParser
import SteleCorpus

/// The commands about what is not to be told any more.
struct CorpusOptOutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opt-out",
    abstract: "Keep, show and ask the opt-outs beside a corpus file.",
    discussion: """
      Opt-outs lie in a small file beside the corpus, FILE.optouts, and every answer honours them \
      at once. `build --opt-outs` and `merge` leave out what they cover.

      Example:
        stele corpus opt-out import --corpus stack-v2.stele \\
          --owners owners.txt --since 2026-07-31
        stele corpus opt-out check --corpus stack-v2.stele octocat/hello-world
      """,
    subcommands: [
      CorpusOptOutImportCommand.self, CorpusOptOutListCommand.self, CorpusOptOutCheckCommand.self,
    ])
}

/// A day, written as `2026-07-31`.
struct DateArgument: ExpressibleByArgument {
  let date: CalendarDate

  init?(argument: String) {
    guard let date = CalendarDate(argument) else { return nil }
    self.date = date
  }
}

struct CorpusOptOutImportCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add requests to the opt-outs beside a corpus file.",
    discussion: """
      The files hold what people write into the two areas of a request form, one a line: OWNER, \
      @OWNER, OWNER/REPOSITORY, or an address such as https://github.com/OWNER; blank lines, list \
      dashes and backquotes do no harm. Names are literal. Renames are lines OLD -> NEW. If any \
      line is something else, nothing is imported. Of two dates the earlier one is kept.

      Example:
        stele corpus opt-out import --corpus stack-v2.stele \\
          --owners owners.txt --since 2026-07-31
      """)

  @OptionGroup var corpus: CorpusOption

  @Option(help: "Owners, one a line: all that they have and ever will.")
  var owners: [String] = []

  @Option(help: "Repositories, one a line.")
  var repositories: [String] = []

  @Option(help: "Owners or repositories that are known under other names now, one a line.")
  var renames: [String] = []

  @Option(help: "The day of the requests, such as 2026-07-31.")
  var since: DateArgument

  func validate() throws {
    guard !(owners + repositories + renames).isEmpty else {
      throw ValidationError("give --owners, --repositories or --renames")
    }
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(corpus.corpus)
    files.read(owners + repositories + renames)
    files.write(OptOutOverlay.path(of: corpus.corpus), as: .text)
    return files
  }

  func run() throws {
    let index = try corpus.open()
    var list = OptOutList()
    for (form, paths) in [
      (OptOutForm.owners, owners), (.repositories, repositories), (.renames, renames),
    ] {
      for path in paths { try form.read(path, since: since.date, into: &list) }
    }
    let all = try OptOutOverlay.add(list, to: index)
    try StandardOutput.line(
      "\(OptOutOverlay.path(of: corpus.corpus)): \(all.dates.count) opt-outs, "
        + "\(all.renames.count) renames")
  }
}

struct CorpusOptOutListCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the opt-outs that are in force for a corpus file.",
    discussion: """
      Both those beside the file and those it was made with.

      Example:
        stele corpus opt-out list --corpus stack-v2.stele
      """)

  @OptionGroup var corpus: CorpusOption

  @OptionGroup var report: ReportOption

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(corpus.corpus)
    return files
  }

  func run() throws {
    let list = try corpus.open().optOuts()
    var output: [UInt8] = []
    for line in OptOutReport.lines(of: list) {
      output += report.format == .json ? line.json : Array("\(line.text)\n".utf8)
    }
    try StandardOutput.write(output)
  }
}

struct CorpusOptOutCheckCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say whether owners or repositories are opted out, and since when.",
    discussion: """
      What is found is no error, nor is what is not.

      Example:
        stele corpus opt-out check --corpus stack-v2.stele octocat octocat/hello-world
      """)

  @OptionGroup var corpus: CorpusOption

  @Argument(help: "Owners, or repositories as OWNER/NAME.")
  var names: [String]

  @OptionGroup var report: ReportOption

  func validate() throws { _ = try asked() }

  private func asked() throws -> [(text: String, name: OptOutName)] {
    try names.map { text in
      guard let name = OptOutName(text) else {
        throw ValidationError(
          "\(String(reflecting: text)) is no name; give OWNER or OWNER/REPOSITORY")
      }
      return (text, name)
    }
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(corpus.corpus)
    return files
  }

  func run() throws {
    let index = OptOutIndex(try corpus.open().optOuts())
    for (text, name) in try asked() {
      let answer = OptOutReport.check(text, index.match(name))
      try StandardOutput.write(
        report.format == .json ? answer.json : Array("\(answer.text)\n".utf8))
    }
  }
}
