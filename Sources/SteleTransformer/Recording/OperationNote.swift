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

/// What operations are for.
enum OperationPart: Int, CaseIterable {
  case embedding
  case selfAttention
  case crossAttention
  case feedForward
  case norms
  case outputProjection
  /// Keys and values of the source; part of encoding, and a phase of its own.
  case crossKeysValues

  /// The part's name, in a timeline.
  var name: String { "\(self)" }

  /// The part of a decoder step with the same name; nil where steps have none.
  var stepPart: StepPart? { StepPart(rawValue: name) }
}
