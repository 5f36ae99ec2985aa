/// How many int8 inputs of a matrix are zero, as a ReLU leaves them, and how many weights meet zeros
/// alone.
public struct InputCounts: Codable, Equatable, Sendable {
  /// Inputs of all rows.
  public var count: Int
  /// Inputs that are zero.
  public var zero: Int
  /// Columns of four inputs that follow each other, whose int8 weights share a cache line in every
  /// tile of the matrix.
  public var columns: Int
  /// Columns that are zero in all rows that a step has, whose weights it need not read.
  public var zeroColumns: Int

  /// Counts of these numbers.
  public init(count: Int, zero: Int, columns: Int, zeroColumns: Int) {
    self.count = count
    self.zero = zero
    self.columns = columns
    self.zeroColumns = zeroColumns
  }

  static func += (sum: inout InputCounts, more: InputCounts) {
    sum.count += more.count
    sum.zero += more.zero
    sum.columns += more.columns
    sum.zeroColumns += more.zeroColumns
  }
}
