import SteleCorpus
import SteleFile
import SteleModelFormat
import SteleTokenizer

/// What `inspect` says about a file.
struct FileSummary: Encodable {
  var schemaVersion = OutputSchema.inspect.version
  var file: String
  var kind: String
  var formatVersion: String
  var byteCount: Int
  /// The model's sizes and ids; nil in files of another kind.
  var configuration: ModelConfiguration?
  /// How many numbers the model was trained to; nil in files of another kind.
  var parameters: Int?
  /// How many languages the model has; nil in files of another kind.
  var languages: Int?
  /// The scripts that tokens are written in, by ISO 15924's codes, and how many are in each; nil
  /// in files of another kind.
  var scripts: [ScriptSummary]?
  /// What the corpus holds; nil in files of another kind.
  var corpus: CorpusSummary?
  var manifest: Manifest
  var sections: [SectionSummary]

  struct ScriptSummary: Encodable {
    var code: String
    var tokens: Int
  }

  struct SectionSummary: Encodable {
    var name: String
    var type: String
    var shape: [Int]
    var offset: Int
    var byteCount: Int
    var checksum: String
  }

  init(_ container: Container) throws {
    file = BytePath.shown(container.path)
    kind = "\(container.kind)"
    formatVersion = "\(container.majorVersion).\(container.minorVersion)"
    byteCount = container.byteCount
    if container.kind == .model {
      let model = try ModelFile(container)
      configuration = model.configuration
      scripts = model.tokenRows.scripts.map { ScriptSummary(code: $0.code, tokens: $0.rows.count) }
      parameters = configuration?.parameterCount
      languages = try? Tokenizer(reading: container).languages.all.count
    }
    if container.kind == .corpus, !CorpusPatch.isPatch(container) {
      corpus = CorpusSummary(
        try CorpusIndex(container, optOuts: .ignored).manifest(), of: container)
    }
    manifest = try Manifest(parsing: container.text(named: ModelPlan.manifestSection))
    sections = container.sections.map { section in
      SectionSummary(
        name: section.name, type: section.elementType.name, shape: section.shape,
        offset: section.range.lowerBound, byteCount: section.range.count,
        checksum: String(section.checksum, radix: 16))
    }
  }

  /// The summary for people.
  func text(listsSections: Bool) -> String {
    var lines = ["\(file): Stele \(kind) file, format \(formatVersion), \(Sizes.text(byteCount))"]
    if let configuration {
      lines += [
        "", "model",
        "  weights      \(Self.weights(configuration))",
        "  width        \(configuration.width)",
        "  encoder      \(Self.text(configuration.encoder))",
        "  decoder      \(Self.text(configuration.decoder))",
        "  vocabulary   \(configuration.vocabularyCount)\(Self.text(manifest.vocabulary))",
        "  positions    \(configuration.maximumPositions)",
        "  parameters   \(configuration.parameterCount)",
      ]
      if let languages { lines.append("  languages    \(languages)") }
      if let scripts { lines.append("  scripts      \(Self.text(scripts))") }
      if let license = manifest.card?.license { lines.append("  licence      \(license)") }
      if let note = manifest.card?.note { lines.append("  note         \(note)") }
    }
    if let corpus { lines += corpus.text }
    lines += ["", "made by \(manifest.tool)"]
    for (option, value) in manifest.options.sorted(by: { $0.key < $1.key }) {
      lines.append("  \(option)  \(value)")
    }
    lines.append("from")
    let texts = (manifest.vocabulary?.texts ?? []) + (manifest.calibration ?? [])
    for source in manifest.sources + texts {
      lines.append("  \(source.sha256)  \(Sizes.text(source.byteCount))  \(source.name)")
    }
    if listsSections { lines += ["", "sections"] + sectionLines }
    return lines.joined(separator: "\n")
  }

  private var sectionLines: [String] {
    let longest = sections.map(\.name.count).max() ?? 0
    return sections.map { section in
      let padding = String(repeating: " ", count: longest - section.name.count)
      return "  \(section.name)\(padding)  \(section.type)  \(section.shape)  "
        + Sizes.text(section.byteCount)
    }
  }

  /// The type of weights, and of the embedding's where it is another.
  private static func weights(_ configuration: ModelConfiguration) -> String {
    let (weights, embedding) = (configuration.weights, configuration.embeddingWeights)
    return weights == embedding
      ? weights.rawValue : "\(weights.rawValue), embedding \(embedding.rawValue)"
  }

  /// What of the vocabulary was kept, and for what; nothing where it is whole.
  private static func text(_ vocabulary: Manifest.Vocabulary?) -> String {
    guard let vocabulary else { return "" }
    let names = vocabulary.texts.map(\.name).joined(separator: ", ")
    return " of \(vocabulary.fullCount) pieces, kept for \(names)"
  }

  /// The largest scripts and their tokens, those of no script left out.
  private static func text(_ scripts: [ScriptSummary]) -> String {
    let largest = scripts.filter { $0.code != TokenRows.common }.sorted { $1.tokens < $0.tokens }
    let shown = largest.prefix(4).map { "\($0.code) \($0.tokens)" }.joined(separator: ", ")
    return largest.count > 4 ? "\(largest.count): \(shown), …" : shown
  }

  private static func text(_ stack: ModelConfiguration.StackConfiguration) -> String {
    "\(stack.layers) layers, \(stack.heads) heads, feed-forward \(stack.feedForward)"
  }
}
