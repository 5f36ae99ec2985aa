import ArgumentParser
import SteleCorpus
import SteleFile

/// `--no-opt-outs` of all commands that open corpus files.
struct OptOutOption: ParsableArguments {
  @Flag(
    name: .customLong("no-opt-outs"),
    help: "Do without the opt-outs beside a corpus file, even where they are missing.")
  var ignoresOptOuts = false

  /// Opens the corpus file at `path`, and says so where opt-outs are left aside.
  func open(_ path: String) throws -> CorpusIndex {
    try noting(CorpusIndex(opening: path, optOuts: use))
  }

  /// The corpus file that is open as `container`.
  func open(_ container: Container) throws -> CorpusIndex {
    try noting(CorpusIndex(container, optOuts: use))
  }

  private var use: CorpusIndex.OptOutUse { ignoresOptOuts ? .ignored : .honoured }

  private func noting(_ index: CorpusIndex) -> CorpusIndex {
    guard ignoresOptOuts else { return index }
    if case .none = OptOutState(of: index.container) { return index }
    StandardOutput.warn(
      "\(index.container.file.path): the opt-outs that belong to it are left aside")
    return index
  }
}
