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
///
/// Parts by input keep one input of many rows in a cache line, see ``InputLine``, so that the lines
/// of inputs that are zero need not be read.
public enum WeightPart: String, Sendable, CaseIterable {
  /// Whole int8 weights.
  case int8
  /// Whole int8 weights, 64 rows of one input in a line.
  case int8ByInput
  /// The high halves of int8 weights.
  case high
  /// The low halves of int8 weights.
  case low
  /// int4 weights and their scales; weights as the plane of high halves has them.
  case int4
  /// int4 weights and their scales, 128 rows of one input in a line.
  case int4ByInput
  /// Whole float32 weights.
  case float32

  /// How the container describes the part's elements.
  public var elementType: ElementType {
    switch self {
    case .int8, .int8ByInput: .int8
    case .high, .low, .int4, .int4ByInput: .uint8
    case .float32: .float32
    }
  }

  /// What every byte of a weight of zero is.
  public var zeroByte: UInt8 {
    switch self {
    case .int8, .int8ByInput, .low, .float32: 0
    case .high, .int4, .int4ByInput: 0x88
    }
  }

  /// Output rows that one tile holds side by side.
  public var tileRows: Int {
    switch self {
    case .int8, .high, .low, .int4, .float32: TileGeometry.tileRows
    case .int8ByInput: InputLine.rows
    case .int4ByInput: 2 * InputLine.rows
    }
  }
}
