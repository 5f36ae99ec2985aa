import SteleModelFormat
import SteleTokenizer

/// The part of a checkpoint's vocabulary that a model file keeps, and the ids that it has there.
///
/// What is kept stays in order, so that merges do, and ids stay without gaps: those of the specials
/// stay as they are, pieces follow, then languages and the mask token. Rows that the tokenizer does
/// not know of, such as those that make their number round, are dropped.
struct KeptVocabulary {
  /// The kept rows of the checkpoint's embedding, ascending; the place of one is its new id.
  let rows: [Int]
  /// What it was made from.
  let selection: VocabularySelection

  /// Keeps what `texts` need of `tokenizer`, its languages and mask token, and the ids that
  /// `configuration` names.
  init(
    for texts: [VocabularyText], of tokenizer: TokenizerSource, _ configuration: ModelConfiguration
  ) throws(ConversionError) {
    let tables = try tokenizer.tables()
    var usage = PieceUsage(tables)
    for text in texts { try text.add(to: &usage) }
    let required = [configuration.decoderStart, configuration.end, configuration.padding]
    let specials = TokenLayout.start...TokenLayout.unknown
    selection = VocabularySelection(
      of: tokenizer.pieces, tables, usage,
      required: (specials + required).map { Int($0) - TokenLayout.pieceOffset }
        .filter(tokenizer.pieces.indices.contains))
    var rows = Set(selection.pieces.map { $0 + TokenLayout.pieceOffset })
    rows.formUnion(0..<TokenLayout.pieceOffset)
    rows.formUnion(tokenizer.layout.languages.map { Int($0.id) })
    rows.formUnion(required.map(Int.init))
    if let mask = tokenizer.mask { rows.insert(Int(mask)) }
    self.rows = rows.sorted()
  }

  /// What becomes of `token`; only for kept ones.
  func id(of token: TokenID) throws(ConversionError) -> TokenID {
    guard let id = rows.firstIndex(of: Int(token)) else {
      throw .mismatchedTokenizer("token \(token) is not within the vocabulary that is kept")
    }
    return TokenID(id)
  }

  /// The kept part of `tokenizer`.
  func tokenizer(of tokenizer: TokenizerSource) throws(ConversionError) -> TokenizerSource {
    var kept = tokenizer
    kept.pieces = selection.pieces.map { tokenizer.pieces[$0] }
    for index in kept.layout.languages.indices {
      kept.layout.languages[index].id = try id(of: kept.layout.languages[index].id)
    }
    kept.mask = try tokenizer.mask.map(id)
    return kept
  }

  /// `configuration` with the kept vocabulary.
  func configuration(
    of configuration: ModelConfiguration
  ) throws(ConversionError) -> ModelConfiguration {
    var kept = configuration
    kept.vocabularyCount = rows.count
    kept.decoderStart = try id(of: configuration.decoderStart)
    kept.end = try id(of: configuration.end)
    kept.padding = try id(of: configuration.padding)
    guard kept.padding == configuration.padding else {
      throw .movedPadding(token: Int(configuration.padding))
    }
    return kept
  }
}
