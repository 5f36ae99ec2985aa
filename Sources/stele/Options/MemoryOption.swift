import ArgumentParser

/// `--memory-limit` of the commands that compute with a model.
struct MemoryOption: ParsableArguments {
  @Option(
    help: .taking(
      "SIZE",
      """
      The most memory to take, file included, \(ByteSize.syntax). (default: the limit of the \
      control group, if there is one)
      """))
  var memoryLimit: ByteSize?
}
