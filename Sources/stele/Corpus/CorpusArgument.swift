import ArgumentParser
import SteleCorpus

/// The corpus file of commands that take no other argument: FILE, `--corpus FILE`, or STELE_CORPUS.
struct CorpusArgument: ParsableArguments {
  @Argument(help: .taking("FILE", "The corpus file. (default: STELE_CORPUS)"), completion: .file())
  var file: String?

  @Option(
    name: .customLong("corpus"),
    help: .taking("FILE", "The corpus file, as other commands have it."), completion: .file())
  var given: String?

  @OptionGroup var optOuts: OptOutOption

  /// The file that was given, or else the one that the environment names; empty if there is none.
  var path: String { file ?? given ?? CorpusOption.ofEnvironment }

  func validate() throws {
    guard file == nil || given == nil else {
      throw ValidationError("give the corpus file once: as an argument, or with --corpus")
    }
    if path.isEmpty { throw CorpusOption.missing }
  }

  func open() throws -> CorpusIndex { try optOuts.open(path) }
}
