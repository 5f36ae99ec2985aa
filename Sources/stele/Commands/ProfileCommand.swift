import ArgumentParser
import SteleDecoding
import SteleFile
import SteleModelFormat
import SteleProfile
import SteleTokenizer
import SteleTransformer

struct ProfileCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Show where a token's time goes.",
    discussion: HelpText.discussion(
      """
      Translates the same, first once to warm up and then as often as asked: random sentences of a \
      fixed size, or, with --from and --to, the sentences given as TEXT or as lines of standard \
      input. A model takes the same time whatever its tokens are, but for --shortlist, which takes \
      a --to language for random sentences as well.

      Example:
        stele profile -m nllb.stele --beams 4 --html profile.html
        stele profile -m nllb.stele --from en --to fr "How was your day?"
        stele profile -m nllb.stele --batch 32 --shortlist script --to ru
        stele profile -m nllb.stele --format json > before.json
        stele profile --compare before.json after.json
      """, settings: [.model, .models, .instructionSet]))

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case csv
    case trace
  }

  @OptionGroup var model: ModelOption

  @Option(help: .taking("LANGUAGE", "The language of the text."), completion: .language)
  var from: String?

  @Option(help: .taking("LANGUAGE", "The language to translate into."), completion: .language)
  var to: String?

  @Option(help: .taking("N", "Random sentences translated together. (default: 1)"))
  var batch: Int?

  @Option(help: .taking("N", "Tokens of each random source. (default: 24)"))
  var sourceTokens: Int?

  @Option(
    help: .taking(
      "N", "Tokens generated for each sentence; of text, at most. (default: 36; as the model says)")
  )
  var tokens: Int?

  @Option(help: .taking("N", "Hypotheses kept at every step, 1 to 64; 1 is greedy."))
  var beams = 1

  @OptionGroup var vocabulary: ShortlistOption

  @Option(help: .taking("N", "How often the work is measured."))
  var repetitions = 5

  @OptionGroup var threading: ThreadOption

  @OptionGroup var memory: MemoryOption

  @Option(
    help: .taking(
      "FORMAT",
      """
      Print tables (text), everything that was measured (json), a line for each step (csv), or a
      timeline of the last repetition for Perfetto and Chrome (trace).
      """))
  var format: OutputFormat = .text

  @Option(
    help: .taking("FILE", "Write a page with the same and with charts to this file, too."),
    completion: .file())
  var html: String?

  @Option(
    parsing: .upToNextOption,
    help: .taking(
      "FILE", "Compare two files of --format json, the earlier one first, instead of measuring."),
    completion: .file())
  var compare: [String] = []

  @Flag(help: "Do the work unwatched as well, in turns, and say what watching costs.")
  var unwatched = false

  @Flag(help: "Print the JSON Schema of --format json, instead of measuring.")
  var schema = false

  @Argument(help: .taking("TEXT", "Sentences to translate; standard input if there are none."))
  var text: [String] = []

  func validate() throws {
    guard (1...10_000).contains(repetitions) else {
      throw ValidationError("--repetitions must be 1 to 10000, not \(repetitions)")
    }
    guard compare.isEmpty || compare.count == 2 else {
      throw ValidationError("--compare takes two files, not \(compare.count)")
    }
    guard compare.isEmpty || model.model == nil && from == nil && text.isEmpty else {
      throw ValidationError("--compare reads two files and measures nothing; leave out -m and text")
    }
    guard compare.isEmpty || format == .text || format == .json else {
      throw ValidationError("--compare prints text or json, not \(format.rawValue)")
    }
    let random = from == nil && text.isEmpty
    guard (from == nil) == (to == nil) || random && vocabulary.shortlist != nil else {
      throw ValidationError("text needs both --from and --to")
    }
    guard !random || (to == nil) == (vocabulary.shortlist == nil) else {
      throw ValidationError("--shortlist needs --to, the language whose script it is")
    }
    guard from != nil || text.isEmpty else {
      throw ValidationError("text needs --from and --to; without it, random sentences are measured")
    }
    guard from == nil || (batch == nil && sourceTokens == nil) else {
      throw ValidationError("--batch and --source-tokens are for random sentences, not for text")
    }
  }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(try? model.path())
    files.read(compare)
    if from != nil, text.isEmpty { files.readStandardInput() }
    files.write(html, as: .text)
    return files
  }

  func run() throws {
    if schema {
      try StandardOutput.write(Array(ProfileSchema.json.utf8))
    } else if compare.isEmpty {
      try measure()
    } else {
      try printComparison()
    }
  }

  private func printComparison() throws {
    let (before, after) = (try report(at: compare[0]), try report(at: compare[1]))
    let comparison = ProfileComparison(before, after)
    if let html {
      try SmallFile.write(Array(ProfileComparisonPage(before, after).html.utf8), to: html)
    }
    switch format {
    case .json: try StandardOutput.write(JSONLine.encode(comparison))
    case .text, .csv, .trace: try StandardOutput.line(comparison.text)
    }
  }

  private func report(at path: String) throws -> ProfileReport {
    let bytes = try SmallFile.read(path, limit: 1 << 30)
    do {
      return try ProfileReport(json: bytes)
    } catch {
      throw InputError(description: "\(path): \(error)")
    }
  }

  private func measure() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let opened = try TranslationModel(
      opening: model.path(), memoryLimit: memory.memoryLimit?.byteCount)
    let mapNanoseconds = Int(start.duration(to: clock.now) / .nanoseconds(1))
    // Taken before the work, which is a load of its own.
    let environment = try ProfileEnvironment(of: opened, threads: threading.threads)
    let (measured, memory) = try measurement(of: opened)
    let report = measured.report(
      of: environment, mapNanoseconds: mapNanoseconds, memory: memory)
    if let html { try SmallFile.write(Array(ProfilePage(report).html.utf8), to: html) }
    switch format {
    case .text: try StandardOutput.line(report.text)
    case .json: try StandardOutput.write(report.json())
    case .csv: try StandardOutput.write(Array(report.csv.utf8))
    case .trace:
      try StandardOutput.write(ProfileTrace(report, lastRecord: measured.lastRecord).json())
    }
  }

  /// What was measured of `model`, and the memory of the process, whose peak leaves out what
  /// measuring the ceilings took.
  private func measurement(
    of model: TranslationModel
  ) throws -> (Profiler.Measurement, ProfileMemory) {
    var bar = ProgressBar("Measuring")
    defer { bar.clear() }
    var peak: Int?
    let measured = try Profiler(model, threads: threading.threads).measure(
      work(for: model), repetitions: repetitions, keepsOperations: format == .trace,
      comparesUnwatched: unwatched
    ) { done in
      if done == 0 { peak = (try? ProfileMemory.current())?.peak }
      bar.update(count: done, of: "of \(repetitions) repetitions", step: 1)
    }
    var memory = try ProfileMemory.current()
    memory.peak = peak ?? memory.peak
    return (measured, memory)
  }

  private func work(for model: TranslationModel) throws -> Profiler.Work {
    guard let from, let to else {
      return .synthetic(
        SyntheticWork(
          batch: batch ?? 1, sourceTokens: sourceTokens ?? 24, newTokens: tokens ?? 36,
          beams: beams, shortlist: vocabulary.shortlist),
        to: try to.map { try model.languages.chosen($0) })
    }
    return .text(
      try lines(), from: try model.languages.chosen(from), to: try model.languages.chosen(to),
      TranslationOptions(
        search: SearchOptions(beams: beams, wantsScores: false),
        maximumNewTokens: tokens, shortlist: vocabulary.shortlist))
  }

  /// All of them at once: they are translated again and again.
  private func lines() throws -> [[UInt8]] {
    guard text.isEmpty else { return text.map { BytePath($0).bytes } }
    let limit = 1 << 20
    var reader = LineReader()
    var lines: [[UInt8]] = []
    var byteCount = 0
    while case let group = try reader.next(byteCount: limit), !group.isEmpty {
      for line in group {
        guard line.error == nil, byteCount + line.content.count <= limit else {
          throw ValidationError("more than 1 MiB of text to measure; give a part of it")
        }
        byteCount += line.content.count + 1
        lines.append(line.content)
      }
    }
    guard byteCount > lines.count else {
      throw ValidationError("no text to measure on standard input")
    }
    return lines
  }
}
