import ArgumentParser
import SteleCheck

/// Which files `check` looks at.
struct CheckFileOptions: ParsableArguments {
  @Option(
    help: .taking(
      "FILE", "A file of patterns in git's syntax, from each PATH, for what not to check."),
    completion: .file())
  var ignoreFile: [String] = []

  @Flag(help: "Read policy, baseline and ignore file even from inside of what is checked.")
  var trustTree = false

  @Flag(name: .customLong("no-gitignore"), help: "Check what git ignores as well.")
  var noGitIgnore = false

  @Flag(
    name: .customLong("no-eol-variants"),
    help: "Do not look for unknown text with the other kind of line ends.")
  var noEndOfLineVariants = false

  /// The ignore files, none of which may lie within `boundary`.
  func ignoreFiles(outside boundary: TrustBoundary) throws -> [IgnoreFile] {
    try ignoreFile.map { path in
      try boundary.check(path, option: "--ignore-file")
      return try IgnoreFile(reading: path)
    }
  }
}
