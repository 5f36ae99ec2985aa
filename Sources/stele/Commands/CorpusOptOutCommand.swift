import ArgumentParser
import SteleCorpus

/// The commands about what is not to be told any more.
struct CorpusOptOutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opt-out",
    abstract: "Keep, show and ask the opt-outs beside a corpus file.",
    discussion: HelpText.discussion(
      """
      Opt-outs lie in a small file beside the corpus, FILE.optouts, and every answer honours them \
      at once. The corpus file is marked, so that a copy without its list is an error and not \
      an answer without opt-outs. `build --opt-outs` and `merge` leave out what the list covers.

      Example:
        stele corpus opt-out import --corpus stack-v2.stele \\
          --owners owners.txt --since 2026-07-31
        stele corpus opt-out check --corpus stack-v2.stele octocat/hello-world
      """, settings: [.corpus]),
    subcommands: [
      CorpusOptOutImportCommand.self, CorpusOptOutRemoveCommand.self,
      CorpusOptOutListCommand.self, CorpusOptOutCheckCommand.self,
    ])
}

struct CorpusOptOutListCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the opt-outs that are in force for a corpus file.",
    discussion: HelpText.discussion(
      """
      Both those beside the file and those it was made with.

      Example:
        stele corpus opt-out list --corpus stack-v2.stele
      """, settings: [.corpus]))

  @OptionGroup var corpus: CorpusArgument

  @OptionGroup var report: ReportOption

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(corpus.path)
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
    discussion: HelpText.discussion(
      """
      What is found is no error, nor is what is not.

      Example:
        stele corpus opt-out check --corpus stack-v2.stele octocat \\
          octocat/hello-world
      """, settings: [.corpus]))

  @OptionGroup var corpus: CorpusOption

  @Argument(help: .taking("NAME", "Owners, or repositories as OWNER/NAME."))
  var names: [OptOutNameArgument]

  @OptionGroup var report: ReportOption

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(corpus.corpus)
    return files
  }

  func run() throws {
    let index = OptOutIndex(try corpus.open().optOuts())
    for name in names {
      let answer = OptOutReport.check(name.text, index.match(name.name))
      try StandardOutput.write(
        report.format == .json ? answer.json : Array("\(answer.text)\n".utf8))
    }
  }
}
