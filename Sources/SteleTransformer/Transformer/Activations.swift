import CSteleKernels

/// A bounded block of float activations: `count` tokens, `stride` floats from one to the next.
struct Activations {
  let values: UnsafeMutablePointer<Float>
  let count: Int
  let stride: Int

  /// The first `count` rows of `buffer`, each `stride` floats.
  init(_ buffer: UnsafeMutableBufferPointer<Float>, count: Int, stride: Int) {
    precondition(count * stride <= buffer.count, "activations exceed their buffer")
    guard let start = buffer.baseAddress else { preconditionFailure("empty buffer") }
    values = start
    self.count = count
    self.stride = stride
  }

  private init(_ values: UnsafeMutablePointer<Float>, count: Int, stride: Int) {
    self.values = values
    self.count = count
    self.stride = stride
  }

  /// The same rows without their first `column` columns.
  func columns(from column: Int) -> Activations {
    precondition(column <= stride, "no such column")
    return Activations(values + column, count: count, stride: stride)
  }

  /// The same rows for a kernel that reads them.
  var tokens: stele_tokens_f32 {
    stele_tokens_f32(values: values, count: count, stride: stride)
  }
}

/// Buffers that one pass of a stack works in, reused from layer to layer.
struct Workspace {
  /// The residual stream: (rows, width).
  let hidden: UnsafeMutableBufferPointer<Float>
  /// A layer norm's output: (rows, width).
  let normalized: UnsafeMutableBufferPointer<Float>
  /// A wide projection: (rows, the largest of 3 · width and the feed-forward widths).
  let projected: UnsafeMutableBufferPointer<Float>
  /// What attention gathered: (rows, width).
  let attended: UnsafeMutableBufferPointer<Float>
  /// int8 copies of a projection's input: (rows, the deepest input rounded up to four).
  let quantized: UnsafeMutableBufferPointer<Int8>
  /// The scale of each quantized row: (rows).
  let quantizedScales: UnsafeMutableBufferPointer<Float>
  /// What each row attends to among targets, or in the encoder: (rows).
  let spans: UnsafeMutableBufferPointer<stele_attention_span>
  /// What each row of the decoder attends to among sources: (rows).
  let sourceSpans: UnsafeMutableBufferPointer<stele_attention_span>
  /// Where the keys and values of each row go: (rows).
  let slots: UnsafeMutableBufferPointer<UInt32>
  /// Which of the embedding's rows the tokens of the rows have, and their positions: (rows) each.
  let tokens: UnsafeMutableBufferPointer<Int32>
  let positions: UnsafeMutableBufferPointer<UInt32>
}

extension Workspace {
  /// Reservations for `rows` rows of a model, made before the arena exists.
  struct Plan {
    let hidden, normalized, projected, attended, quantizedScales: ArenaPlan.Reservation<Float>
    let quantized: ArenaPlan.Reservation<Int8>
    let spans, sourceSpans: ArenaPlan.Reservation<stele_attention_span>
    let tokens: ArenaPlan.Reservation<Int32>
    let positions, slots: ArenaPlan.Reservation<UInt32>

    init(_ arena: inout ArenaPlan, rows: Int, width: Int, widest: Int) {
      hidden = arena.reserve(Float.self, rows * width)
      normalized = arena.reserve(Float.self, rows * width)
      projected = arena.reserve(Float.self, rows * widest)
      attended = arena.reserve(Float.self, rows * width)
      quantized = arena.reserve(Int8.self, rows * Workspace.quantizedStride(depth: widest))
      quantizedScales = arena.reserve(Float.self, rows)
      spans = arena.reserve(stele_attention_span.self, rows)
      sourceSpans = arena.reserve(stele_attention_span.self, rows)
      slots = arena.reserve(UInt32.self, rows)
      tokens = arena.reserve(Int32.self, rows)
      positions = arena.reserve(UInt32.self, rows)
    }
  }

  init(_ arena: Arena, _ plan: Plan) {
    hidden = arena.buffer(plan.hidden)
    normalized = arena.buffer(plan.normalized)
    projected = arena.buffer(plan.projected)
    attended = arena.buffer(plan.attended)
    quantized = arena.buffer(plan.quantized)
    quantizedScales = arena.buffer(plan.quantizedScales)
    spans = arena.buffer(plan.spans)
    sourceSpans = arena.buffer(plan.sourceSpans)
    slots = arena.buffer(plan.slots)
    tokens = arena.buffer(plan.tokens)
    positions = arena.buffer(plan.positions)
  }

  /// Bytes from one quantized row of `depth` inputs to the next.
  static func quantizedStride(depth: Int) -> Int { (depth + 3) / 4 * 4 }
}
