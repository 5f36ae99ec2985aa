import ArgumentParser

/// A command that says which files it reads and writes, before it does.
///
/// All commands but those that only hold others are such.
protocol FileDeclaring: ParsableCommand {
  /// The files, as far as the arguments tell.
  func files() throws -> CommandFiles
}
