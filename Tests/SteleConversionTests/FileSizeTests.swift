import SteleFile
import SteleModelFormat
import Testing

/// How large model files of NLLB-200's 600M are.
@Suite struct FileSizeTests {
  /// Bytes of all sections of weights, each from a page on.
  private func byteCount(_ weights: WeightType, embedding: WeightType) -> Int {
    let stack = ModelConfiguration.StackConfiguration(layers: 12, heads: 16, feedForward: 4096)
    let configuration = ModelConfiguration(
      weights: weights, embeddingWeights: embedding, width: 1024, encoder: stack, decoder: stack,
      vocabularyCount: 256_206, maximumPositions: 1024, embeddingMultiplier: 32, decoderStart: 2,
      end: 2, padding: 1, maximumLength: 200)
    return ModelPlan(configuration).sections.reduce(0) { sum, section in
      let byteCount = section.shape.reduce(section.elementType.byteCount, *)
      return sum + (byteCount + 4095) / 4096 * 4096
    }
  }

  /// The tokenizer takes 7.8 MB, tokens' scripts a byte each and a list of names.
  @Test func `Files of int4 weights are no larger than promised`() {
    #expect(byteCount(.int4, embedding: .int8) <= 473_000_000 - 7_800_000 - 262_144)
    #expect(byteCount(.int4, embedding: .int4) <= 357_000_000 - 7_800_000 - 262_144)
  }
}
