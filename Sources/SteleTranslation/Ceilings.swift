import CSteleKernels
import SteleFile
import SteleModelFormat

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
  /// What is read is a good part of the largest matrix, or, under a limit on memory, the weights
  /// that stay; they must be in memory already. The best of several runs counts.
  public init(measuring model: TranslationModel, threads: Int) {
    let file = model.file.container.file
    let ranges = Self.ranges(in: model)
    let reading = file.withUnsafeBytes { bytes in
      ranges.compactMap { range in
        bytes.baseAddress.map { stele_read_memory($0 + range.lowerBound, range.count) }
      }
    }
    let byteCount = ranges.reduce(0) { $0 + $1.count }
    bytesPerSecond = Double(byteCount) / Self.bestSeconds(of: reading, threads: threads, runs: 6)
    var products = 0
    let multiplying = stele_multiply_at_hand(1 << 34, &products)
    productsPerSecond =
      Double(products) / Self.bestSeconds(of: [multiplying], threads: threads, runs: 3)
  }

  /// What to read, in bytes from the start of the file.
  private static func ranges(in model: TranslationModel) -> [Range<Int>] {
    if let kept = model.budget?.stream.keptRanges, !kept.isEmpty { return kept }
    let address: UnsafeRawPointer
    let byteCount: Int
    switch model.weights.embedding {
    case .int8(let matrix):
      address = UnsafeRawPointer(matrix.high)
      byteCount = matrix.planeByteCount
    case .float32(let matrix):
      address = UnsafeRawPointer(matrix.weights)
      byteCount = matrix.byteCount
    }
    let start = model.file.container.file.offset(of: address) ?? 0
    return [start..<start + byteCount]
  }

  private static func bestSeconds(
    of operations: [stele_operation], threads: Int, runs: Int
  ) -> Double {
    let clock = ContinuousClock()
    let seconds = (0..<runs).map { _ in
      clock.measure { stele_run(operations, operations.count, Int32(threads)) } / .seconds(1)
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
