/// What an operation of a pass belongs to, and what it reads and computes.
struct OperationNote {
  var part: OperationPart
  /// The layer, from 0; nil outside of layers.
  var layer: Int?
  /// Bytes of weights and of cached keys and values that it reads.
  var byteCount = 0
  /// int8 multiply-adds with weights.
  var productCount = 0
}
