import SteleCheckpoint
import SteleFile
import SteleModelFormat

/// Reads what the checkpoint's configuration files say about the model.
enum ConfigurationSource {
  /// Reads `config.json` and, where there is one, `generation_config.json`.
  static func read(
    _ folder: inout CheckpointFolder
  ) throws(ConversionError) -> HuggingFaceConfiguration {
    let config = try folder.mapRequired("config.json")
    let generation = try folder.map("generation_config.json")
    do {
      return try HuggingFaceConfiguration(config: config.bytes, generation: generation?.bytes)
    } catch {
      throw .checkpoint(path: config.path, error)
    }
  }

  /// The model's configuration; its vocabulary is as large as the embedding that is there.
  static func modelConfiguration(
    _ source: HuggingFaceConfiguration, weights: WeightType, embedding: WeightType?,
    embeddingShape: [Int]
  ) throws(ConversionError) -> ModelConfiguration {
    guard embeddingShape.count == 2, embeddingShape[1] == source.width else {
      throw .wrongShape(
        tensor: TensorNames.embedding[0], found: embeddingShape,
        expected: [source.vocabularySize, source.width])
    }
    let configuration = ModelConfiguration(
      weights: weights, embeddingWeights: embedding, width: source.width,
      encoder: .init(
        layers: source.encoderLayers, heads: source.encoderHeads,
        feedForward: source.encoderFeedForward),
      decoder: .init(
        layers: source.decoderLayers, heads: source.decoderHeads,
        feedForward: source.decoderFeedForward),
      vocabularyCount: embeddingShape[0], maximumPositions: source.maximumPositions,
      embeddingMultiplier: source.scaleEmbedding ? Float(source.width).squareRoot() : 1,
      decoderStart: Int32(source.decoderStartToken), end: Int32(source.endToken),
      padding: Int32(source.paddingToken), maximumLength: source.maximumLength)
    do {
      try configuration.validate()
    } catch {
      throw .model(error)
    }
    return configuration
  }
}
