import ArgumentParser

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a command takes, as its own description says.
struct CommandSyntax {
  /// An option or a flag.
  struct Option {
    /// With their dashes.
    let names: [String]
    /// Whether a value follows.
    let takesValue: Bool
    /// Whether it may be given several times, so that all values count.
    let isRepeating: Bool
  }

  let options: [Option]

  private struct Description: Decodable {
    var command: Command

    struct Command: Decodable {
      var arguments: [Argument]?
    }

    struct Argument: Decodable {
      var kind: String
      var names: [Name]?
      var isRepeating: Bool
    }

    struct Name: Decodable {
      var kind: String
      var name: String

      var dashed: String { (kind == "long" ? "--" : "-") + name }
    }
  }

  /// The syntax of `command`, which takes some milliseconds to find.
  init(_ command: any ParsableCommand.Type) {
    let json = Data(command._dumpHelp().utf8)
    let description = try? JSONDecoder().decode(Description.self, from: json)
    let own = (description?.command.arguments ?? []).filter { $0.kind != "positional" }
    options =
      own.map { argument in
        Option(
          names: (argument.names ?? []).map(\.dashed), takesValue: argument.kind == "option",
          isRepeating: argument.isRepeating)
      } + Self.builtIn
  }

  /// What every command understands.
  private static let builtIn = [
    Option(
      names: ["-h", "--help", "--help-hidden", "--version", "-V", "--experimental-dump-help"],
      takesValue: false, isRepeating: false),
    Option(names: ["--generate-completion-script"], takesValue: true, isRepeating: false),
  ]

  /// The option that is called `name`, with its dashes.
  func option(named name: String) -> Option? { options.first { $0.names.contains(name) } }
}
