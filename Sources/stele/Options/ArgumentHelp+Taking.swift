import ArgumentParser

extension ArgumentHelp {
  /// What an option means, and what its value is called in help: `FILE`, `N`, `SIZE` and the like.
  static func taking(_ value: String, _ abstract: String) -> ArgumentHelp {
    ArgumentHelp(abstract, valueName: value)
  }
}
