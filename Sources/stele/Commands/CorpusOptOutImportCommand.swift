import ArgumentParser
import SteleCorpus

struct CorpusOptOutImportCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add requests to the opt-outs beside a corpus file.",
    discussion: HelpText.discussion(
      """
      The files hold what people write into the two areas of a request form, one a line: OWNER, \
      @OWNER, OWNER/REPOSITORY, or an address such as https://github.com/OWNER; blank lines, list \
      dashes and backquotes do no harm. Names are literal, but `all` and other words of forms are \
      none. Renames are lines OLD -> NEW. If any line is something else, nothing is imported. Of \
      two dates the earlier one is kept. Where the list of a marked file is lost for good, \
      --no-opt-outs begins a new one.

      Example:
        stele corpus opt-out import --corpus stack-v2.stele \\
          --owners owners.txt --since 2026-07-31
      """, settings: [.corpus]))

  @OptionGroup var corpus: CorpusArgument

  @Option(
    help: .taking("FILE", "Owners, one a line: all that they have and ever will."),
    completion: .file())
  var owners: [String] = []

  @Option(help: .taking("FILE", "Repositories, one a line."), completion: .file())
  var repositories: [String] = []

  @Option(
    help: .taking(
      "FILE", "Owners or repositories that are known under other names now, one a line."),
    completion: .file())
  var renames: [String] = []

  @Option(help: .taking("DAY", "The day of the requests, such as 2026-07-31."))
  var since: CalendarDate

  @Flag(
    name: .customLong("no-mark"),
    help: "Do not mark the corpus file, which may then be read-only; nothing tells a lost list.")
  var leavesUnmarked = false

  func validate() throws {
    guard !(owners + repositories + renames).isEmpty else {
      throw ValidationError("give --owners, --repositories or --renames")
    }
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(corpus.path)
    files.read(owners + repositories + renames)
    files.write(OptOutOverlay.path(of: corpus.path), as: .text)
    return files
  }

  func run() throws {
    let index = try corpus.open()
    var list = OptOutList()
    for (form, paths) in [
      (OptOutForm.owners, owners), (.repositories, repositories), (.renames, renames),
    ] {
      for path in paths { try form.read(path, since: since, into: &list) }
    }
    let change = try OptOutOverlay.add(list, to: index, marks: !leavesUnmarked)
    try StandardOutput.line(
      "\(change.path): \(change.list.summary); added \(change.added), already there \(change.known)"
    )
  }
}
