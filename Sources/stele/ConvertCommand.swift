import ArgumentParser
import Logging
import SteleConversion
import SteleModelFormat

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert a Hugging Face checkpoint of NLLB-200 into one model file.",
    discussion: """
      The folder holds config.json, sentencepiece.bpe.model and the weights as model.safetensors \
      or pytorch_model.bin, whole or in shards.

      With --keep-vocabulary the model knows only the pieces of words that these text files have, \
      and the letters of their scripts: smaller and faster for known languages. Other words are \
      spelt with what is kept; characters outside of it become <unk>, as those do that the whole \
      model lacks.

      Example:
        stele convert nllb-200-distilled-600M -o nllb.stele
        stele convert nllb-200-distilled-600M -o en-sw.stele \\
          --keep-vocabulary en.txt sw.txt
      """)

  enum WeightsChoice: String, ExpressibleByArgument, CaseIterable {
    case int8
    case float32

    var type: WeightType { self == .int8 ? .int8 : .float32 }
  }

  @Argument(help: "The folder of the checkpoint.")
  var checkpoint: String

  @Option(name: [.short, .long], help: "The model file to write.")
  var output: String

  @Option(help: "Precision of the weights: int8, or float32 as the exact reference.")
  var weights = WeightsChoice.int8

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Text files in the languages to be translated, whose vocabulary is kept. (default: all of it)",
      valueName: "file"))
  var keepVocabulary: [String] = []

  @Flag(help: "Say on standard error what is read and written.")
  var verbose = false

  func run() throws {
    let logger = Logger(label: "stele.convert") { label -> any LogHandler in
      if verbose { return StreamLogHandler.standardError(label: label) }
      return SwiftLogNoOpLogHandler()
    }
    let converter = try Converter(
      checkpoint: checkpoint, weights: weights.type, keepingVocabularyOf: keepVocabulary,
      logger: logger)
    var bar = ProgressBar("Converting")
    defer { bar.clear() }
    try converter.write(to: output) { done, total in bar.update(done: done, total: total) }
  }
}
