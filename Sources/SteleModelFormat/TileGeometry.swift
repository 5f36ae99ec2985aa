import SteleFile

/// How a weight matrix of `rows` outputs and `depth` inputs is laid out for the kernels.
///
/// Sixteen rows form a tile. Within a tile, int8 weights come four inputs at a time, so one 64-byte
/// load holds four inputs of all sixteen rows; float32 weights come one input at a time, which is
/// the same 64 bytes, and planes of halves eight. Kernels so never sum across lanes. Missing rows
/// and inputs are zero.
///
/// A tile of int4 weights is made of blocks of 64 inputs, nine lines of 64 bytes each. The first
/// line has 32 halves, little-endian: the scales of the sixteen rows for the first 32 inputs, then
/// those for the others. The eight lines that follow have eight inputs each. Scales of what is
/// missing are zero.
public struct TileGeometry: Equatable, Sendable {
  /// Output rows that one tile holds side by side.
  public static let tileRows = 16
  /// Consecutive inputs of one row that an int8 tile keeps together.
  public static let tileDepth = 4
  /// Consecutive inputs of one row that a plane of halves keeps together.
  public static let planeDepth = 8
  /// Consecutive inputs of one row that share the scale of their int4 weights.
  public static let scaleDepth = 32
  /// Inputs of a block of an int4 tile.
  public static let blockDepth = 64
  /// Bytes of a block of an int4 tile.
  public static let blockByteCount = 9 * 64

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
  public func shape(_ part: WeightPart) -> [Int] { [tileCount] + tileShape(part) }

  /// Bytes of all tiles of `part`.
  public func byteCount(_ part: WeightPart) -> Int { tileCount * tileByteCount(part) }

  /// Bytes of one tile of `part`.
  public func tileByteCount(_ part: WeightPart) -> Int {
    tileShape(part).reduce(part.elementType.byteCount, *)
  }

  private func tileShape(_ part: WeightPart) -> [Int] {
    switch part {
    case .int8: [groups(of: Self.tileDepth), Self.tileRows, 4]
    case .high, .low: [groups(of: Self.planeDepth), Self.tileRows, 4]
    case .int4: [groups(of: Self.blockDepth), Self.blockByteCount / 64, 64]
    case .float32: [depth, Self.tileRows]
    }
  }

  /// `depth` in whole groups of `count` inputs, the last padded with zeros.
  private func groups(of count: Int) -> Int { (depth + count - 1) / count }
}
