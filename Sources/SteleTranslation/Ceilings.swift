import CSteleKernels

/// What this machine can do at best, measured on the spot: what a speed is to be compared with.
public struct Ceilings: Sendable, Equatable, Codable {
  /// Bytes of the model file that all threads together read from memory in a second.
  public var bytesPerSecond: Double
  /// int8 multiply-adds that all threads together do in a second, with all operands in the
  /// first-level cache.
  public var productsPerSecond: Double

  /// Ceilings that were measured before.
  public init(bytesPerSecond: Double, productsPerSecond: Double) {
    self.bytesPerSecond = bytesPerSecond
    self.productsPerSecond = productsPerSecond
  }

  /// Measures both on `threads` threads, which takes about a third of a second.
  ///
  /// What is read is a good part of the largest matrix, which must be in memory already; the best
  /// of several runs counts.
  public init(measuring model: TranslationModel, threads: Int) {
    let start: UnsafeRawPointer
    let byteCount: Int
    switch model.weights.embedding {
    case .int8(let matrix):
      start = UnsafeRawPointer(matrix.high)
      byteCount = matrix.rows * matrix.depth / 2
    case .float32(let matrix):
      start = UnsafeRawPointer(matrix.weights)
      byteCount = matrix.rows * matrix.depth * MemoryLayout<Float>.size
    }
    let reading = stele_read_memory(start, byteCount)
    bytesPerSecond = Double(byteCount) / Self.bestSeconds(of: reading, threads: threads, runs: 6)
    var products = 0
    let multiplying = stele_multiply_at_hand(1 << 34, &products)
    productsPerSecond =
      Double(products) / Self.bestSeconds(of: multiplying, threads: threads, runs: 3)
  }

  private static func bestSeconds(
    of operation: stele_operation, threads: Int, runs: Int
  ) -> Double {
    let clock = ContinuousClock()
    let seconds = (0..<runs).map { _ in
      clock.measure { stele_run([operation], 1, Int32(threads)) } / .seconds(1)
    }
    return seconds.min() ?? .infinity
  }

  /// The better of both, number by number: a machine's speed drifts.
  public func best(_ other: Ceilings) -> Ceilings {
    var best = self
    best.bytesPerSecond = max(bytesPerSecond, other.bytesPerSecond)
    best.productsPerSecond = max(productsPerSecond, other.productsPerSecond)
    return best
  }
}
