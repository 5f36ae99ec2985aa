/// Mean and spread of the low halves of a row of int8 weights, for screening by the high halves.
///
/// A row's product with an input is that of its high halves, and of its low halves. About the
/// latter these two numbers tell how large they are likely to be. They are stored in three bytes,
/// and screening allows for what is rounded off.
public struct LowHalves: Equatable, Sendable {
  /// The mean over the row's inputs, padding not counted, in 1/4096, rounded to nearest.
  public let mean: UInt16
  /// The standard deviation over the same, divided by their number, in 1/32, rounded up.
  public let spread: UInt8

  /// Sums over the low halves of a row.
  public struct Sums: Equatable, Sendable {
    /// Of the halves themselves, 0 to 15 each.
    public var values = 0
    /// Of their squares.
    public var squares = 0

    /// No halves yet.
    public init() {}
  }

  /// The statistics of `depth` low halves with these sums, in whole numbers: the same everywhere.
  public init(_ sums: Sums, depth: Int) {
    mean = UInt16((2 * 4096 * sums.values + depth) / (2 * depth))
    // The variance times the square of the depth; 32 times its root may not be more than the spread
    // times the depth.
    let variance = depth * sums.squares - sums.values * sums.values
    var spread = Int((32 * Double(variance).squareRoot() / Double(depth)).rounded(.down))
    while spread * spread * depth * depth < 1024 * variance { spread += 1 }
    self.spread = UInt8(spread)
  }
}
