import ArgumentParser

/// How a command prints what it found.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// `--format` of the commands that report about a file.
struct ReportOption: ParsableArguments {
  @Option(help: .taking("FORMAT", "Print for people (text) or for programs (json)."))
  var format: ReportFormat = .text
}
