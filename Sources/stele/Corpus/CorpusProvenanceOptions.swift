import ArgumentParser
import SteleCorpus

/// What is left out of a corpus file that is made, and where it is said to come from.
struct CorpusProvenanceOptions: ParsableArguments {
  @Option(
    help: .taking("FILE", "Opt-outs to apply: a file that `stele corpus opt-out import` wrote."),
    completion: .file())
  var optOuts: [String] = []

  @Option(
    help: .taking("NAME", "The dataset that the rows come from, such as bigcode/the-stack-v2."))
  var dataset: String?

  @Option(help: .taking("REVISION", "Which version of the dataset, such as a commit."))
  var datasetRevision: String?

  func validate() throws {
    guard dataset != nil || datasetRevision == nil else {
      throw ValidationError("--dataset-revision needs --dataset")
    }
  }

  var source: CorpusManifest.Dataset? {
    dataset.map { CorpusManifest.Dataset(name: $0, revision: datasetRevision) }
  }

  func list() throws -> OptOutList {
    var list = OptOutList()
    for path in optOuts { try list.add(OptOutOverlay.read(path)) }
    return list
  }
}
