import ArgumentParser
import SteleModelFormat

@main
struct Stele: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stele",
    abstract: "Translate, and tell known source files, offline, from memory-mapped files.",
    discussion: """
      Example:
        stele convert nllb-200-distilled-600M -o nllb.stele
        stele translate -m nllb.stele --from en --to fr "How was your day?"
        stele corpus build -o stack-v2.stele rows.jsonl
        stele check src/ --corpus stack-v2.stele
      """,
    version: ToolVersion.current,
    subcommands: [
      ConvertCommand.self, TranslateCommand.self, TokenizeCommand.self, ScoreCommand.self,
      InspectCommand.self, VerifyCommand.self, LanguagesCommand.self, ProfileCommand.self,
      CorpusCommand.self, CheckCommand.self, SchemaCommand.self,
    ])

  static func main() {
    StandardDescriptors.reserve()
    FileSizeLimit.reportAsError()
    BusErrorHandler.install()
    Interruption.install()
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let complaint = RepeatedOptions.complaint(arguments, of: self) {
      StandardOutput.warn(complaint)
      exit(withError: ExitCode.validationFailure)
    }
    main(nil)
  }
}
