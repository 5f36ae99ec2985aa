import CSteleConversion
import Dispatch
import SteleModelFormat
import Synchronization

/// A layer of the checkpoint at work on calibration texts, and what goes into its matrices.
///
/// Follows transformers' M2M100: a norm before each part, whose output is added to the hidden state.
final class CalibrationLayer {
  let block: ModelPlan.Block
  /// What went into each matrix so far, by its name.
  private(set) var factors: [String: FeedbackFactor] = [:]
  private let sources: TensorSources
  private let heads: Int
  private let biases: [String: [Float]]
  private let norms: [String: [Float]]

  /// The layer whose matrices and norms `block` has.
  init(
    _ block: ModelPlan.Block, _ sources: TensorSources, heads: Int
  ) throws(ConversionError) {
    self.block = block
    self.sources = sources
    self.heads = heads
    var biases: [String: [Float]] = [:]
    for matrix in block.matrices { biases[matrix.name] = try sources.bias(matrix, in: block) }
    self.biases = biases
    var norms: [String: [Float]] = [:]
    for norm in block.norms { norms[norm] = try sources.norm(norm, in: block) }
    self.norms = norms
  }

  /// states += self-attention of each sentence, whose tokens are at `sentences`.
  func attendToSelf(
    _ states: Activations, _ sentences: [Range<Int>], seesAll: Bool
  ) throws(ConversionError) {
    let tokens = Self.union(of: sentences)
    let width = matrix("self_attention.output").geometry.rows
    let projected = try project(
      normalized(states, tokens, "self_attention"), "self_attention.query_key_value")
    let attended = Activations(count: tokens.count, width: width)
    attend(
      sentences.map { Self.moved($0, by: -tokens.lowerBound) },
      queries: projected, keys: projected, from: width, values: 2 * width, of: nil,
      seesAll: seesAll, into: attended)
    states.add(try project(attended, "self_attention.output"), from: tokens.lowerBound)
  }

  /// states += attention of each sentence to its source's states, whose keys and values `layer`
  /// projects.
  func attend(
    _ states: Activations, _ sentences: [Range<Int>], to encoded: Activations,
    _ sourceSentences: [Range<Int>], keysAndValuesBy layer: CalibrationLayer
  ) throws(ConversionError) {
    let tokens = Self.union(of: sentences)
    let sourceTokens = Self.union(of: sourceSentences)
    let width = matrix("cross_attention.output").geometry.rows
    let queries = try project(
      normalized(states, tokens, "cross_attention"), "cross_attention.query")
    let keyValues = try layer.product(
      "cross_attention.key_value", encoded.copy(of: sourceTokens))
    let attended = Activations(count: tokens.count, width: width)
    attend(
      sentences.map { Self.moved($0, by: -tokens.lowerBound) },
      queries: queries, keys: keyValues, from: 0, values: width,
      of: sourceSentences.map { Self.moved($0, by: -sourceTokens.lowerBound) },
      seesAll: true, into: attended)
    states.add(try project(attended, "cross_attention.output"), from: tokens.lowerBound)
  }

  /// states += the feed-forward part of each token.
  func feedForward(
    _ states: Activations, _ sentences: [Range<Int>]
  ) throws(ConversionError) {
    let tokens = Self.union(of: sentences)
    let inner = try project(normalized(states, tokens, "feed_forward"), "feed_forward.in")
    inner.rectify()
    states.add(try project(inner, "feed_forward.out"), from: tokens.lowerBound)
  }

  /// The product of `matrix` and `inputs`, which are counted among what goes into it.
  private func project(
    _ inputs: Activations, _ matrix: String
  ) throws(ConversionError) -> Activations {
    let depth = self.matrix(matrix).geometry.depth
    let factor = factors[matrix] ?? FeedbackFactor(depth: depth)
    factors[matrix] = factor
    factor.add(inputs)
    return try product(matrix, inputs)
  }

