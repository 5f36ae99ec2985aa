/// How a weight matrix of `rows` outputs and `depth` inputs is laid out for the kernels.
///
/// Sixteen rows form a tile. Within a tile, int8 weights come four inputs at a time, so one 64-byte
/// load holds four inputs of all sixteen rows; float32 weights come one input at a time, which is
/// the same 64 bytes. Kernels so never sum across lanes. Missing rows and inputs are zero.
public struct TileGeometry: Equatable, Sendable {
  /// Output rows that one tile holds side by side.
  public static let tileRows = 16
  /// Consecutive inputs of one row that an int8 tile keeps together.
  public static let tileDepth = 4

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

  /// Inputs per row as int8 tiles store them: a multiple of four.
  public var paddedDepth: Int {
    (depth + Self.tileDepth - 1) / Self.tileDepth * Self.tileDepth
  }

  /// The stored shape for weights of `type`, outermost dimension first.
  public func shape(_ type: WeightType) -> [Int] {
    switch type {
    case .int8: [tileCount, paddedDepth / Self.tileDepth, Self.tileRows, Self.tileDepth]
    case .float32: [tileCount, depth, Self.tileRows]
    }
  }

  /// Elements of one tile as stored for weights of `type`.
  public func tileElementCount(_ type: WeightType) -> Int {
    Self.tileRows * (type == .int8 ? paddedDepth : depth)
  }

  /// Where the weight of (`row` within its tile, `column`) lies within the tile, in elements.
  @inlinable
  public static func offset(row: Int, column: Int, _ type: WeightType) -> Int {
    switch type {
    case .int8:
      column / tileDepth * (tileRows * tileDepth) + row * tileDepth + column % tileDepth
    case .float32:
      column * tileRows + row
    }
  }
}
