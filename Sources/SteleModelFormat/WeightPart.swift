public import SteleFile

/// What one section holds of a matrix's weights.
///
/// An int8 weight w is 16 h + l − 128 with two halves of four bits. Of inputs k … k + 7 of a row,
/// byte j of four in the plane of high halves has h of input k + j in its upper four bits and h of
/// input k + 4 + j in its lower ones; in the plane of low halves it has l of input k + 4 + j in the
/// upper and l of input k + j in the lower bits. Kernels so get at four inputs of sixteen rows with
/// one mask or shift.
///
/// An int4 weight is q · scale, q from −8 to 7 and the scale a half of its own for each 32 inputs of
/// a row. Stored is q + 8. The scales stand before the weights that they belong to:
/// ``TileGeometry`` says where.
public enum WeightPart: String, Sendable, CaseIterable {
  /// Whole int8 weights.
  case int8
  /// The high halves of int8 weights.
  case high
  /// The low halves of int8 weights.
  case low
  /// int4 weights and their scales; weights as the plane of high halves has them.
  case int4
  /// Whole float32 weights.
  case float32

  /// How the container describes the part's elements.
  public var elementType: ElementType {
    switch self {
    case .int8: .int8
    case .high, .low, .int4: .uint8
    case .float32: .float32
    }
  }

  /// What every byte of a weight of zero is.
  public var zeroByte: UInt8 {
    switch self {
    case .int8, .low, .float32: 0
    case .high, .int4: 0x88
    }
  }
}
