import ArgumentParser
import SteleSearch
import SteleText
import SteleTranslation

/// The model file, which most commands need.
struct ModelOption: ParsableArguments {
  @Option(name: [.customShort("m"), .long], help: "The model file, as `stele convert` wrote it.")
  var model: String

  func open(_ memory: MemoryOption? = nil) throws -> TranslationModel {
    try TranslationModel(opening: model, memoryLimit: memory?.memoryLimit?.byteCount)
  }
}

/// How a command prints what it found.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// `--format` of the commands that report about a file.
struct ReportOption: ParsableArguments {
  @Option(help: "Print for people (text) or for programs (json).")
  var format: ReportFormat = .text
}

/// When a beam search may stop, in Python's spelling.
enum EarlyStoppingChoice: String, ExpressibleByArgument, CaseIterable {
  case `true`
  case `false`
  case never

  var earlyStopping: SearchOptions.EarlyStopping {
    switch self {
    case .true: .always
    case .false: .heuristic
    case .never: .never
    }
  }
}

/// The decoding options of `translate`; unset ones mean what transformers' `generate` means.
struct DecodingOptions: ParsableArguments {
  @Option(help: "Hypotheses kept at every step, 1 to 64; 1 is greedy.")
  var beams = 1

  @Option(help: "Exponent of the length that beam scores are divided by.")
  var lengthPenalty: Float = 1

  @Option(help: "When a beam search may stop early.")
  var earlyStopping = EarlyStoppingChoice.false

  @Option(help: "Further hypotheses to return for each sentence, 0 to beams - 1.")
  var alternatives = 0

  @Option(help: "Most tokens to generate. (default: as the checkpoint says)")
  var maxTokens: Int?

  @Option(help: "Fewest tokens to generate.")
  var minTokens = 0

  @Option(help: "Length of the n-grams that may occur only once; 0 allows all.")
  var noRepeatNgram = 0

  @Option(help: "What scores of repeated tokens are weakened by; 1 changes nothing.")
  var repetitionPenalty: Float = 1

  @Option(help: "Source tokens of the sentences that are translated together.")
  var batchTokens = 512

  @OptionGroup var threading: ThreadOption

  /// What was asked for; greedy translations have a score only if `wantsScores`.
  func translationOptions(wantsScores: Bool) throws -> TranslationOptions {
    guard alternatives >= 0, alternatives < Int.max else {
      throw ValidationError("--alternatives must be 0 to beams - 1, not \(alternatives)")
    }
    return TranslationOptions(
      search: SearchOptions(
        beams: beams, lengthPenalty: lengthPenalty, earlyStopping: earlyStopping.earlyStopping,
        maximumNewTokens: maxTokens ?? 1, minimumNewTokens: minTokens,
        noRepeatNgram: noRepeatNgram, repetitionPenalty: repetitionPenalty,
        returned: alternatives + 1, wantsScores: wantsScores),
      maximumNewTokens: maxTokens, batchTokens: batchTokens, threads: threading.threads)
  }
}

/// `--threads` of the commands that compute.
struct ThreadOption: ParsableArguments {
  @Option(help: "Threads to compute with. (default: all cores the process may use)")
  var threads: Int?
}
