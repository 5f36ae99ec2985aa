import ArgumentParser
import SteleCorpus

/// An owner or a repository.
struct OptOutNameArgument: ExpressibleByArgument {
  /// As it was given.
  let text: String
  let name: OptOutName

  init?(argument: String) {
    guard let name = OptOutName(argument) else { return nil }
    text = argument
    self.name = name
  }
}
