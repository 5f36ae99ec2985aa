import ArgumentParser
import SteleCorpus
import SteleDecoding
import SteleTokenizer
import SteleTransformer
import SteleTranslation

/// How the program ends after an error, or after it was asked for help.
enum Failure {
  /// Says what `error` is and exits.
  ///
  /// - Parameters:
  ///   - error: What was thrown.
  ///   - command: The command that ran; nil where its arguments could not be parsed.
  ///   - arguments: What the program was started with.
  static func end(
    _ error: any Error, of command: (any ParsableCommand.Type)?, arguments: [String]
  ) -> Never {
    let code = code(for: error)
    let text = message(for: error, of: command, arguments: arguments)
    if code == .success, !text.isEmpty {
      do { try StandardOutput.line(text) } catch {
        StandardOutput.warn("Error: \(error)")
        Stele.exit(withError: ExitCode.failure)
      }
    } else if !text.isEmpty {
      StandardOutput.warn(text)
    }
    Stele.exit(withError: code)
  }

  private static func code(for error: any Error) -> ExitCode {
    if isWrongUsage(error) { return .validationFailure }
    if case DocumentJobError.nothingTaken = error { return ExitCode(3) }
    return Stele.exitCode(for: error)
  }

  private static func message(
    for error: any Error, of command: (any ParsableCommand.Type)?, arguments: [String]
  ) -> String {
    if let command {
      // What is found wrong only when the command runs has no usage but the root's.
      guard let error = error as? ValidationError else { return Stele.fullMessage(for: error) }
      return complaint(error.message, of: command)
    }
    guard Stele.exitCode(for: error) == .validationFailure,
      let advice = UsageAdvice.message(for: arguments)
    else { return Stele.fullMessage(for: error) }
    return complaint(advice, of: CommandNames.command(in: arguments))
  }

  /// What is wrong, and how `command` is used.
  private static func complaint(
    _ message: String, of command: any ParsableCommand.Type
  ) -> String {
    """
    Error: \(message)
    Usage: \(Stele.usageString(for: command))
      See '\(CommandNames.line(for: command)) --help' for more information.
    """
  }

  /// Whether the value of an option cannot be used, which some turn out only when a model is there.
  private static func isWrongUsage(_ error: any Error) -> Bool {
    switch error {
    case TranslationError.search, TranslationError.invalidOption, is SearchError: true
    case is LanguageError: true
    case CorpusError.invalidKeyBits, CorpusError.originsWithoutRepository: true
    default: false
    }
  }
}
