import ArgumentParser

@main
struct Stele: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stele",
    abstract: "Translate, and tell known source files, offline, from memory-mapped files.",
    discussion: HelpText.discussion(
      """
      Shells complete commands, options, files and languages once they have read what `stele \
      --generate-completion-script bash` prints, or zsh or fish in place of bash.

      Example:
        stele convert nllb-200-distilled-600M -o nllb.stele
        stele translate -m nllb.stele --from en --to fr "How was your day?"
        stele corpus build -o stack-v2.stele rows.jsonl
        stele check src/ --corpus stack-v2.stele
        source <(stele --generate-completion-script bash)
      """,
      settings: [
        .model, .models, .corpus, .detector, .instructionSet, .noColor, .sourceDateEpoch,
      ]),
    version: ProgramVersion.text,
    subcommands: [
      ConvertCommand.self, TranslateCommand.self, TokenizeCommand.self, ScoreCommand.self,
      DetectCommand.self,
      InspectCommand.self, VerifyCommand.self, LanguagesCommand.self, ProfileCommand.self,
      CorpusCommand.self, CheckCommand.self, LicensesCommand.self, SchemaCommand.self,
    ] + servers)

  #if Server
  private static let servers: [any ParsableCommand.Type] = [ServeCommand.self]
  #else
  private static let servers: [any ParsableCommand.Type] = []
  #endif

  static func main() {
    StandardDescriptors.reserve()
    FileSizeLimit.reportAsError()
    BusErrorHandler.install()
    Interruption.install()
    let arguments = ProgramArguments.texts
    if let complaint = RepeatedOptions.complaint(arguments, of: self) {
      // What is no option at all may look like several.
      if let advice = UsageAdvice.message(for: arguments) {
        Failure.end(ValidationError(advice), of: nil, arguments: arguments)
      }
      StandardOutput.warn(complaint)
      exit(withError: ExitCode.validationFailure)
    }
    var running: (any ParsableCommand.Type)?
    do {
      var command = try requestedCommand(arguments)
      running = type(of: command)
      if let command = command as? any FileDeclaring { try command.files().check() }
      try command.run()
    } catch {
      Failure.end(error, of: running, arguments: arguments)
    }
  }

  /// The command that is asked for.
  private static func requestedCommand(_ arguments: [String]) throws -> any ParsableCommand {
    if arguments == ["-V"] { return try requestedCommand(["--version"]) }
    // Like --version, it needs none of the options that its command requires.
    if DocumentTypesCommand.isMeant(by: arguments) { return DocumentTypesCommand() }
    // The parser shows the root's help where it knows no such command.
    if arguments.first == "help", let advice = UsageAdvice.message(for: arguments) {
      throw ValidationError(advice)
    }
    return try parseAsRoot(arguments)
  }
}
