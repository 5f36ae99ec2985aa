/// Mean and spread of the low halves of a row of int8 weights, for screening by the high halves.
///
/// A row's product with an input is that of its high halves, and of its low halves. About the
/// latter these two numbers tell how large they are likely to be.
public struct LowHalves: Equatable, Sendable {
  /// The mean over the row's inputs, padding not counted.
  public let mean: Float
  /// The standard deviation over the same, divided by their number.
  public let spread: Float

  /// Sums over the low halves of a row.
  public struct Sums: Equatable, Sendable {
    /// Of the halves themselves, 0 to 15 each.
    public var values = 0
    /// Of their squares.
    public var squares = 0

    /// No halves yet.
    public init() {}
  }

  /// The statistics of `depth` low halves with these sums.
  ///
  /// Sums of up to 131,072 halves are exact in float64, so results are the same everywhere.
  public init(_ sums: Sums, depth: Int) {
    mean = Float(Double(sums.values) / Double(depth))
    let variance = Double(depth * sums.squares - sums.values * sums.values)
    spread = Float(variance.squareRoot() / Double(depth))
  }
}
