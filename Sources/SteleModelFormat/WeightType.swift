/// The precision in which a model file stores its matrices.
public enum WeightType: String, Codable, Sendable, CaseIterable {
  /// Symmetric per output row; the scale is amax / 127.
  case int8
  /// Symmetric per 32 inputs of an output row, with a scale of half precision: 4.5 bits a weight.
  case int4
  /// The checkpoint's own values, for reference.
  case float32

  /// What the embedding may be stored in where all other matrices have this type; the first is the
  /// default.
  public var embeddingTypes: [WeightType] {
    switch self {
    case .int8: [.int8]
    case .int4: [.int8, .int4]
    case .float32: [.float32]
    }
  }
}
