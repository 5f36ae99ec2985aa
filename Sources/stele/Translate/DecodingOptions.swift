import ArgumentParser
import SteleDecoding
import SteleTokenizer
import SteleTransformer

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
  @Option(
    help: .taking(
      "N",
      """
      Hypotheses kept at every step, 1 to 64; 1 is greedy. (default: 1, or one more than \
      --alternatives)
      """))
  var beams: Int?

  @Option(
    help: .taking(
      "X", "Exponent of the length that beam scores are divided by; above 0 favours long ones."))
  var lengthPenalty: Float = 1

  @Option(help: .taking("WHEN", "When a beam search may stop early."))
  var earlyStopping = EarlyStoppingChoice.false

  @Flag(help: "Draw each token at random, by its probability, in place of the best one.")
  var sample = false

  @Option(
    help: .taking(
      "X", "With --sample, what flattens (above 1) or sharpens (below) it. (default: 1)"))
  var temperature: Float?

  @Option(
    help: .taking("N", "With --sample, draw from so many best tokens; 0 is all. (default: 50)"))
  var topK: Int?

  @Option(
    help: .taking(
      "X", "With --sample, draw from the fewest best tokens of this probability. (default: 1, all)")
  )
  var topP: Float?

  @Option(help: .taking("N", "With --sample, the number that all draws follow from. (default: 0)"))
  var seed: UInt64?

  @Option(
    help: .taking(
      "N",
      """
      Further hypotheses of each sentence: 0 to beams - 1, best first; with --sample 0 to 63, drawn. \
      They are printed by --format jsonl.
      """)
  )
  var alternatives = 0

  @Option(help: .taking("N", "Most tokens to generate. (default: as the checkpoint says)"))
  var maxTokens: Int?

  @Option(help: .taking("N", "Fewest tokens to generate."))
  var minTokens = 0

  @Option(help: .taking("N", "Length of the n-grams that may occur only once; 0 allows all."))
  var noRepeatNgram = 0

  @Option(
    help: .taking(
      "X", "What scores of repeated tokens are weakened by, above 1; 1 changes nothing."))
  var repetitionPenalty: Float = 1

  @OptionGroup var vocabulary: ShortlistOption

  @Option(help: .taking("N", "Source tokens of the sentences that are translated together."))
  var batchTokens = 512

  @OptionGroup var threading: ThreadOption

  /// What was asked for; greedy and sampled translations have a score only if `wantsScores`.
  func translationOptions(wantsScores: Bool) throws -> TranslationOptions {
    let most = SearchOptions.beamRange.upperBound - 1
    guard (0...most).contains(alternatives) else {
      throw ValidationError("--alternatives must be 0 to \(most), not \(alternatives)")
    }
    let beams = beams ?? (sample ? 1 : alternatives + 1)
    guard sample || alternatives < beams else {
      throw ValidationError(
        "--alternatives \(alternatives) needs --beams \(alternatives + 1) or more, not \(beams)")
    }
    return TranslationOptions(
      search: SearchOptions(
        beams: beams, lengthPenalty: lengthPenalty, earlyStopping: earlyStopping.earlyStopping,
        minimumNewTokens: minTokens, noRepeatNgram: noRepeatNgram,
        repetitionPenalty: repetitionPenalty, returned: alternatives + 1,
        sampling: try sampling(beams: beams), wantsScores: wantsScores),
      maximumNewTokens: maxTokens, batchTokens: batchTokens, threads: threading.threads,
      shortlist: vocabulary.shortlist)
  }

  /// How to draw; nil without `--sample`, with which alone its options have a meaning.
  private func sampling(beams: Int) throws -> Sampling? {
    guard sample else {
      let options: [(String, Bool)] = [
        ("--temperature", temperature != nil), ("--top-k", topK != nil), ("--top-p", topP != nil),
        ("--seed", seed != nil),
      ]
      if let (name, _) = options.first(where: { $0.1 }) {
        throw ValidationError("\(name) is for sampling; add --sample, or leave it out")
      }
      return nil
    }
    guard beams == 1 else {
      throw ValidationError("--sample and --beams \(beams) exclude each other; leave one out")
    }
    let defaults = Sampling()
    return Sampling(
      temperature: temperature ?? defaults.temperature, topK: topK ?? defaults.topK,
      topP: topP ?? defaults.topP, seed: seed ?? defaults.seed)
  }
}
