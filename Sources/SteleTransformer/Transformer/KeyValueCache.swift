import CSteleKernels
import SteleModelFormat

/// Keys and values of every decoder layer, in numbered slots.
///
/// Sixteen slots make a page, which has the keys and values of all layers, those of one head
/// together: (pages, layers, 2, heads, 16, head width). Whoever fills slots in their order so
/// touches one stretch of memory after the other, and what is never filled is never touched.
///
/// Beside int8 weights they are of half precision: rounding them matters far less than rounding
/// weights to int8, and half of the memory is read. Beside float32 weights they are exact.
struct KeyValueCache {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let layers: Int
  private let shape: stele_attention_shape
  private let type: stele_float_type

  /// A reservation, made before the arena exists.
  struct Plan {
    let bytes: ArenaPlan.Reservation<UInt8>
    let layers: Int
    let shape: stele_attention_shape
    let type: stele_float_type
    let pages: Int

    /// Bytes of one page of all layers.
    var pageByteCount: Int { pages == 0 ? 0 : bytes.count / pages }

    init(
      _ arena: inout ArenaPlan, layers: Int, slots: Int, shape: stele_attention_shape,
      weights: WeightType
    ) {
      let pageSlots = Int(STELE_PAGE_SLOTS)
      pages = (slots + pageSlots - 1) / pageSlots
      let slotCount = 2 * layers * shape.heads * shape.head_width
      type = weights == .float32 ? STELE_FLOAT32 : STELE_FLOAT16
      bytes = arena.reserve(UInt8.self, pages * pageSlots * slotCount * type.byteCount)
      self.layers = layers
      self.shape = shape
    }
  }

  init(_ arena: Arena, _ plan: Plan) {
    bytes = arena.buffer(plan.bytes)
    layers = plan.layers
    shape = plan.shape
    type = plan.type
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
    let keys = bytes.baseAddress.map { $0 + 2 * index * part * type.byteCount }
    return stele_key_values(
      keys: keys, values: keys.map { $0 + part * type.byteCount }, page_stride: 2 * layers * part,
      head_stride: headStride, type: type)
  }
}

extension stele_float_type {
  /// Of one number.
  var byteCount: Int { self == STELE_FLOAT16 ? 2 : 4 }
}
