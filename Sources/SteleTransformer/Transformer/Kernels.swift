import CSteleKernels

/// Writes down a pass through the transformer, one operation after the other, and runs it.
///
/// A layer so reads like its formula, and yet all its operations share one parallel region.
/// Operations refer to the workspace; each sees what the ones before it wrote.
final class Kernels {
  let workspace: Workspace
  /// What the operations that are written down next belong to.
  var scope = OperationNote(part: .embedding)
  /// Where the time of the last pass went, if there is a recorder.
  private(set) var lastPass: PassTimes?
  /// Zero inputs that the last pass counted; nil without a recorder, or where inputs are floats.
  let layerCounts: LayerCounts?
  /// What brings weights into memory; nil where all are there or may come when touched.
  let stream: WeightStream?
  private let threads: ThreadChoice
  private let quantizes: Bool
  private let recorder: TranslationRecorder?
  private var operations: [stele_operation] = []
  /// One for each operation, if there is a recorder.
  private var notes: [OperationNote] = []
  /// Which weights each operation reads, if there is a stream.
  private var reads: [WeightRead?] = []
  private var moments: [stele_moment] = []
  /// What to look at whole when the pass was run.
  private var looks: CloserLooks?

  /// Nothing written down yet.
  ///
  /// - Parameters:
  ///   - workspace: The buffers that operations read and write.
  ///   - mostOperations: Operations of the longest pass.
  ///   - layers: Of the decoder.
  ///   - threads: The most threads to use.
  ///   - quantizes: Whether matrices are int8 or int4, and so their inputs int8.
  ///   - stream: What brings weights into memory; nil where all are there or may come when touched.
  ///   - recorder: What notes where time goes, if that is asked for.
  init(
    workspace: Workspace, mostOperations: Int, layers: Int, threads: Int, quantizes: Bool,
    stream: WeightStream?, recorder: TranslationRecorder?
  ) {
    self.workspace = workspace
    self.stream = stream
    operations.reserveCapacity(mostOperations)
    self.threads = ThreadChoice(most: threads)
    self.quantizes = quantizes
    layerCounts = quantizes && recorder != nil ? LayerCounts(layers: layers) : nil
    self.recorder = recorder
  }

  /// What a projection reads.
  enum Input {
    case int8(stele_tokens_i8)
    case float32(stele_tokens_f32)

    /// Tokens.
    var count: Int {
      switch self {
      case .int8(let tokens): tokens.count
      case .float32(let tokens): tokens.count
      }
    }
  }

  /// Does all that was written down since the last time.
  ///
  /// - Parameter repeats: Whether the next pass is likely to read the same weights.
  func run(repeats: Bool = false) {
    lastPass = nil
    if let stream {
      StreamedPass(operations: operations, notes: notes, reads: reads).run(on: stream, repeats) {
        run($0, $1)
      } waited: {
        lastPass?.reading += $0
      }
      looks?.run(on: stream) { operations in
        let note = OperationNote(part: .outputProjection)
        run(operations, recorder == nil ? [] : operations.map { _ in note })
      }
      looks = nil
    } else {
      run(operations, notes)
    }
    threads.endPass()
    operations.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
    reads.removeAll(keepingCapacity: true)
  }

  private func run(_ operations: [stele_operation], _ notes: [OperationNote]) {
    guard let recorder else {
      let start = stele_now()
      let report = stele_run_timed(operations, operations.count, threads.forNextPass, nil)
      threads.note(report, nanoseconds: Int(stele_now() - start))
      return
    }
    let needed = threads.most * (operations.count + 1)
    if moments.count < needed {
      moments += Array(repeating: stele_moment(), count: needed - moments.count)
    }
    let start = Int(stele_now())
    let report = moments.withUnsafeMutableBufferPointer {
      stele_run_timed(operations, operations.count, threads.forNextPass, $0.baseAddress)
    }
    let end = Int(stele_now())
    threads.note(report, nanoseconds: end - start)
    let team = Int(report.threads)
    moments.withUnsafeBufferPointer { moments in
      let times = PassTimes(start: start, end: end, notes: notes, threads: team, moments: moments)
      lastPass = lastPass?.followed(by: times) ?? times
      guard recorder.keepsOperations else { return }
      recorder.add(
        PassTimes.spans(of: notes, threads: team, moments: moments, origin: recorder.origin))
    }
  }

  /// Writes down an operation and, if there is a recorder, what it is for.
  private func append(
    _ operation: stele_operation, part: OperationPart? = nil,
    byteCount: @autoclosure () -> Int = 0, productCount: @autoclosure () -> Int = 0,
    reads parts: @autoclosure () -> WeightRead? = nil
  ) {
    operations.append(operation)
    if stream != nil { reads.append(parts()) }
    guard recorder != nil else { return }
    notes.append(
      OperationNote(
        part: part ?? scope.part, layer: scope.layer, byteCount: byteCount(),
        productCount: productCount()))
  }

