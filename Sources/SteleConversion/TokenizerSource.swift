import SteleCheckpoint
import SteleFile
import SteleTokenizer

/// A tokenizer as the checkpoint's sentencepiece model and configuration describe it.
struct TokenizerSource {
  /// All pieces by their indices.
  var pieces: [TokenizerTables.Piece]
  /// How text is prepared.
  let normalizer: NormalizerRules
  /// The ids that are no pieces.
  var layout: TokenLayout
  /// The mask token, if the embedding has a row for it.
  var mask: TokenID?

  /// Reads the tokenizer files of `folder`.
  init(
    reading folder: inout CheckpointFolder, vocabularyCount: Int
  ) throws(ConversionError) {
    guard let file = try folder.map("sentencepiece.bpe.model") else {
      throw try folder.map("tokenizer.json") == nil
        ? .missingFile(folder: folder.path, names: ["sentencepiece.bpe.model"])
        : .onlyFastTokenizer(folder: folder.path)
    }
    let model: SentencePieceModel
    do {
      model = try SentencePieceModel(parsing: file.bytes)
    } catch {
      throw .checkpoint(path: file.path, error)
    }
    let configuration = try Self.configuration(&folder)
    (layout, mask) = try Self.layout(
      pieceCount: model.pieces.count, configuration, vocabularyCount: vocabularyCount)
    pieces = model.pieces.map { piece in
      TokenizerTables.Piece(text: piece.text, score: piece.score, kind: Self.pieceKind(piece.kind))
    }
    normalizer = NormalizerRules(
      precompiledCharacterMap: model.precompiledCharacterMap,
      addDummyPrefix: model.addDummyPrefix,
      removeExtraWhitespaces: model.removeExtraWhitespaces,
      escapeWhitespaces: model.escapeWhitespaces,
      treatWhitespaceAsSuffix: model.treatWhitespaceAsSuffix)
  }

  /// The tables that belong into the model file.
  func tables() throws(ConversionError) -> TokenizerTables {
    do {
      return try TokenizerTables(pieces: pieces, normalizer: normalizer, layout: layout)
    } catch {
      throw .tokenizer(error)
    }
  }

  private static func configuration(
    _ folder: inout CheckpointFolder
  ) throws(ConversionError) -> HuggingFaceTokenizerConfiguration {
    let main = try folder.map("tokenizer_config.json")
    let special = try folder.map("special_tokens_map.json")
    let added = try folder.map("added_tokens.json")
    do {
      return try HuggingFaceTokenizerConfiguration(
        tokenizerConfig: main?.bytes, specialTokensMap: special?.bytes, addedTokens: added?.bytes)
    } catch {
      throw .checkpoint(path: folder.path + "/tokenizer_config.json", error)
    }
  }

  private static func pieceKind(_ kind: SentencePieceModel.Piece.Kind) -> PieceKind {
    switch kind {
    case .normal: .normal
    case .unknown: .unknown
    case .control: .control
    case .userDefined: .userDefined
    case .byte: .byte
    case .unused: .unused
    }
  }

  /// NLLB's ids: four specials, the pieces shifted by one, the languages, the mask token.
  ///
  /// Languages that a fine-tune added come after the mask, or where `added_tokens` puts them.
  private static func layout(
    pieceCount: Int, _ configuration: HuggingFaceTokenizerConfiguration, vocabularyCount: Int
  ) throws(ConversionError) -> (layout: TokenLayout, mask: TokenID?) {
    let standard = TokenLayout.nllbLanguageCodes
    let listed = configuration.additionalSpecialTokens.filter(isLanguageCode)
    let codes = listed.isEmpty ? standard : listed
    let firstLanguage = pieceCount + 1
    // A fine-tune's own list may be shorter than NLLB's; its codes then simply follow each other.
    let beforeMask = codes.starts(with: standard) ? standard.count : codes.count
    let mask = firstLanguage + beforeMask
    let added = Dictionary(
      configuration.addedTokens.map { ($0.content, $0.id) }, uniquingKeysWith: { first, _ in first }
    )
    var languages: [TokenLayout.LanguageToken] = []
    for (index, code) in codes.enumerated() {
      let follows = index < beforeMask ? firstLanguage + index : mask + 1 + index - beforeMask
      let id = added[code] ?? follows
      guard (firstLanguage..<max(vocabularyCount, firstLanguage)).contains(id) else {
        throw .mismatchedTokenizer(
          "language \(code) has the id \(id), but languages lie between the \(pieceCount) pieces and "
            + "the embedding's \(vocabularyCount) rows; the tokenizer is another checkpoint's")
      }
      languages.append(.init(code: code, id: TokenID(id)))
    }
    return (
      TokenLayout(languages: languages, sourceLanguageFirst: !configuration.legacyBehaviour),
      mask < vocabularyCount ? TokenID(mask) : nil
    )
  }

  /// Whether `token` looks like `fra_Latn`: three lower-case letters and a script.
  private static func isLanguageCode(_ token: String) -> Bool {
    let characters = Array(token.utf8)
    let lower = UInt8(ascii: "a")...UInt8(ascii: "z")
    let upper = UInt8(ascii: "A")...UInt8(ascii: "Z")
    return characters.count == 8
      && characters[..<3].allSatisfy(lower.contains) && characters[3] == UInt8(ascii: "_")
      && upper.contains(characters[4]) && characters[5...].allSatisfy(lower.contains)
  }
}
