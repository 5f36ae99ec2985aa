import ArgumentParser

/// `--threads` of the commands that compute.
struct ThreadOption: ParsableArguments {
  @Option(help: .taking("N", "Threads to compute with. (default: all cores the process may use)"))
  var threads: Int?
}
