/// The precision in which a model file stores its matrices.
public enum WeightType: String, Codable, Sendable, CaseIterable {
  /// Symmetric per output row; the scale is amax / 127.
  case int8
  /// The checkpoint's own values, for reference.
  case float32
}
