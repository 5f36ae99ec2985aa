import CSteleKernels

/// Keys and values of every decoder layer, in numbered slots.
///
/// Sixteen slots make a page, which has the keys and values of all layers, those of one head
/// together: (pages, layers, 2, heads, 16, head width). Whoever fills slots in their order so
/// touches one stretch of memory after the other, and what is never filled is never touched.
struct KeyValueCache {
  private let values: UnsafeMutableBufferPointer<Float>
  private let layers: Int
  private let shape: stele_attention_shape

  /// A reservation, made before the arena exists.
  struct Plan {
    let values: ArenaPlan.Reservation<Float>
    let layers: Int
    let shape: stele_attention_shape
    let pages: Int

    /// Bytes of one page of all layers.
    var pageByteCount: Int {
      pages == 0 ? 0 : values.count / pages * MemoryLayout<Float>.size
    }

    init(_ arena: inout ArenaPlan, layers: Int, slots: Int, shape: stele_attention_shape) {
      let pageSlots = Int(STELE_PAGE_SLOTS)
      pages = (slots + pageSlots - 1) / pageSlots
      let slotCount = 2 * layers * shape.heads * shape.head_width
      values = arena.reserve(Float.self, pages * pageSlots * slotCount)
      self.layers = layers
      self.shape = shape
    }
  }

  init(_ arena: Arena, _ plan: Plan) {
    values = arena.buffer(plan.values)
    layers = plan.layers
    shape = plan.shape
  }

  /// One decoder layer's part of every page.
  func layer(_ index: Int) -> stele_key_values { layer(index, shape) }

  /// The memory of one decoder layer's part, for heads of another shape but the same width.
  func layer(_ index: Int, _ shape: stele_attention_shape) -> stele_key_values {
    precondition(
      shape.heads * shape.head_width == self.shape.heads * self.shape.head_width,
      "heads are of another width")
    precondition(index < layers, "cache has no such layer")
    let headStride = Int(STELE_PAGE_SLOTS) * shape.head_width
    let part = shape.heads * headStride
    let keys = values.baseAddress.map { $0 + 2 * index * part }
    return stele_key_values(
      keys: keys, values: keys.map { $0 + part }, page_stride: 2 * layers * part,
      head_stride: headStride)
  }
}
