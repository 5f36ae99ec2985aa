import SteleModelFormat

/// What the vectors of an int8 matrix say of each of its rows.
struct RowStatistics {
  /// What quantized weights are to be multiplied by.
  var scale: Float = 0
  /// The low halves of the weights.
  var lowHalves = LowHalves.Sums()
}
