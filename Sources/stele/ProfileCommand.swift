import ArgumentParser
import SteleText
import SteleTranslation

struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Measure how fast a model translates here.",
    discussion: """
      Translates random sentences of a fixed size, first once to warm up and then as often as
      asked. A model takes the same time whatever its tokens are.

      Example:
        stele profile -m nllb.stele --batch 8 --beams 4
      """)

  @OptionGroup var model: ModelOption

  @Option(help: "Sentences translated together.")
  var batch = 1

  @Option(help: "Tokens of each source.")
  var sourceTokens = 24

  @Option(help: "Tokens generated for each sentence.")
  var tokens = 36

  @Option(help: "Hypotheses kept at every step, 1 to 64; 1 is greedy.")
  var beams = 1

  @Option(help: "How often the work is measured.")
  var repetitions = 5

  @OptionGroup var threading: ThreadOption

  @OptionGroup var report: ReportOption

  func validate() throws {
    guard (1...10_000).contains(repetitions) else {
      throw ValidationError("--repetitions must be 1 to 10000, not \(repetitions)")
    }
  }

  func run() throws {
    let opened = try model.open()
    let work = SyntheticWork(
      batch: batch, sourceTokens: sourceTokens, newTokens: tokens, beams: beams)
    let translator = try work.translator(for: opened, threads: threading.threads)
    guard let language = opened.languages.all.first else { return }
    let sources = work.sources(for: opened, language: language)
    let threads = threading.threads ?? TranslationModel.processorCount
    let clock = ContinuousClock()
    _ = try translator.translate(sourceIDs: sources, to: language)
    let before = Ceilings(measuring: opened, threads: threads)
    let seconds = try (0..<repetitions).map { _ in
      try clock.measure { _ = try translator.translate(sourceIDs: sources, to: language) }
        / .seconds(1)
    }
    let summary = ProfileSummary(
      instructionSet: try InstructionSet.inUse().name, threads: threads, batch: batch,
      sourceTokens: sourceTokens, tokens: tokens, beams: beams, seconds: seconds,
      stepByteCount: opened.stepByteCount(of: work), productCount: opened.productCount(of: work),
      ceilings: before.best(Ceilings(measuring: opened, threads: threads)),
      memory: try ProcessMemory.current())
    switch report.format {
    case .text: try StandardOutput.line(summary.text)
    case .json: try StandardOutput.write(JSONLine.encode(summary))
    }
  }
}

/// What `profile` measured.
struct ProfileSummary: Encodable {
  var instructionSet: String
  var threads: Int
  var batch: Int
  var sourceTokens: Int
  var tokens: Int
  var beams: Int
  /// Of each repetition, encoding included.
  var seconds: [Double]
  /// Weights that a step reads.
  var stepByteCount: Int
  /// int8 multiply-adds with weights in one repetition.
  var productCount: Int
  var ceilings: Ceilings
  var memory: ProcessMemory

  var text: String {
    let median = seconds.sorted()[seconds.count / 2]
    let step = median / Double(tokens)
    let bytes = Double(stepByteCount) / step
    let products = Double(productCount) / median
    return """
      \(instructionSet), \(threads) threads, batch \(batch), \(beams) beams, \
      \(sourceTokens) source tokens, \(tokens) steps, median of \(seconds.count)
      \(Self.number(step * 1e3)) ms/step, \(Self.number(Double(batch) / step)) tokens/s
      \(Self.number(bytes * 1e-9)) GB/s of weights, \
      \(Self.percent(bytes, ceilings.bytesPerSecond)) of what memory gives; \
      \(Self.number(2 * products * 1e-9)) GOPS of int8, \
      \(Self.percent(products, ceilings.productsPerSecond)) of what the processor does
      own memory \(Sizes.text(memory.anonymous)), resident \(Sizes.text(memory.resident))
      """
  }

  private static func percent(_ part: Double, _ whole: Double) -> String {
    "\(Int((part / whole * 100).rounded())) %"
  }

  private static func number(_ value: Double) -> String {
    "\((value * 100).rounded() / 100)"
  }
}
