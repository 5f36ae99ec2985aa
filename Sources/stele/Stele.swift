import ArgumentParser
import SteleModelFormat

@main
struct Stele: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stele",
    abstract: "Translate between 200 languages offline, from one memory-mapped file.",
    discussion: """
      Example:
        stele convert nllb-200-distilled-600M -o nllb.stele
        stele translate -m nllb.stele --from en --to fr "How was your day?"
      """,
    version: ToolVersion.current,
    subcommands: [
      ConvertCommand.self, TranslateCommand.self, TokenizeCommand.self, ScoreCommand.self,
      InspectCommand.self, VerifyCommand.self, LanguagesCommand.self, ProfileCommand.self,
      CorpusCommand.self, CheckCommand.self,
    ])

  static func main() {
    StandardDescriptors.reserve()
    BusErrorHandler.install()
    main(nil)
  }
}
