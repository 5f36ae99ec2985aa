public import SteleFile

/// How a weight matrix of `rows` outputs and `depth` inputs is laid out for the kernels.
///
/// Sixteen rows form a tile. Within a tile, int8 weights come four inputs at a time, so one 64-byte
/// load holds four inputs of all sixteen rows; float32 weights come one input at a time, which is
/// the same 64 bytes, and planes of halves eight. Kernels so never sum across lanes. Missing rows
/// and inputs are zero.
public struct TileGeometry: Equatable, Sendable {
  /// Output rows that one tile holds side by side.
  public static let tileRows = 16
  /// Consecutive inputs of one row that an int8 tile keeps together.
  public static let tileDepth = 4
  /// Consecutive inputs of one row that a plane of halves keeps together.
  public static let planeDepth = 8

  /// Outputs of the matrix, padding not counted.
  public let rows: Int
  /// Inputs of the matrix, padding not counted.
  public let depth: Int

  /// Describes a matrix of `rows` outputs and `depth` inputs, both at least 1.
  public init(rows: Int, depth: Int) {
    self.rows = rows
    self.depth = depth
  }

  /// Tiles that the matrix takes, the last one padded with zero rows.
  public var tileCount: Int { (rows + Self.tileRows - 1) / Self.tileRows }

  /// The stored shape of `part`, outermost dimension first.
  public func shape(_ part: WeightPart) -> [Int] {
    switch part {
    case .int8: [tileCount, groups(of: Self.tileDepth), Self.tileRows, 4]
    case .high, .low: [tileCount, groups(of: Self.planeDepth), Self.tileRows, 4]
    case .float32: [tileCount, depth, Self.tileRows]
    }
  }

  /// Bytes of one tile of `part`.
  public func tileByteCount(_ part: WeightPart) -> Int {
    switch part {
    case .int8: groups(of: Self.tileDepth) * Self.tileRows * 4
    case .high, .low: groups(of: Self.planeDepth) * Self.tileRows * 4
    case .float32: depth * Self.tileRows * 4
    }
  }

  /// `depth` in whole groups of `count` inputs, the last padded with zeros.
  private func groups(of count: Int) -> Int { (depth + count - 1) / count }
}

/// What one section holds of a matrix's weights.
///
/// An int8 weight w is 16 h + l − 128 with two halves of four bits. Of inputs k … k + 7 of a row,
/// byte j of four in the plane of high halves has h of input k + j in its upper four bits and h of
/// input k + 4 + j in its lower ones; in the plane of low halves it has l of input k + 4 + j in the
/// upper and l of input k + j in the lower bits. Kernels so get at four inputs of sixteen rows with
/// one mask or shift.
public enum WeightPart: String, Sendable, CaseIterable {
  /// Whole int8 weights.
  case int8
  /// The high halves of int8 weights.
  case high
  /// The low halves of int8 weights.
  case low
  /// Whole float32 weights.
  case float32

  /// How the container describes the part's elements.
  public var elementType: ElementType {
    switch self {
    case .int8: .int8
    case .high, .low: .uint8
    case .float32: .float32
    }
  }

  /// What every byte of a weight of zero is.
  public var zeroByte: UInt8 { self == .high ? 0x88 : 0 }
}
