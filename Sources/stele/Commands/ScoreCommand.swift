import ArgumentParser
import SteleTokenizer
import SteleTransformer
import Synchronization

struct ScoreCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Print how likely the model finds given translations, token by token.",
    discussion: HelpText.discussion(
      """
      The two files have one sentence per line and the same number of lines; either may be a pipe, and \
      one of them `-` for standard input. Prints one JSON object per pair: tokens, and the natural-log \
      probability of each. A pair that cannot be scored has an error, and no tokens.

      With --preprocess nllb, which translate has by default and score has not, the sum over the tokens \
      behind the language is the score of translate for its own greedy translation.

      Example:
        stele score -m nllb.stele --from en --to fr --source in.txt --target out.txt
      """, settings: [.model, .models, .instructionSet]))

  @OptionGroup var model: ModelOption

  @Option(help: .taking("LANGUAGE", "The language of the source."), completion: .language)
  var from: String

  @Option(help: .taking("LANGUAGE", "The language of the target."), completion: .language)
  var to: String

  @Option(help: .taking("FILE", "File of source sentences."), completion: .file())
  var source: String

  @Option(help: .taking("FILE", "File of their translations."), completion: .file())
  var target: String

  @Option(help: .taking("N", "Tokens, of either side, of the pairs that are scored together."))
  var batchTokens = 512

  @OptionGroup var preprocessing: PreprocessOption

  @OptionGroup var threading: ThreadOption

  @OptionGroup var memory: MemoryOption

  @OptionGroup var invalidText: InvalidTextOption

  private struct Object: Encodable {
    var tokens: [TokenID]
    var logprobs: [Float]
    var error: String?
  }

  func validate() throws {
    if source == "-", target == "-" {
      throw ValidationError("only one of --source and --target can be standard input")
    }
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(try? model.path())
    files.readInputs([source, target])
    return files
  }

  func run() throws {
    let opened = try model.open(memory)
    let sourceLanguage = try opened.languages.chosen(from)
    let targetLanguage = try opened.languages.chosen(to)
    let scorer = try Scorer(opened, batchTokens: batchTokens, threads: threading.threads)
    let tokenizer = opened.tokenizer
    let files = Mutex(try FilePairs(source: source, target: target))
    var warnings = LimitedWarnings()
    defer { warnings.close() }
    let choice = invalidText.invalidUtf8
    let preprocessing = preprocessing
    let groups = Ahead {
      try files.withLock { try $0.next(choice) }.map { group in
        let ids = group.pairs.map { pair in
          (
            source: tokenizer.sourceIDs(
              of: preprocessing.prepared(pair.source), language: sourceLanguage),
            target: tokenizer.targetIDs(of: pair.target, language: targetLanguage)
          )
        }
        return (group: group, ids: ids)
      }
    }
    var failures = 0
    var scored = 0
    while let (group, ids) = try groups.next() {
      for pair in group.pairs { for problem in pair.invalid { warnings.warn(problem) } }
      failures += try print(group, scorer.scoreEach(ids))
      scored = group.pairs.last?.number ?? scored
      if group.isUneven {
        throw InputError(
          description: "\(source) and \(target) differ in their number of lines: "
            + "one ends after line \(scored)")
      }
    }
    guard failures == 0 else { throw ExitCode.failure }
  }

  /// Prints an object for each pair, and what is wrong with some; returns with how many.
  private func print(
    _ group: FilePairs.Group, _ results: [Result<TargetScores, TranslationError>]
  ) throws -> Int {
    var output: [UInt8] = []
    var failures = 0
    for (pair, result) in zip(group.pairs, results) {
      var object = Object(tokens: [], logprobs: [], error: pair.error)
      switch result {
      case .success(let scores) where pair.error == nil:
        object.tokens = scores.tokens
        object.logprobs = scores.logProbabilities
      case .failure(let error) where pair.error == nil:
        object.error = "\(source) and \(target): line \(pair.number): \(error)"
      default: break
      }
      if let error = object.error {
        failures += 1
        StandardOutput.warn("Error: \(error)")
      }
      output += try JSONLine.encode(object)
    }
    try StandardOutput.write(output)
    return failures
  }
}
