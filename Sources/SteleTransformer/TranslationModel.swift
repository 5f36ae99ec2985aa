import SteleBase
import SteleFile
public import SteleModelFormat
public import SteleTokenizer

/// An opened model file: its tokenizer, its languages and its mapped weights.
///
/// Opening takes milliseconds whatever the file's size, and holds no copy of any weight. A model
/// may be shared by any number of ``Translator``s and threads.
///
/// ```swift
/// let model = try TranslationModel(opening: "nllb.stele")
/// let translator = try Translator(model)
/// let french = try model.languages.language(matching: "fr")
/// let english = try model.languages.language(matching: "eng_Latn")
/// let translations = try translator.translate(["How was your day?"], from: english, to: french)
/// ```
public struct TranslationModel: Sendable {
  /// The file and the model's sizes.
  public let file: ModelFile
  /// Text to token ids and back.
  public let tokenizer: Tokenizer
  let weights: TransformerWeights
  /// Nil where nothing limits the process.
  let budget: MemoryBudget?

  /// Opens the model file at `path`.
  ///
  /// Checks that all sections are there with the right shapes; `ModelFile.verify(progress:)`
  /// reads them.
  ///
  /// `memoryLimit` is in bytes that the process may take, file included, as a memory cgroup counts
  /// them if the file was in no cache before. Where it is nil, the limit of the control group that
  /// the process is in counts, if it has one, less a sixteenth, or 16 MiB where that is less, for
  /// what else is in the group. One
  /// model at a time should be opened with a limit: each takes all of it.
  public init(opening path: String, memoryLimit: Int? = nil) throws(TranslationError) {
    try self.init(opening: path, memoryLimit: memoryLimit, sizes: .init())
  }

  /// The same, with memory shared out as `sizes` says.
  init(
    opening path: String, memoryLimit: Int?, sizes: MemoryBudget.Sizes
  ) throws(TranslationError) {
    _ = try InstructionSet.inUse()
    if let memoryLimit, memoryLimit <= 0 {
      throw .invalidOption("the memory limit must be at least 1 byte, not \(memoryLimit)")
    }
    let limit = memoryLimit ?? Self.defaultMemoryLimit
    do {
      file = try ModelFile(opening: path)
      weights = try TransformerWeights(file)
      if let limit {
        budget = try MemoryBudget(file, limit: limit, sizes: sizes)
      } else {
        budget = nil
        file.container.file.advise(.normal, in: 0..<file.container.byteCount)
      }
    } catch {
      throw .model(error)
    }
    do {
      tokenizer = try Tokenizer(reading: file.container)
    } catch {
      throw .tokenizer(error)
    }
    let largest = tokenizer.languages.all.map(\.id).max() ?? 0
    guard largest < file.configuration.vocabularyCount else {
      throw .vocabularyTooSmall(
        rows: file.configuration.vocabularyCount, needed: Int(largest) + 1)
    }
  }

  /// The model's sizes and ids.
  public var configuration: ModelConfiguration { file.configuration }

  /// Tokens that a source may have, its language and `</s>` included.
  public var maximumSourceTokens: Int { configuration.maximumPositions }

  /// What tells this model file from every other: the checksum over its header and section table,
  /// which holds those of all sections.
  public var checksum: UInt64 { file.container.checksum }

  /// The languages this model translates between.
  public var languages: LanguageTable { tokenizer.languages }

  /// Bytes of memory that the process's control group grants it, or nil where nothing limits it.
  public static var memoryLimit: Int? { ControlGroup().memoryLimit }

  /// Bytes that a model takes where no other limit is given: of ``memoryLimit`` less than all, for
  /// there may be more in the group.
  package static var defaultMemoryLimit: Int? {
    memoryLimit.map { $0 - min($0 / 16, 16 << 20) }
  }

  /// Whether the process is to keep to a limit on memory.
  package var isMemoryLimited: Bool { budget != nil }

  var mappedFile: MappedFile { file.container.file }

  /// The ids of a source sentence, checked against the model's limits.
  func sourceIDs(
    of text: [UInt8], language: Language
  ) throws(TranslationError) -> [TokenID] {
    try checked(tokenizer.sourceIDs(of: text, language: language))
  }

  /// The ids of a target sentence, checked against the model's limits.
  func targetIDs(
    of text: [UInt8], language: Language
  ) throws(TranslationError) -> [TokenID] {
    try checked(tokenizer.targetIDs(of: text, language: language))
  }

  /// Passes `ids` on if there are some, not too many, and all have a row in the embedding.
  func checked(_ ids: [TokenID]) throws(TranslationError) -> [TokenID] {
    let limit = maximumSourceTokens
    guard ids.count <= limit else { throw .textTooLong(tokens: ids.count, limit: limit) }
    let rows = configuration.vocabularyCount
    guard let smallest = ids.min(), let largest = ids.max(), smallest >= 0, largest < rows else {
      throw .invalidTokens(rows: rows)
    }
    return ids
  }

  /// Does `body`, one at a time where memory is limited: each takes all of it.
  func inTurn<Result>(
    _ body: () throws(TranslationError) -> Result
  ) throws(TranslationError) -> Result {
    guard let budget else { return try body() }
    return try budget.inTurn(body)
  }

  /// Ends with an error if the file was truncated or rewritten since it was opened.
  func checkUnchanged() throws(TranslationError) {
    do {
      try mappedFile.checkUnchanged()
    } catch {
      throw .fileChanged(error)
    }
  }
}