  /// hidden = embedding[tokens] · multiplier + sinusoid(positions), for the first `count` rows.
  ///
  /// `frequencies` must stay where it is until the pass was run.
  func embed(
    _ embedding: EmbeddingMatrix, count: Int, frequencies: UnsafePointer<Float>?, multiplier: Float
  ) {
    stream?.lookUp(workspace.tokens, count: count)
    let tokens = workspace.tokens.baseAddress
    let positions = workspace.positions.baseAddress
    let hidden = workspace.hidden.baseAddress
    switch embedding {
    case .int8(let matrix):
      append(
        stele_embed_i8(matrix, tokens, positions, count, frequencies, multiplier, hidden),
        byteCount: count * embedding.rowByteCount)
    case .int4(let matrix):
      append(
        stele_embed_i4(matrix, tokens, positions, count, frequencies, multiplier, hidden),
        byteCount: count * embedding.rowByteCount)
    case .float32(let matrix):
      append(
        stele_embed_f32(matrix, tokens, positions, count, frequencies, multiplier, hidden),
        byteCount: count * embedding.rowByteCount)
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
    append(
      stele_layer_norm(
        input.tokens, input.stride, norm.weight, norm.bias, output.values, quantized),
      part: .norms, byteCount: 2 * input.stride * MemoryLayout<Float>.size)
    return quantizes
      ? .int8(quantizedTokens(count: input.count, depth: input.stride)) : .float32(output.tokens)
  }

  /// The first `depth` columns of `input` as a projection reads them.
  func projectionInput(_ input: Activations, depth: Int) -> Input {
    guard quantizes else { return .float32(input.tokens) }
    let quantized = quantizedTokens(count: input.count, depth: depth)
    append(
      stele_quantize(
        input.tokens, depth, workspace.quantized.baseAddress,
        workspace.quantizedScales.baseAddress))
    return .int8(quantized)
  }

  /// Counts zeros in the inputs of a matrix of `layer`, if there is a recorder; see
  /// ``layerCounts``.
  func countZeros(in input: Input, depth: Int, layer: Int) {
    guard let layerCounts, case .int8(let tokens) = input else { return }
    append(stele_count_zeros(tokens, depth, layerCounts.place(of: layer)))
  }

  /// output[:, column...] = epilogue(matrix · input).
  ///
  /// Where many inputs are zero, `isSparse`, weights of int8 that would meet zeros alone are not
  /// read; the result is the same.
  func linear(
    _ matrix: Matrix, _ input: Input, _ epilogue: stele_epilogue, into output: Activations,
    isSparse: Bool = false
  ) {
    let operation =
      switch (matrix, input) {
      case (.int8(let matrix), .int8(let tokens)):
        isSparse
          ? stele_linear_sparse_i8(matrix, tokens, epilogue, output.values, output.stride)
          : stele_linear_i8(matrix, tokens, epilogue, output.values, output.stride)
      case (.int4(let matrix), .int8(let tokens)):
        stele_linear_i4(matrix, tokens, epilogue, output.values, output.stride)
      case (.float32(let matrix), .float32(let tokens)):
        stele_linear_f32(matrix, tokens, epilogue, output.values, output.stride)
      default: preconditionFailure("inputs are quantized where weights are")
      }
    append(
      operation, byteCount: matrix.byteCount,
      productCount: quantizes ? matrix.rows * matrix.depth * input.count : 0,
      reads: stream?.read(matrix.address))
  }

  /// Puts rows of keys and values, (count, 2 · width), into the slots of `cache`.
  func store(
    _ keyValues: Activations, slots: UnsafePointer<UInt32>?, _ shape: stele_attention_shape,
    into cache: stele_key_values
  ) {
    append(stele_cache_key_values(keyValues.tokens, slots, shape, cache))
  }

  /// output = attention of `queries` over their `spans` of `keyValues`.
  func attend(
    _ queries: Activations, _ spans: UnsafeMutableBufferPointer<stele_attention_span>,
    of keyValues: stele_key_values, _ shape: stele_attention_shape, into output: Activations
  ) {
    precondition(queries.count <= spans.count, "more queries than spans")
    append(
      stele_attention(queries.tokens, spans.baseAddress, keyValues, shape, output.values),
      byteCount: Self.positionCount(of: spans.prefix(queries.count)) * 2 * shape.heads
        * shape.head_width * keyValues.type.byteCount)
  }

  /// output[query, :span] = how much `queries` look at each position of their `spans`, on average
  /// over heads.
  func weigh(
    _ queries: Activations, _ spans: UnsafeMutableBufferPointer<stele_attention_span>,
    of keyValues: stele_key_values, _ shape: stele_attention_shape, into output: Activations
  ) {
    precondition(queries.count <= min(spans.count, output.count), "more queries than spans")
    precondition(
      spans.prefix(queries.count).allSatisfy { $0.count <= output.stride }, "a span is too long")
    append(
      stele_attention_weights(
        queries.tokens, spans.baseAddress, keyValues, shape, output.values, output.stride))
  }

  /// Positions that queries attend to; those that follow each other and look at the same count
  /// once.
  private static func positionCount(
    of spans: Slice<UnsafeMutableBufferPointer<stele_attention_span>>
  ) -> Int {
    var total = 0
    var last: stele_attention_span?
    for span in spans {
      if let last, last.slots == span.slots, last.first == span.first, last.count == span.count {
        continue
      }
      total += span.count
      last = span
    }
    return total
  }

  /// Fills in the best token and the excluded logits of each of `count` rows, of all the vocabulary
  /// or within `shortlist`; see ``Screening``.
  func screen(
    _ embedding: EmbeddingMatrix, _ input: Input,
    rows: UnsafeMutablePointer<stele_projection_row>, count: Int,
    within shortlist: ShortlistBuffers?, scratch: UnsafeMutableRawPointer,
    notes: UnsafeMutableBufferPointer<Float>
  ) {
    guard case .int8(let matrix) = embedding, case .int8(var tokens) = input else {
      preconditionFailure("only int8 weights have halves")
    }
    precondition(count <= tokens.count, "more rows than tokens")
    tokens.count = count
    if shortlist == nil, let stream, stream.lacksLowHalves {
      let looks = CloserLooks(matrix, tokens, rows, scratch: scratch, notes: notes)
      append(
        looks.bounds, byteCount: matrix.screenedByteCount,
        productCount: matrix.rows * matrix.depth * count, reads: stream.read(matrix.high))
      self.looks = looks
      return
    }
    let part = ProjectedPart(shortlist, of: embedding.rows)
    lookUp(shortlist)
    append(
      stele_screen_i8(matrix, tokens, rows, shortlist?.address, scratch),
      byteCount: part.share(of: matrix.screenedByteCount),
      productCount: part.rows * matrix.depth * count,
      reads: stream?.read(matrix.high, tiles: shortlist?.commonTiles))
    append(stele_screen_merge(rows, count, scratch))
  }

  /// Fills in the candidates, log-sum-exp and excluded logits of each of `count` rows, of all the
  /// vocabulary or within `shortlist`.
  func project(
    _ embedding: EmbeddingMatrix, _ input: Input, rows: UnsafeMutablePointer<stele_projection_row>,
    count: Int, within shortlist: ShortlistBuffers?, scratch: UnsafeMutableRawPointer
  ) {
    let part = ProjectedPart(shortlist, of: embedding.rows)
    lookUp(shortlist)
    switch (embedding, input) {
    case (.int8(let matrix), .int8(var tokens)):
      precondition(count <= tokens.count, "more rows than tokens")
      tokens.count = count
      append(
        stele_project_i8(matrix, tokens, rows, shortlist?.address, scratch),
        byteCount: part.share(of: embedding.projectedByteCount),
        productCount: part.rows * matrix.depth * count,
        reads: stream?.read(
          matrix.high, matrix.low, tilesPerItem: Int(STELE_BLOCK_TILES),
          tiles: shortlist?.commonTiles))
    case (.int4(let matrix), .int8(var tokens)):
      precondition(count <= tokens.count, "more rows than tokens")
      tokens.count = count
      append(
        stele_project_i4(matrix, tokens, rows, shortlist?.address, scratch),
        byteCount: part.share(of: embedding.projectedByteCount),
        productCount: part.rows * matrix.depth * count,
        reads: stream?.read(
          matrix.weights, tilesPerItem: Int(STELE_BLOCK_TILES), tiles: shortlist?.commonTiles))
    case (.float32(let matrix), .float32(var tokens)):
      precondition(count <= tokens.count, "more rows than tokens")
      tokens.count = count
      append(
        stele_project_f32(matrix, tokens, rows, shortlist?.address, scratch),
        byteCount: part.share(of: embedding.projectedByteCount),
        reads: stream?.read(
          matrix.weights, tilesPerItem: Int(STELE_BLOCK_TILES), tiles: shortlist?.commonTiles))
    default: preconditionFailure("inputs are quantized where weights are")
    }
    append(stele_project_merge(embedding.rows, rows, count, shortlist?.address, scratch))
  }

  /// Has the system read what sentences have of their own, which lies here and there.
  private func lookUp(_ shortlist: ShortlistBuffers?) {
    guard let stream, let rows = shortlist?.allOwnRows else { return }
    stream.lookUp(rows, count: rows.count)
  }

  private func quantizedTokens(count: Int, depth: Int) -> stele_tokens_i8 {
    let stride = Workspace.quantizedStride(depth: depth)
    precondition(count * stride <= workspace.quantized.count, "too many rows to quantize")
    return stele_tokens_i8(
      values: workspace.quantized.baseAddress, scales: workspace.quantizedScales.baseAddress,
      count: count, stride: stride)
  }
}
