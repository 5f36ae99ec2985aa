public import SteleModelFormat

/// What a conversion read and wrote.
public struct ConversionSummary: Sendable, Equatable {
  /// Tensors of the checkpoint.
  public let tensorCount: Int
  /// The types of their elements, such as `float16`, sorted.
  public let elementTypes: [String]
  /// The precision of the model's weights but for the embedding.
  public let weights: WeightType
  /// The precision of the embedding.
  public let embeddingWeights: WeightType
  /// Rows of the model's embedding.
  public let vocabularyCount: Int
  /// Rows of the checkpoint's embedding.
  public let fullVocabularyCount: Int
  /// Languages that the tokenizer has.
  public let languageCount: Int
  /// What was kept of the vocabulary; nil where it is whole.
  public let kept: Kept?
  /// The checkpoint's files that were read, by base name.
  public let files: [String]

  /// For what a part of the vocabulary was kept.
  public struct Kept: Sendable, Equatable {
    /// Tokens of the texts.
    public let tokenCount: Int
    /// Tokens of the texts that stand for characters which no piece has.
    public let unknownCount: Int
    /// Pieces that the texts have.
    public let usedCount: Int
    /// Further pieces that are single characters.
    public let characterCount: Int
    /// Further pieces that merging goes through.
    public let mergeCount: Int

    init(_ selection: VocabularySelection) {
      tokenCount = selection.tokenCount
      unknownCount = selection.unknownCount
      usedCount = selection.usedCount
      characterCount = selection.characterCount
      mergeCount = selection.mergeCount
    }
  }
}
