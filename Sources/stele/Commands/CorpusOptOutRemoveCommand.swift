import ArgumentParser
import SteleCorpus

struct CorpusOptOutRemoveCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take names out of the opt-outs beside a corpus file.",
    discussion: HelpText.discussion(
      """
      For requests that were taken back. If a name is not in the list, nothing is removed. What a \
      file was made without (`build --opt-outs`, `merge`) is not in its data any more and cannot \
      be had back this way. Renames stay.

      Example:
        stele corpus opt-out remove --corpus stack-v2.stele octocat
      """, settings: [.corpus]))

  @OptionGroup var corpus: CorpusOption

  @Argument(help: .taking("NAME", "Owners, or repositories as OWNER/NAME."))
  var names: [OptOutNameArgument]

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(corpus.corpus)
    files.write(OptOutOverlay.path(of: corpus.corpus), as: .text)
    return files
  }

  func run() throws {
    let change = try OptOutOverlay.remove(names.map(\.name), from: corpus.open())
    try StandardOutput.line(
      "\(change.path): \(change.list.summary); removed \(Set(names.map(\.name)).count)")
    let index = OptOutIndex(try corpus.open().optOuts())
    for name in names {
      guard let match = index.match(name.name) else { continue }
      StandardOutput.warn("\(name.text) is still opted out, by \(match.entry.text)")
    }
  }
}
