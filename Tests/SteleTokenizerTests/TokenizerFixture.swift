import Foundation
import SteleCheckpoint
import SteleFile
import SteleTestSupport
import SteleTokenizer

/// A tokenizer made from a sentencepiece model, in a file of its own.
struct TokenizerFixture {
  let folder: TemporaryFolder
  let path: String
  let tokenizer: Tokenizer

  init(sentencePieceModel url: URL, sourceLanguageFirst: Bool = true) throws {
    let data = try Data(contentsOf: url)
    let model = try SentencePieceModel(parsing: data.bytes)
    let kinds: [SentencePieceModel.Piece.Kind: PieceKind] = [
      .normal: .normal, .unknown: .unknown, .control: .control, .userDefined: .userDefined,
      .unused: .unused, .byte: .byte,
    ]
    try self.init(
      pieces: model.pieces.map {
        .init(text: $0.text, score: $0.score, kind: kinds[$0.kind] ?? .normal)
      },
      normalizer: NormalizerRules(
        precompiledCharacterMap: model.precompiledCharacterMap,
        addDummyPrefix: model.addDummyPrefix,
        removeExtraWhitespaces: model.removeExtraWhitespaces,
        escapeWhitespaces: model.escapeWhitespaces,
        treatWhitespaceAsSuffix: model.treatWhitespaceAsSuffix),
      sourceLanguageFirst: sourceLanguageFirst)
  }

  init(
    pieces: [TokenizerTables.Piece],
    normalizer: NormalizerRules = NormalizerRules(precompiledCharacterMap: []),
    sourceLanguageFirst: Bool = true
  ) throws {
    let first = pieces.count + 1
    let tables = try TokenizerTables(
      pieces: pieces, normalizer: normalizer,
      layout: TokenLayout(
        languages: TokenLayout.nllbLanguageCodes.enumerated().map {
          .init(code: $0.element, id: TokenID(first + $0.offset))
        },
        sourceLanguageFirst: sourceLanguageFirst))
    folder = try TemporaryFolder()
    path = folder.path("tokenizer.stele")
    let writer = try ContainerWriter(
      path: path, kind: .model,
      sections: tables.sections.map {
        SectionPlan(name: $0.name, elementType: $0.elementType, shape: $0.shape)
      })
    for section in tables.sections { try writer.append(contentsOf: section.bytes) }
    try writer.finish()
    tokenizer = try Tokenizer(reading: Container(opening: path))
  }
}
