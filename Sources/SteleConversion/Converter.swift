import SteleCheckpoint
import SteleFile
public import SteleModelFormat
import SteleTokenizer

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Converts a Hugging Face checkpoint of NLLB-200 into one model file.
///
/// The checkpoint is mapped and read tensor by tensor, so memory stays small whatever its size.
/// The same checkpoint and options give the same bytes on every machine.
///
/// ```swift
/// let converter = try Converter(checkpoint: "nllb-200-distilled-600M", weights: .int8)
/// try converter.write(to: "nllb.stele")
/// ```
public struct Converter {
  /// The sizes and ids that the model file will have.
  public let configuration: ModelConfiguration
  private let folder: CheckpointFolder
  private let sources: TensorSources
  private let tokenizer: TokenizerTables
  private let plan: ModelPlan
  private let scripts: TokenScripts
  /// The texts for which the vocabulary is kept, and its size before; nil where it stays whole.
  private let trimming: (texts: [MappedFile], fullCount: Int)?
  /// The texts for the feedback of errors.
  private let calibration: CalibrationText?
  /// What the model card says, as far as it is kept.
  private let card: Manifest.Card?
  /// What is read and what the model will have.
  public let summary: ConversionSummary

  /// Opens the checkpoint in the folder `path` and checks that all it needs is there.
  ///
  /// With `texts`, paths of plain text in the languages to be translated, the model has no more of
  /// the vocabulary than they need; their order does not matter.
  ///
  /// `embedding` is the precision of the embedding, one of `weights`' `embeddingTypes`;
  /// the first of them if it is nil.
  ///
  /// With `calibrationTexts`, paths of plain text in the languages to be translated, errors of int4
  /// weights are fed back: each weight makes up for those of the weights before it, as far as what
  /// these texts make the model compute tells. With other weights there is nothing to feed back.
  ///
  /// Reads the texts, the small files and the weights' tables of contents, but no weight.
  public init(
    checkpoint path: String, weights: WeightType, embedding: WeightType? = nil,
    keepingVocabularyOf texts: [String] = [], calibratingWith calibrationTexts: [String] = []
  ) throws(ConversionError) {
    var folder = CheckpointFolder(path: path)
    try folder.checkForm()
    let source = try ConfigurationSource.read(&folder)
    try folder.mapWeights()
    let embeddingTensor = try TensorSources.embedding(in: folder)
    let full = try ConfigurationSource.modelConfiguration(
      source, weights: weights, embedding: embedding, embeddingShape: embeddingTensor.entry.shape)
    let fullTokenizer = try TokenizerSource(
      reading: &folder, vocabularyCount: full.vocabularyCount)
    card = folder.card()
    let selection: VocabularySelection?
    let ownTokenizer: TokenizerSource
    var rows: [Int]?
    if texts.isEmpty {
      trimming = nil
      selection = nil
      configuration = full
      ownTokenizer = fullTokenizer
    } else {
      let texts = try texts.map { path throws(ConversionError) in try VocabularyText(path: path) }
      let kept = try KeptVocabulary(for: texts, of: fullTokenizer, full)
      selection = kept.selection
      trimming = (texts.map(\.file), full.vocabularyCount)
      configuration = try kept.configuration(of: full)
      ownTokenizer = try kept.tokenizer(of: fullTokenizer)
      rows = kept.rows
    }
    tokenizer = try ownTokenizer.tables()
    plan = ModelPlan(configuration)
    scripts = TokenScripts(
      of: ownTokenizer.pieces, vocabularyCount: configuration.vocabularyCount)
    sources = try TensorSources(folder, plan, tokens: scripts.tokens, keepingRows: rows)
    self.folder = folder
    calibration =
      calibrationTexts.isEmpty || weights != .int4
      ? nil
      : try CalibrationText(
        calibrationTexts, tokenizer, ownTokenizer.layout,
        startingWith: configuration.decoderStart, endingWith: configuration.end)
    summary = ConversionSummary(
      tensorCount: folder.tensors.count,
      elementTypes: Set(folder.tensors.values.map(\.entry.elementType.name)).sorted(),
      weights: weights, embeddingWeights: configuration.embeddingWeights,
      vocabularyCount: configuration.vocabularyCount,
      fullVocabularyCount: full.vocabularyCount,
      languageCount: fullTokenizer.layout.languages.count,
      kept: selection.map(ConversionSummary.Kept.init), files: folder.files.map(\.baseName))
  }
}

extension Converter {
  /// Writes the model file to `path`, atomically.
  ///
  /// `progress` gets the weight bytes written so far and in all.
  public func write(
    to path: String, progress: ((Int, Int) -> Void)? = nil
  ) throws(ConversionError) {
    // Hashing reads the same pages as converting does, so they go side by side.
    let manifest = PendingManifest(
      options: options, files: folder.files,
      vocabulary: trimming.map { (configuration.vocabularyCount, $0.fullCount) },
      texts: trimming?.texts ?? [], calibration: calibration?.files, card: card)
    let configurationJSON = try encoded(configuration)
    let scriptsJSON = try encoded(scripts.codes)
    let tokenizerSections = tokenizer.sections
    let sections =
      [Self.jsonSection(ModelPlan.configurationSection, byteCount: configurationJSON.count)]
      + tokenizerSections.map {
        SectionPlan(name: $0.name, elementType: $0.elementType, shape: $0.shape)
      }
      + [
        Self.jsonSection(TokenRows.scriptsSection, byteCount: scriptsJSON.count),
        SectionPlan(
          name: TokenRows.scriptOfTokenSection, elementType: .uint8,
          shape: [scripts.groupOfToken.count]),
      ]
      + plan.sections
      + [
        Self.jsonSection(
          ModelPlan.manifestSection, byteCount: try encoded(manifest.unfinished).count)
      ]

    let writer: ContainerWriter
    do {
      writer = try ContainerWriter(path: path, kind: .model, sections: sections)
      try writer.append(contentsOf: configurationJSON)
      for section in tokenizerSections { try writer.append(contentsOf: section.bytes) }
      try writer.append(contentsOf: scriptsJSON)
      try writer.append(contentsOf: scripts.groupOfToken)
    } catch {
      throw .file(error)
    }
    try WeightSections(
      sources: sources, plan: plan,
      calibration: calibration.map { text throws(ConversionError) in
        try Calibration(text, sources, plan)
      }, progress: progress
    ).append(to: writer)
    let manifestJSON = try encoded(manifest.finished())
    do {
      try writer.append(contentsOf: manifestJSON)
      for file in folder.files + (trimming?.texts ?? []) + (calibration?.files ?? []) {
        try file.checkUnchanged()
      }
      try writer.finish()
    } catch {
      throw .file(error)
    }
  }

  /// What the manifest says of how the file was made.
  private var options: [String: String] {
    let weights = configuration.weights
    let choice =
      weights.embeddingTypes.count > 1
      ? ["embedding": configuration.embeddingWeights.rawValue] : [:]
    return ["weights": weights.rawValue].merging(choice) { $1 }
  }

  private static func jsonSection(_ name: String, byteCount: Int) -> SectionPlan {
    SectionPlan(name: name, elementType: .uint8, shape: [byteCount])
  }

  /// JSON with sorted keys: the same bytes for the same value.
  private func encoded(_ value: some Encodable) throws(ConversionError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(value))
    } catch {
      throw .unencodable("\(error)")
    }
  }
}
