import ArgumentParser
import SteleText
import SteleTranslation

struct TranslateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translate",
    abstract: "Translate sentences, one per line.",
    discussion: """
      Without TEXT, reads standard input, one sentence per line, and prints as many lines in the \
      same order. Languages are NLLB codes, BCP-47 tags or English names; `stele languages` lists \
      them.

      Example:
        stele translate -m nllb.stele --from en --to fr "How was your day?"
        stele translate -m nllb.stele --from eng_Latn --to deu_Latn --beams 4 \\
          < in.txt > out.txt
        stele translate -m nllb.stele --from en --to de --sample --seed 7 --alternatives 3 \\
          --format jsonl "How was your day?"
      """)

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case jsonl
  }

  @OptionGroup var model: ModelOption

  @Option(help: "The language of the text.")
  var from: String

  @Option(help: "The language to translate into.")
  var to: String

  @OptionGroup(title: "Decoding") var decoding: DecodingOptions

  @OptionGroup var memory: MemoryOption

  @Flag(help: "Say on standard error how memory is used.")
  var verbose = false

  @Option(help: "Print translations only (text) or everything known about them (jsonl).")
  var format: OutputFormat = .text

  @Flag(help: "Print each translation while it is made, as far as it is certain.")
  var stream = false

  @Argument(help: "Sentences to translate; standard input if there are none.")
  var text: [String] = []

  func run() throws {
    let options = try decoding.translationOptions(wantsScores: format == .jsonl)
    let opened = try model.open(memory)
    let source = try opened.languages.language(matching: from)
    let target = try opened.languages.language(matching: to)
    let translator = try Translator(opened, options: options)
    let tokenize: @Sendable (LineJob.Group) -> Translator.TokenizedLines = { group in
      translator.tokenize(
        group.lines.map { $0.content }, from: source, firstNumber: group.firstNumber - 1)
    }
    var failures = 0
    try LineJob(arguments: text).run(
      preparing: tokenize,
      body: { group, tokenized in
        if verbose, group.firstNumber == 1 {
          let plan = try translator.memoryPlan(for: tokenized)
          StandardOutput.warn("memory: \(plan?.description ?? "no limit")")
        }
        if stream {
          failures += try TranslationStream(translator, to: target, format: format)
            .write(group, tokenized)
          return
        }
        let results = try translator.translateEach(tokenized, to: target)
        var output: [UInt8] = []
        for (offset, (line, result)) in zip(group.lines, results).enumerated() {
          let report = TranslationReport(line, result)
          failures += report.warn(line: group.firstNumber + offset)
          output += format == .text ? report.text : try report.json()
        }
        try StandardOutput.write(output)
      })
    guard failures == 0 else { throw ExitCode.failure }
  }
}
