import ArgumentParser
import SteleCorpus

/// `--no-opt-outs` of all commands that open corpus files.
struct OptOutOption: ParsableArguments {
  @Flag(
    name: .customLong("no-opt-outs"),
    help: "Do without the opt-outs beside a corpus file, even where they are missing.")
  var ignoresOptOuts = false

  /// Opens the corpus file at `path`, and says so where opt-outs are left aside.
  func open(_ path: String) throws -> CorpusIndex {
    guard ignoresOptOuts else { return try CorpusIndex(opening: path) }
    let index = try CorpusIndex(opening: path, optOuts: .ignored)
    if case .none = OptOutState(of: index.container) { return index }
    StandardOutput.warn("\(path): the opt-outs that belong to it are left aside")
    return index
  }
}
