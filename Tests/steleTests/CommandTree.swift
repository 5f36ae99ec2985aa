import Foundation
import SteleTestSupport

/// A command as the program itself describes it.
struct CommandDescription: Decodable {
  var commandName: String
  var abstract: String?
  var discussion: String?
  var subcommands: [CommandDescription]?
  var arguments: [Argument]?

  struct Argument: Decodable {
    var kind: String
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool

    struct Name: Decodable {
      var kind: String
      var name: String
    }

    /// The long name with its dashes; the name of the value where there is none.
    var longName: String {
      names?.first { $0.kind == "long" }.map { "--\($0.name)" } ?? valueName ?? ""
    }
  }
}

/// All commands of the program, found by asking it.
enum CommandTree {
  private struct Description: Decodable {
    var command: CommandDescription
  }

  /// Every command with its names from the first after `stele` on, `help` left out.
  static func commands() throws -> [(path: [String], command: CommandDescription)] {
    let json = try Program.run(["--experimental-dump-help"]).output
    let root = try JSONDecoder().decode(Description.self, from: Data(json.utf8)).command
    return walk(root, path: [])
  }

  private static func walk(
    _ command: CommandDescription, path: [String]
  ) -> [(path: [String], command: CommandDescription)] {
    let below = (command.subcommands ?? []).filter { $0.commandName != "help" }
    return [(path, command)] + below.flatMap { walk($0, path: path + [$0.commandName]) }
  }
}
