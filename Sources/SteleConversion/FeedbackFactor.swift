import CSteleConversion
import Dispatch

/// What goes into a matrix, summed up over calibration texts, and then the factor by which errors
/// are fed back; `stele_conversion.h` says how.
///
/// Parts are done side by side; each sum is made in one order, whatever does it.
final class FeedbackFactor {
  /// Inputs of the matrix, padding counted.
  let depth: Int
  let values: UnsafeMutableBufferPointer<Double>

  /// The deepest matrix whose factor, of two gibibytes, is made.
  static let mostDepth = 16_384
  /// What is added to the sum of each input's squares: this share of their mean.
  private static let damping = 0.1
  /// Tokens that go through the sums together, so that they stay in the processor's cache.
  private static let tokensAtOnce = 64
  /// Rows that one of the parts that are done side by side has.
  private static let rowsAtOnce = 16

  /// Nothing went into the matrix yet.
  init(depth: Int) {
    self.depth = Activations.padded(depth)
    values = .allocate(capacity: self.depth * self.depth)
    values.initialize(repeating: 0)
  }

  deinit { values.deallocate() }

  /// Counts `inputs`.
  func add(_ inputs: Activations) {
    precondition(inputs.stride == depth, "inputs of another matrix")
    nonisolated(unsafe) let values = values.baseAddress
    nonisolated(unsafe) let inputs = inputs
    let depth = depth
    for first in stride(from: 0, to: inputs.count, by: Self.tokensAtOnce) {
      let range = first..<min(first + Self.tokensAtOnce, inputs.count)
      nonisolated(unsafe) let rows = inputs.rows(range).baseAddress
      Self.inParts(of: 0..<depth) { part in
        stele_add_squares(
          values, depth, rows, range.count, part.lowerBound, part.upperBound)
      }
    }
  }

  /// Makes the factor of what was counted; false where numbers are too large for that.
  func finish() -> Bool {
    nonisolated(unsafe) let values = values.baseAddress
    let depth = depth
    guard stele_dampen(values, depth, Self.damping) != 0 else { return false }
    let step = Int(STELE_FACTOR_ROWS)
    for first in stride(from: 0, to: depth, by: step) {
      stele_factor_rows(values, depth, first)
      Self.inParts(of: min(first + step, depth)..<depth) { part in
        for row in part { stele_factor_below(values, depth, first, row) }
      }
    }
    return true
  }

  private static func inParts(of rows: Range<Int>, _ body: @Sendable (Range<Int>) -> Void) {
    let count = (rows.count + rowsAtOnce - 1) / rowsAtOnce
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let first = rows.lowerBound + index * rowsAtOnce
      body(first..<min(first + rowsAtOnce, rows.upperBound))
    }
  }
}
