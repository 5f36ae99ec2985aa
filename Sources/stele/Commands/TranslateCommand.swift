import ArgumentParser
import SteleDetection
import SteleFile
import SteleTokenizer
import SteleTransformer
import SteleTranslation

struct TranslateCommand: FileDeclaring {
  static let configuration = CommandConfiguration(
    commandName: "translate",
    abstract: "Translate sentences, one per line, or documents.",
    discussion: HelpText.discussion(
      """
      TEXT is split into sentences, and has a line of output for each of its lines. Without TEXT, \
      reads standard input, one sentence per line, and prints as many lines in the same order, each \
      as soon as it is translated. With --input, translates documents and keeps their structure: \
      office files, books, Markdown, HTML, subtitles, catalogues, resource files, tables, text; \
      --types lists all types. Languages are NLLB codes, BCP-47 tags or English names; `stele \
      languages` lists them. With --from auto the language is told by the text: of each line by \
      itself, of documents together.

      Example:
        stele translate -m nllb.stele --from en --to fr "How was your day?"
        stele translate -m nllb.stele --from eng_Latn --to deu_Latn --beams 4 \\
          < in.txt > out.txt
        stele translate -m nllb.stele --from en --to de --sample --seed 7 "Good day."
        stele translate -m nllb.stele --from auto --to en "Wo ist der Bahnhof?"
        stele translate -m nllb.stele --from en --to es --input a.md --output b.md
        stele translate -m nllb.stele --from en --to pl --input docs \\
          --output docs-pl --include '*.md' --jobs 2 --resume
      """, settings: [.model, .models, .detector, .instructionSet], outcomes: [.noDocument]))

  enum LineFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case jsonl
  }

  @OptionGroup var model: ModelOption

  @Option(
    help: .taking("LANGUAGE", "The language of the text, or auto to have it told."),
    completion: .language)
  var from: String

  @Option(help: .taking("LANGUAGE", "The language to translate into."), completion: .language)
  var to: String

  @OptionGroup var detector: DetectorOption

  @OptionGroup(title: "Texts") var handling: TextHandlingOptions

  @OptionGroup(title: "Documents") var documents: DocumentInputOptions

  @OptionGroup(title: "Decoding") var decoding: DecodingOptions

  @OptionGroup var memory: MemoryOption

  @Flag(help: "Say on standard error how memory is used, and what was translated.")
  var verbose = false

  @Option(
    help: .taking(
      "FORMAT",
      """
      Read lines of text, or JSON objects with \"text\", whose other fields, such as \"id\", are \
      printed as they are (jsonl).
      """))
  var inputFormat: LineFormat = .text

  @Option(
    help: .taking(
      "FORMAT",
      """
      Print translations only (text) or everything known about them (jsonl). (default: as is read)
      """))
  var format: LineFormat?

  @Flag(help: "Print each translation while it is made, as far as it is certain.")
  var stream = false

  @OptionGroup var invalidText: InvalidTextOption

  @Argument(help: .taking("TEXT", "Texts to translate; standard input if there are none."))
  var text: [String] = []

  func validate() throws {
    guard !documents.isAsked || text.isEmpty else {
      throw ValidationError("give either sentences or documents, not both")
    }
    guard !documents.isAsked || format == nil && inputFormat == .text else {
      throw ValidationError("--format and --input-format are for lines; documents have a --type")
    }
    guard !documents.isAsked || !stream else {
      throw ValidationError("--stream is for lines; a document is written when it is complete")
    }
    guard !documents.isAsked || decoding.alternatives == 0 else {
      throw ValidationError("--alternatives are for lines: a document has one translation")
    }
    guard decoding.alternatives == 0 || printsObjects else {
      throw ValidationError("--alternatives are shown by --format jsonl only; add that")
    }
    guard !detects || documents.isAsked || handling.translationMemory == nil else {
      throw ValidationError(
        "--translation-memory is for one language; name that with --from, instead of auto")
    }
    guard
      !stream
        || handling.guards != .on && handling.glossary == nil && handling.translationMemory == nil
    else {
      throw ValidationError(
        "--stream prints what nothing can change any more; leave out --guards, --glossary and "
          + "--translation-memory, or --stream")
    }
  }

  /// Whether the language of the text is to be told.
  private var detects: Bool { from.lowercased() == "auto" }

  private var printsObjects: Bool { (format ?? inputFormat) == .jsonl }

  func files() throws -> CommandFiles {
    var files = CommandFiles()
    files.read(try? model.path(), handling.glossary)
    if detects { files.read(try? detector.path()) }
    files.write(handling.translationMemory, as: .translationMemory)
    if documents.isAsked {
      try documents.plan().declare(in: &files)
    } else if text.isEmpty {
      files.readStandardInput()
    }
    return files
  }

  func run() throws {
    let options = try decoding.translationOptions(wantsScores: printsObjects)
    var plan = documents.isAsked ? try documents.plan() : nil
    let detector = detects ? try detector.open() : nil
    let opened = try model.open(memory)
    let target = try opened.languages.chosen(to)
    // Where lines are told one by one, this one counts for none of them.
    var source = detects ? target : try opened.languages.chosen(from)
    if let detector, plan != nil {
      source = try plan?.language(by: detector, of: opened, documents.documentOptions) ?? source
    }
    var texts = try handling.textOptions(
      from: source, to: target, options, isDocument: documents.isAsked, isTyped: !text.isEmpty)
    texts.rules.memory = try handling.memory(opened, texts)
    if let plan {
      try translate(plan, opened, texts)
    } else {
      try translateLines(opened, texts, detector)
    }
  }

  private func translateLines(
    _ model: TranslationModel, _ texts: TextOptions, _ detector: LanguageDetector?
  ) throws {
    warnOfFileNames()
    let job = LineJob(arguments: text, invalidText: invalidText.invalidUtf8)
    let translators = try LineTranslators(model, texts, detector: detector)
    if stream {
      try TranslationStream(
        translator: Translator(model, options: texts.translation), translators: translators,
        target: texts.rules.target, job: job, readsObjects: inputFormat == .jsonl,
        printsObjects: printsObjects
      ).run()
    } else {
      try TranslateLines(
        translators: translators, memory: texts.rules.memory, job: job,
        readsObjects: inputFormat == .jsonl, printsObjects: printsObjects, saysMemory: verbose,
        saysSummary: verbose || texts.rules.guards || texts.rules.memory != nil
      ).run()
    }
  }

  /// Somebody who gives a file's name as text wants the file translated, most of the time.
  private func warnOfFileNames() {
    var warnings = LimitedWarnings()
    for path in text where (try? FileStatus(of: BytePath(path))) != nil {
      warnings.warn(
        "\(path) is a file, whose name is translated here; to translate what is in it: --input \(path)"
      )
    }
    warnings.close()
  }

  private func translate(
    _ plan: DocumentPlan, _ model: TranslationModel, _ texts: TextOptions
  ) throws {
    let job = try DocumentJob(
      plan, model: model, texts: texts, documents: documents.documentOptions,
      jobs: documents.jobs, resumes: documents.resume)
    try TranslateDocuments(job: job, plan: plan, namesLeftOut: verbose).run()
  }
}
