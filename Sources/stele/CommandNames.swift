import ArgumentParser

/// What commands are called.
enum CommandNames {
  /// The name of `command` alone.
  static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? command._commandName
  }

  /// The command that is called `name` below `command`.
  static func subcommand(
    _ name: String, of command: any ParsableCommand.Type
  ) -> (any ParsableCommand.Type)? {
    command.configuration.subcommands.first { Self.name(of: $0) == name }
  }

  /// What users type to run `command`, `stele` included.
  static func line(for command: any ParsableCommand.Type) -> String {
    (["stele"] + (commands.first { $0.command == command }?.path ?? [])).joined(separator: " ")
  }

  /// The command that `arguments` begin with, as far as they name one.
  static func command(in arguments: [String]) -> any ParsableCommand.Type {
    var command: any ParsableCommand.Type = Stele.self
    for word in arguments.first == "help" ? arguments.dropFirst() : arguments[...] {
      guard let next = subcommand(word, of: command) else { break }
      command = next
    }
    return command
  }

  /// The names of all commands, from the first after `stele` on.
  static var all: [[String]] { commands.map(\.path) }

  private static var commands: [(path: [String], command: any ParsableCommand.Type)] {
    below(Stele.self, path: [])
  }

  private static func below(
    _ command: any ParsableCommand.Type, path: [String]
  ) -> [(path: [String], command: any ParsableCommand.Type)] {
    command.configuration.subcommands.flatMap { subcommand in
      let path = path + [name(of: subcommand)]
      return [(path, subcommand)] + below(subcommand, path: path)
    }
  }
}
