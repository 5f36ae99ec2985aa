import ArgumentParser
import SteleCorpus

struct CorpusPatchCommand: FileDeclaring {
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

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(old)
    files.read(patch)
    files.write(output, as: .container)
    return files
  }

  func run() throws {
    try CorpusPatch(opening: patch).apply(
      to: CorpusIndex(opening: old), writing: output, memory: sorting.memory.byteCount)
  }
}
