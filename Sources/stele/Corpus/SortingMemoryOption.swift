import ArgumentParser

/// `--memory` of the commands that sort.
struct SortingMemoryOption: ParsableArguments {
  @Option(
    help: .taking(
      "SIZE",
      """
      Memory for sorting, \(ByteSize.syntax); what does not fit is sorted beside the output.
      """))
  var memory = ByteSize(256 << 20)

  func validate() throws {
    guard memory.byteCount >= 1 << 20 else {
      throw ValidationError("--memory must be at least 1MiB, not \(memory.byteCount) bytes")
    }
  }
}