  /// matrix · inputs + bias, rows of the matrix side by side.
  private func product(
    _ name: String, _ inputs: Activations
  ) throws(ConversionError) -> Activations {
    let matrix = matrix(name)
    let tensors = try sources.matrix(matrix, in: block)
    let rows = matrix.geometry.rows
    let outputs = Activations(count: inputs.count, width: rows)
    let depth = inputs.stride
    let bias = biases[name] ?? []
    let rowsAtOnce = TileGeometry.tileRows
    nonisolated(unsafe) let from = inputs.values.baseAddress
    nonisolated(unsafe) let to = outputs
    let count = inputs.count
    let failures = Mutex<[Int: ConversionError]>([:])
    DispatchQueue.concurrentPerform(iterations: (rows + rowsAtOnce - 1) / rowsAtOnce) { part in
      let range = part * rowsAtOnce..<min((part + 1) * rowsAtOnce, rows)
      let weights = Activations(count: range.count, width: depth)
      do throws(ConversionError) {
        for (index, row) in range.enumerated() {
          _ = try tensors.read(row: row, into: weights.rows(index..<index + 1))
        }
        bias.withUnsafeBufferPointer { bias in
          stele_multiply(
            weights.values.baseAddress, bias.baseAddress.map { $0 + range.lowerBound },
            range.count, depth, from, count,
            to.values.baseAddress.map { $0 + range.lowerBound }, to.stride)
        }
      } catch {
        failures.withLock { $0[part] = error }
      }
    }
    if let first = failures.withLock({ $0.min { $0.key < $1.key } }) { throw first.value }
    for tensor in tensors { tensor.release(upTo: tensor.rows) }
    return outputs
  }

  /// Attention of each sentence's queries, to keys and values in columns of one matrix; those of
  /// `keySentences`, or of the sentences themselves.
  private func attend(
    _ sentences: [Range<Int>], queries: Activations, keys: Activations, from keyColumn: Int,
    values valueColumn: Int, of keySentences: [Range<Int>]?, seesAll: Bool,
    into output: Activations
  ) {
    let keySentences = keySentences ?? sentences
    let headWidth = matrix("self_attention.output").geometry.rows / heads
    let heads = heads
    nonisolated(unsafe) let (queries, keys, output) = (queries, keys, output)
    DispatchQueue.concurrentPerform(iterations: sentences.count) { index in
      let (tokens, keyTokens) = (sentences[index], keySentences[index])
      func sequence(
        _ rows: Activations, _ range: Range<Int>, _ column: Int
      ) -> stele_sequence {
        stele_sequence(
          start: rows.rows(range, from: column).baseAddress, count: range.count,
          stride: rows.stride)
      }
      withUnsafeTemporaryAllocation(of: Double.self, capacity: keyTokens.count) { scores in
        stele_attend(
          sequence(queries, tokens, 0), sequence(keys, keyTokens, keyColumn),
          sequence(keys, keyTokens, valueColumn), heads, headWidth, seesAll ? 0 : 1,
          scores.baseAddress, output.rows(tokens).baseAddress, output.stride)
      }
    }
  }

  /// The layer norm `norm` of the states of `tokens`.
  private func normalized(
    _ states: Activations, _ tokens: Range<Int>, _ norm: String
  ) -> Activations {
    let width = matrix("self_attention.output").geometry.rows
    let output = Activations(count: tokens.count, width: width)
    output.setNorm(of: states, tokens, by: norms[norm] ?? [], width: width)
    return output
  }

  private func matrix(_ name: String) -> ModelPlan.Matrix {
    guard let matrix = block.matrices.first(where: { $0.name == name }) else {
      preconditionFailure("no matrix \(name) in block \(block.name)")
    }
    return matrix
  }

  /// From the first token of the first sentence to the last of the last.
  private static func union(of sentences: [Range<Int>]) -> Range<Int> {
    guard let first = sentences.first, let last = sentences.last else { return 0..<0 }
    return first.lowerBound..<last.upperBound
  }

  private static func moved(_ range: Range<Int>, by distance: Int) -> Range<Int> {
    range.lowerBound + distance..<range.upperBound + distance
  }
}
