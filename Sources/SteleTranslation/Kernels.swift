import CSteleKernels

/// The kernels with their buffers and thread count bound, so that a layer reads like its formula.
struct Kernels {
  let workspace: Workspace
  let threads: Int32

  /// hidden = embedding[tokens] · multiplier + sinusoid(positions), for the first `count` rows.
  func embed(_ embedding: Matrix, count: Int, frequencies: [Float], multiplier: Float) {
    guard
      let tokens = workspace.tokens.baseAddress, let positions = workspace.positions.baseAddress,
      let hidden = workspace.hidden.baseAddress
    else { return }
    switch embedding {
    case .int8(let matrix):
      stele_embed_i8(matrix, tokens, positions, count, frequencies, multiplier, hidden)
    case .float32(let matrix):
      stele_embed_f32(matrix, tokens, positions, count, frequencies, multiplier, hidden)
    }
  }

  /// output = norm(input), both (count, width) without gaps.
  func normalize(_ input: Activations, _ norm: Norm, into output: Activations) {
    stele_layer_norm(
      input.tokens, input.stride, norm.weight, norm.bias, output.values, threads)
  }

  /// output[:, column...] = epilogue(matrix · input), quantizing the input first for int8 weights.
  func linear(
    _ matrix: Matrix, _ input: Activations, _ epilogue: stele_epilogue, into output: Activations
  ) {
    switch matrix {
    case .int8(let matrix):
      stele_linear_i8(
        matrix, quantize(input, depth: matrix.depth), epilogue, output.values, output.stride,
        threads)
    case .float32(let matrix):
      stele_linear_f32(
        matrix, input.tokens, epilogue, output.values, output.stride, threads)
    }
  }

  /// output = attention of `queries` over the workspace's spans.
  func attend(_ queries: Activations, _ shape: stele_attention_shape, into output: Activations) {
    stele_attention(
      queries.tokens, workspace.spans.baseAddress, shape, output.values, threads)
  }

  /// Fills in the candidates, log-sum-exp and excluded logits of each of `rows`.
  func project(
    _ embedding: Matrix, _ input: Activations,
    rows: UnsafeMutablePointer<stele_projection_row>, scratch: UnsafeMutableRawPointer
  ) {
    switch embedding {
    case .int8(let matrix):
      stele_project_i8(matrix, quantize(input, depth: matrix.depth), rows, scratch, threads)
    case .float32(let matrix):
      stele_project_f32(matrix, input.tokens, rows, scratch, threads)
    }
  }

  private func quantize(_ input: Activations, depth: Int) -> stele_tokens_i8 {
    let stride = Workspace.quantizedStride(depth: depth)
    precondition(input.count * stride <= workspace.quantized.count, "too many rows to quantize")
    stele_quantize(
      input.tokens, depth, workspace.quantized.baseAddress,
      workspace.quantizedScales.baseAddress, threads)
    return stele_tokens_i8(
      values: workspace.quantized.baseAddress, scales: workspace.quantizedScales.baseAddress,
      count: input.count, stride: stride)
  }
}
