import ArgumentParser
import SteleConversion
import SteleFile
import SteleModelFormat

struct ConvertCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert a Hugging Face checkpoint of NLLB-200 into one model file.",
    discussion: HelpText.discussion(
      """
      The folder holds config.json, sentencepiece.bpe.model and the weights as model.safetensors \
      or pytorch_model.bin, whole or in shards.

      With --keep-vocabulary the model knows only the pieces of words that these text files have, \
      and the letters of their scripts: smaller and faster for known languages. Other words are \
      spelt with what is kept; characters outside of it become <unk>, as those do that the whole \
      model lacks.

      With --weights int4 every 32 weights share a scale: 4.5 bits each, for little memory and \
      more speed at some loss of quality. The embedding stays in int8 then unless --embedding int4 \
      is given, too. With --calibrate, a few hundred sentences of text in the languages to be \
      translated go through the model first, by which weights make up for each other's errors: \
      about half of the loss is saved, and converting takes longer and more memory.

      Example:
        stele convert nllb-200-distilled-600M -o nllb.stele
        stele convert nllb-200-distilled-600M -o nllb-int4.stele --weights int4 \\
          --calibrate en.txt sw.txt
        stele convert nllb-200-distilled-600M -o en-sw.stele \\
          --keep-vocabulary en.txt sw.txt
      """))

  @Argument(help: .taking("FOLDER", "The folder of the checkpoint."), completion: .directory)
  var checkpoint: String

  @Option(
    name: [.short, .long], help: .taking("FILE", "The model file to write."), completion: .file())
  var output: String

  @Option(
    help: .taking(
      "TYPE",
      "Precision of the weights: int8, int4 for less memory, or float32 as the exact reference."))
  var weights = WeightType.int8

  @Option(
    help: .taking(
      "TYPE",
      "Precision of the embedding with int4 weights: int8 or int4. (default: int8; with other "
        + "weights theirs)"))
  var embedding: WeightType?

  @Option(
    parsing: .upToNextOption,
    help: .taking(
      "FILE",
      "Text files in the languages to be translated, whose vocabulary is kept. (default: all of it)"
    ), completion: .file())
  var keepVocabulary: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: .taking(
      "FILE",
      "Text files in the languages to be translated, by which int4 weights are made to make up "
        + "for each other's errors. (default: none)"), completion: .file())
  var calibrate: [String] = []

  @Flag(help: "Say on standard error what is read and written.")
  var verbose = false

  func validate() throws {
    guard calibrate.isEmpty || weights == .int4 else {
      throw ValidationError(
        "--calibrate goes with --weights int4 only; add that, or leave --calibrate out")
    }
    guard let embedding, !weights.embeddingTypes.contains(embedding) else { return }
    throw ValidationError(
      "--embedding \(embedding.rawValue) does not go with --weights \(weights.rawValue): give "
        + weights.embeddingTypes.map { "--embedding \($0.rawValue)" }.joined(separator: " or ")
        + ", or leave it out")
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.readFiles(ofFolder: checkpoint)
    files.read(keepVocabulary)
    files.read(calibrate)
    files.write(output, as: .container)
    return files
  }

  func run() throws {
    let start = ContinuousClock.now
    let converter = try Converter(
      checkpoint: checkpoint, weights: weights, embedding: embedding,
      keepingVocabularyOf: keepVocabulary, calibratingWith: calibrate)
    if verbose { converter.summary.details.forEach(StandardOutput.warn) }
    var bar = ProgressBar("Converting")
    do {
      defer { bar.clear() }
      try converter.write(to: output) { done, total in bar.update(done: done, total: total) }
    }
    let byteCount = try FileStatus(of: BytePath(output), followsLinks: true).byteCount
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    StandardOutput.warn(
      "\(output): \(Sizes.text(byteCount)) in \(Durations.taken(seconds: seconds)), "
        + converter.summary.text)
  }
}

extension ConversionSummary {
  /// What was converted, in a line.
  fileprivate var text: String {
    let pieces =
      vocabularyCount == fullVocabularyCount
      ? "\(vocabularyCount) pieces" : "\(vocabularyCount) of \(fullVocabularyCount) pieces"
    let type =
      weights == embeddingWeights
      ? weights.rawValue : "\(weights.rawValue) (embedding \(embeddingWeights.rawValue))"
    return "\(type) weights from \(tensorCount) tensors of "
      + "\(elementTypes.joined(separator: " and ")); \(pieces), \(languageCount) languages"
  }

  /// What --verbose says besides.
  fileprivate var details: [String] {
    let read = "read: \(files.joined(separator: ", "))"
    guard let kept else { return [read] }
    return [
      read,
      "vocabulary: the texts have \(kept.tokenCount) tokens, \(kept.unknownCount) of them unknown, "
        + "and \(kept.usedCount) pieces; \(kept.characterCount) kept as letters, "
        + "\(kept.mergeCount) for merging",
    ]
  }
}
