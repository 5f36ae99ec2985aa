import ArgumentParser
import SteleCorpus

struct CorpusReleaseCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Put a corpus file into a folder with its version, changes and checksums.",
    discussion: HelpText.discussion(
      """
      The first release is 1.0.0. After that the version follows from what changed: the first \
      number goes up if a kind of key or a side table is gone or the dataset is another, the \
      second if contents were added, removed or relicensed, the third otherwise. The folder gets \
      the file with its data as they are, CHANGELOG.md, SHA256SUMS, and a patch from the parent \
      where one can be made. The same inputs give the same bytes.

      Example:
        stele corpus release corpus.stele -o stack-v2-1.0.0 --name stack-v2
        stele corpus release new.stele -o stack-v2-1.1.0 --name stack-v2 \\
          --parent stack-v2-1.0.0/stack-v2-1.0.0.stele
      """, settings: [.corpus]))

  @OptionGroup var corpus: CorpusArgument

  @Option(
    name: [.short, .long], help: .taking("FOLDER", "The folder to write, empty or not there yet."),
    completion: .directory)
  var output: String

  @Option(help: .taking("NAME", "What all releases of the series are called."))
  var name: String

  @Option(help: .taking("FILE", "The corpus file of the release before."), completion: .file())
  var parent: String?

  @Option(help: .taking("VERSION", "The version. (default: the lowest that the changes ask for)"))
  var releaseVersion: SemanticVersion?

  /// What the option was called before it was told from the program's own version.
  @Option(name: .customLong("version"), help: .hidden)
  var version: SemanticVersion?

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(corpus.path)
    files.readCorpus(parent)
    files.writeFolder(output)
    return files
  }

  func validate() throws {
    guard releaseVersion == nil || version == nil else {
      throw ValidationError("give the version once, with --release-version")
    }
  }

  func run() throws {
    let release = try CorpusRelease(
      of: corpus.open(), name: name,
      parent: parent.map { try corpus.optOuts.open($0) },
      version: releaseVersion ?? version)
    try release.write(to: output)
    try StandardOutput.line("\(name) \(release.version)")
  }
}
