import ArgumentParser
import SteleCorpus

/// `--corpus` of the commands that ask a corpus file.
struct CorpusOption: ParsableArguments {
  @Option(
    name: .customLong("corpus"),
    help: .taking(
      "FILE", "The corpus file, as `stele corpus build` wrote it. (default: STELE_CORPUS)"),
    completion: .file())
  var given: String?

  @OptionGroup var optOuts: OptOutOption

  /// The file that was given, or else the one that the environment names; empty if there is none.
  var corpus: String { given ?? Self.ofEnvironment }

  /// The file that the environment names; empty if it names none.
  static var ofEnvironment: String { Environment["STELE_CORPUS"] ?? "" }

  /// What is wrong where there is neither.
  static let missing = ValidationError(
    "there is no corpus file to ask: give one with --corpus FILE, or name it in STELE_CORPUS")

  func validate() throws {
    if corpus.isEmpty { throw Self.missing }
  }

  func open() throws -> CorpusIndex { try optOuts.open(corpus) }
}
