import Foundation
import SteleDocument
import SteleTestSupport
import SteleText

@testable import SteleTokenizer
@testable import SteleTranslation

/// Texts translated by a toy with a translation memory.
struct MemoryRun {
  let folder: TemporaryFolder
  /// Where the memory lies.
  var path: String { folder.path("memory.tmx") }

  /// A memory that is not there yet, or holds `contents`.
  init(_ contents: [UInt8]? = nil) throws {
    folder = try TemporaryFolder()
    if let contents { try Data(contents).write(to: URL(filePath: path)) }
  }

  /// One of the committed memories.
  init(golden name: String) throws {
    try self.init(Array(try Data(contentsOf: Repository.golden.appending(path: "memory/\(name)"))))
  }

  /// All languages of NLLB.
  static let languages = LanguageTable(
    TokenLayout.nllbLanguageCodes.enumerated().map { .init(code: $1, id: TokenID(100 + $0)) })

  /// The memory as it is now, for what `settings` decide on.
  func memory(
    settings: String? = "model", from source: String = "en", to target: String = "fr"
  ) throws -> TranslationMemory {
    try TranslationMemory(
      path: path, from: Self.languages.language(matching: source),
      to: Self.languages.language(matching: target), in: Self.languages, settings: settings)
  }

  /// Translates `units` with the memory, and saves what it records.
  func translate(
    _ units: [TextUnit], _ engine: ToyEngine = ToyEngine(), memory: TranslationMemory? = nil,
    segmentation: TextSegmentation = .sentence, guards: Bool = true, glossary: Glossary? = nil
  ) throws -> [TextTranslation] {
    let memory = try memory ?? self.memory()
    let pipeline = TextPipeline(
      engine: engine,
      rules: TextRules(
        from: .english, to: .french, preprocessing: .none, segmentation: segmentation,
        guards: guards, glossary: glossary, memory: memory))
    let translations = try pipeline.translate(
      pipeline.prepare(units, numbers: Array(units.indices)))
    try memory.save()
    return translations
  }

  /// Translates a text with marks written into it; see `TextUnit.init(marked:)`.
  func translate(
    _ marked: String, _ engine: ToyEngine = ToyEngine(), settings: String? = "model",
    segmentation: TextSegmentation = .sentence, guards: Bool = true, glossary: Glossary? = nil
  ) throws -> TextTranslation {
    try translate(
      [TextUnit(marked: marked)], engine, memory: memory(settings: settings),
      segmentation: segmentation, guards: guards, glossary: glossary)[0]
  }

  /// What the file holds.
  var contents: [UInt8] { get throws { Array(try Data(contentsOf: URL(filePath: path))) } }

  /// The same as text.
  var text: String { get throws { String(decoding: try contents, as: UTF8.self) } }

  /// Puts `contents` in the place of what the file holds.
  func write(_ contents: String) throws { try Data(contents.utf8).write(to: URL(filePath: path)) }
}

extension TextTranslation {
  /// The text, with brackets for its marks.
  var shown: String { unit.bracketed }
}
