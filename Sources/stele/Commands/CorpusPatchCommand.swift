import ArgumentParser
import SteleCorpus

struct CorpusPatchCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "patch",
    abstract: "Make the new corpus file of the old one and a patch that `diff` wrote.",
    discussion: HelpText.discussion(
      """
      The result is byte for byte the file that the patch was made from, or there is none. Opt-outs \
      beside the old file that the new one still holds are taken along in a list beside it.

      Example:
        stele corpus patch old.stele changes.stele -o new.stele
      """))

  @Argument(help: .taking("OLD", "The old corpus file."), completion: .file())
  var old: String

  @Argument(help: .taking("PATCH", "The patch."), completion: .file())
  var patch: String

  @Option(
    name: [.short, .long], help: .taking("FILE", "The corpus file to write."), completion: .file())
  var output: String

  @OptionGroup var optOuts: OptOutOption

  @OptionGroup var sorting: SortingMemoryOption

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readCorpus(old)
    files.read(patch)
    files.write(output, as: .container)
    files.write(OptOutOverlay.path(of: output), as: .text)
    return files
  }

  func run() throws {
    let before = try optOuts.open(old)
    let made = CorpusMade()
    let manifest = try CorpusPatch(opening: patch).apply(
      to: before, writing: output, memory: sorting.memory.byteCount)
    made.tell(output, "patched", manifest)
    let after = try CorpusIndex(opening: output, optOuts: .ignored)
    if let carried = try OptOutOverlay.carry(from: before, to: after) {
      StandardOutput.warn("\(carried.path): \(carried.list.summary), taken along from \(old)")
    }
  }
}
