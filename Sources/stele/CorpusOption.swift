import ArgumentParser
import SteleCorpus

/// `--corpus` of the commands that ask a corpus file.
struct CorpusOption: ParsableArguments {
  @Option(
    name: .customLong("corpus"),
    help: "The corpus file, as `stele corpus build` wrote it. (default: STELE_CORPUS)")
  var given: String?

  /// The file that was given, or else the one that the environment names; empty if there is none.
  var corpus: String { given ?? Environment["STELE_CORPUS"] ?? "" }

  func validate() throws {
    guard corpus.isEmpty else { return }
    throw ValidationError(
      "there is no corpus file to ask: give one with --corpus FILE, or name it in STELE_CORPUS")
  }

  func open() throws -> CorpusIndex { try CorpusIndex(opening: corpus) }
}
