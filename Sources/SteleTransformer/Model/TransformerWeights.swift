import CSteleKernels
import SteleModelFormat

/// All weights of an encoder-decoder transformer, where they lie in the mapped file.
///
/// Sendable although it holds pointers: they point into a read-only mapping that `file` keeps
/// alive.
final class TransformerWeights: @unchecked Sendable {
  private let file: ModelFile
  let configuration: ModelConfiguration
  let encoder: [EncoderLayer]
  let encoderNorm: Norm
  let decoder: [DecoderLayer]
  let decoderNorm: Norm
  /// Which row of ``embedding`` each token has.
  let tokenRows: TokenRows
  /// Input lookup and output projection in one: (vocabulary, width).
  let embedding: EmbeddingMatrix
  /// Angular frequencies of the sinusoidal positions: (width / 2).
  let positionFrequencies: UnsafeMutableBufferPointer<Float>

  struct EncoderLayer {
    let selfAttentionNorm: Norm
    let queryKeyValue: Matrix
    let selfAttentionOutput: Matrix
    let feedForwardNorm: Norm
    let feedForwardIn: Matrix
    let feedForwardOut: Matrix

    init(_ reader: BlockReader) throws(ModelFormatError) {
      selfAttentionNorm = reader.norm("self_attention")
      queryKeyValue = try reader.matrix("self_attention.query_key_value")
      selfAttentionOutput = try reader.matrix("self_attention.output")
      feedForwardNorm = reader.norm("feed_forward")
      feedForwardIn = try reader.matrix("feed_forward.in")
      feedForwardOut = try reader.matrix("feed_forward.out")
    }
  }

  struct DecoderLayer {
    let common: EncoderLayer
    let crossAttentionNorm: Norm
    let crossAttentionQuery: Matrix
    let crossAttentionOutput: Matrix
    /// Applied once to every source token, not at each step.
    let crossAttentionKeyValue: Matrix

    init(_ reader: BlockReader, source: BlockReader) throws(ModelFormatError) {
      common = try EncoderLayer(reader)
      crossAttentionNorm = reader.norm("cross_attention")
      crossAttentionQuery = try reader.matrix("cross_attention.query")
      crossAttentionOutput = try reader.matrix("cross_attention.output")
      crossAttentionKeyValue = try source.matrix("cross_attention.key_value")
    }
  }

  init(_ file: ModelFile) throws(ModelFormatError) {
    self.file = file
    configuration = file.configuration
    tokenRows = file.tokenRows
    var readers: [String: BlockReader] = [:]
    for block in file.plan.blocks { readers[block.name] = try BlockReader(file, block) }
    func reader(_ name: String) -> BlockReader {
      guard let reader = readers[name] else { preconditionFailure("no block \(name)") }
      return reader
    }

    var encoder: [EncoderLayer] = []
    for layer in 0..<configuration.encoder.layers {
      encoder.append(try EncoderLayer(reader("encoder.\(layer)")))
    }
    var decoder: [DecoderLayer] = []
    for layer in 0..<configuration.decoder.layers {
      decoder.append(
        try DecoderLayer(
          reader("decoder.\(layer)"), source: reader("decoder.\(layer).source")))
    }
    self.encoder = encoder
    self.decoder = decoder
    encoderNorm = reader("encoder").norm("final")
    decoderNorm = reader("decoder").norm("final")
    embedding = try reader("embedding").embedding("tokens")

    let half = configuration.width / 2
    positionFrequencies = .allocate(capacity: half)
    stele_position_frequencies(half, positionFrequencies.baseAddress)
  }

  deinit { positionFrequencies.deallocate() }
}
