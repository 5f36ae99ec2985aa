import ArgumentParser
import SteleCorpus

struct CorpusPatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patch",
    abstract: "Make the new corpus file of the old one and a patch that `diff` wrote.",
    discussion: """
      The result is byte for byte the file that the patch was made from, or there is none.

      Example:
        stele corpus patch old.stele changes.stele -o new.stele
      """)

  @Argument(help: "The old corpus file.")
  var old: String

  @Argument(help: "The patch.")
  var patch: String

  @Option(name: [.short, .long], help: "The corpus file to write.")
  var output: String

  @OptionGroup var sorting: SortingMemoryOption

  func run() throws {
    try OutputPath.check(output, isNoneOf: [patch])
    try CorpusPatch(opening: patch).apply(
      to: CorpusIndex(opening: old), writing: output, memory: sorting.memory.value)
  }
}
