import CSteleKernels

/// Writes down a pass through the transformer, one operation after the other, and runs it.
///
/// A layer so reads like its formula, and yet all its operations share one parallel region.
/// Operations refer to the workspace; each sees what the ones before it wrote.
final class Kernels {
  let workspace: Workspace
  private let threads: Int32
  private let quantizes: Bool
  private var operations: [stele_operation] = []

  /// Takes buffers, the most threads to use, and whether matrices are int8, and so their inputs.
  init(workspace: Workspace, threads: Int, quantizes: Bool) {
    self.workspace = workspace
    self.threads = Int32(threads)
    self.quantizes = quantizes
  }

  /// What a projection reads.
  enum Input {
    case int8(stele_tokens_i8)
    case float32(stele_tokens_f32)
  }

  /// Does all that was written down since the last time.
  func run() {
    stele_run(operations, operations.count, threads)
    operations.removeAll(keepingCapacity: true)
  }

  /// hidden = embedding[tokens] · multiplier + sinusoid(positions), for the first `count` rows.
  ///
  /// `frequencies` must stay where it is until the pass was run.
  func embed(
    _ embedding: EmbeddingMatrix, count: Int, frequencies: UnsafePointer<Float>?, multiplier: Float
  ) {
    let tokens = workspace.tokens.baseAddress
    let positions = workspace.positions.baseAddress
    let hidden = workspace.hidden.baseAddress
    switch embedding {
    case .int8(let matrix):
      operations.append(
        stele_embed_i8(matrix, tokens, positions, count, frequencies, multiplier, hidden))
    case .float32(let matrix):
      operations.append(
        stele_embed_f32(matrix, tokens, positions, count, frequencies, multiplier, hidden))
    }
  }

  /// norm(input), as the following projections read it: they have until the next norm.
  func normalize(_ input: Activations, _ norm: Norm) -> Input {
    let output = Activations(workspace.normalized, count: input.count, stride: input.stride)
    var quantized = stele_quantized()
    if quantizes {
      quantized = stele_quantized(
        values: workspace.quantized.baseAddress, scales: workspace.quantizedScales.baseAddress)
    }
    operations.append(
      stele_layer_norm(
        input.tokens, input.stride, norm.weight, norm.bias, output.values, quantized))
    return quantizes
      ? .int8(quantizedTokens(count: input.count, depth: input.stride)) : .float32(output.tokens)
  }

  /// The first `depth` columns of `input` as a projection reads them.
  func projectionInput(_ input: Activations, depth: Int) -> Input {
    guard quantizes else { return .float32(input.tokens) }
    let quantized = quantizedTokens(count: input.count, depth: depth)
    operations.append(
      stele_quantize(
        input.tokens, depth, workspace.quantized.baseAddress,
        workspace.quantizedScales.baseAddress))
    return .int8(quantized)
  }

  /// output[:, column...] = epilogue(matrix · input).
  func linear(
    _ matrix: Matrix, _ input: Input, _ epilogue: stele_epilogue, into output: Activations
  ) {
    switch (matrix, input) {
    case (.int8(let matrix), .int8(let tokens)):
      operations.append(
        stele_linear_i8(matrix, tokens, epilogue, output.values, output.stride))
    case (.float32(let matrix), .float32(let tokens)):
      operations.append(
        stele_linear_f32(matrix, tokens, epilogue, output.values, output.stride))
    default: preconditionFailure("a model's matrices all have one type")
    }
  }

  /// Puts rows of keys and values, (count, 2 · width), into the slots of `cache`.
  func store(
    _ keyValues: Activations, slots: UnsafePointer<UInt32>?, _ shape: stele_attention_shape,
    into cache: stele_key_values
  ) {
    operations.append(stele_cache_key_values(keyValues.tokens, slots, shape, cache))
  }

  /// output = attention of `queries` over their `spans` of `keyValues`.
  func attend(
    _ queries: Activations, _ spans: UnsafeMutableBufferPointer<stele_attention_span>,
    of keyValues: stele_key_values, _ shape: stele_attention_shape, into output: Activations
  ) {
    precondition(queries.count <= spans.count, "more queries than spans")
    operations.append(
      stele_attention(queries.tokens, spans.baseAddress, keyValues, shape, output.values))
  }

  /// Fills in the best token and the excluded logits of each of `count` rows; see ``Screening``.
  func screen(
    _ embedding: EmbeddingMatrix, _ input: Input,
    rows: UnsafeMutablePointer<stele_projection_row>, count: Int,
    scratch: UnsafeMutableRawPointer
  ) {
    guard case .int8(let matrix) = embedding, case .int8(var tokens) = input else {
      preconditionFailure("only int8 weights have halves")
    }
    precondition(count <= tokens.count, "more rows than tokens")
    tokens.count = count
    operations.append(stele_screen_i8(matrix, tokens, rows, scratch))
    operations.append(stele_screen_merge(rows, count, scratch))
  }

  /// Fills in the candidates, log-sum-exp and excluded logits of each of `count` rows.
  func project(
    _ embedding: EmbeddingMatrix, _ input: Input, rows: UnsafeMutablePointer<stele_projection_row>,
    count: Int, scratch: UnsafeMutableRawPointer
  ) {
    switch (embedding, input) {
    case (.int8(let matrix), .int8(var tokens)):
      precondition(count <= tokens.count, "more rows than tokens")
      tokens.count = count
      operations.append(stele_project_i8(matrix, tokens, rows, scratch))
    case (.float32(let matrix), .float32(var tokens)):
      precondition(count <= tokens.count, "more rows than tokens")
      tokens.count = count
      operations.append(stele_project_f32(matrix, tokens, rows, scratch))
    default: preconditionFailure("a model's matrices all have one type")
    }
    operations.append(stele_project_merge(embedding.rows, rows, count, scratch))
  }

  private func quantizedTokens(count: Int, depth: Int) -> stele_tokens_i8 {
    let stride = Workspace.quantizedStride(depth: depth)
    precondition(count * stride <= workspace.quantized.count, "too many rows to quantize")
    return stele_tokens_i8(
      values: workspace.quantized.baseAddress, scales: workspace.quantizedScales.baseAddress,
      count: count, stride: stride)
  }
}
