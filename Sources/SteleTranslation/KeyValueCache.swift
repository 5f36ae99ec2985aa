import CSteleKernels

/// Keys and values of every decoder layer, in numbered slots.
///
/// Those of one head lie together, so that attention reads them as one stretch:
/// (layers, 2, heads, slots, head width).
struct KeyValueCache {
  private let values: UnsafeMutableBufferPointer<Float>
  private let slots: Int
  private let shape: stele_attention_shape

  /// A reservation, made before the arena exists.
  struct Plan {
    let values: ArenaPlan.Reservation<Float>
    let slots: Int
    let shape: stele_attention_shape

    init(_ arena: inout ArenaPlan, layers: Int, slots: Int, shape: stele_attention_shape) {
      values = arena.reserve(Float.self, layers * 2 * slots * shape.heads * shape.head_width)
      self.slots = slots
      self.shape = shape
    }
  }

  init(_ arena: Arena, _ plan: Plan) {
    values = arena.buffer(plan.values)
    slots = plan.slots
    shape = plan.shape
  }

  /// One decoder layer's part.
  func layer(_ index: Int) -> stele_key_values { layer(index, shape) }

  /// The memory of one decoder layer's part, laid out for heads of another shape but the same width.
  func layer(_ index: Int, _ shape: stele_attention_shape) -> stele_key_values {
    precondition(
      shape.heads * shape.head_width == self.shape.heads * self.shape.head_width,
      "heads are of another width")
    let headStride = slots * shape.head_width
    let count = shape.heads * headStride
    precondition(2 * (index + 1) * count <= values.count, "cache has no such layer")
    let keys = values.baseAddress.map { $0 + 2 * index * count }
    return stele_key_values(
      keys: keys, values: keys.map { $0 + count }, slot_stride: shape.head_width,
      head_stride: headStride)
  }
}
