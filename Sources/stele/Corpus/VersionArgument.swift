import ArgumentParser
import SteleCorpus

/// A version of three numbers.
struct VersionArgument: ExpressibleByArgument {
  let version: SemanticVersion

  init?(argument: String) {
    guard let version = SemanticVersion(argument) else { return nil }
    self.version = version
  }
}
