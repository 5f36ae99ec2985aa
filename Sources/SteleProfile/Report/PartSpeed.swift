import SteleTransformer

/// How fast bytes were read and products made; 0 where no time passed.
struct PartSpeed {
  var nanoseconds: Double
  var bytes: Double
  /// Multiply-adds of int8; each is two operations.
  var products: Double

  /// Bytes by nanoseconds are gigabytes by seconds.
  var gigabytesPerSecond: Double { Statistics.ratio(bytes, nanoseconds) }

  var gigaOperationsPerSecond: Double { Statistics.ratio(2 * products, nanoseconds) }

  func memoryShare(of ceilings: Ceilings) -> Double {
    Statistics.ratio(gigabytesPerSecond * 1e9, ceilings.bytesPerSecond)
  }

  func productShare(of ceilings: Ceilings) -> Double {
    Statistics.ratio(gigaOperationsPerSecond * 1e9 / 2, ceilings.productsPerSecond)
  }
}

extension PartSpeed {
  /// All parts of `step` together.
  init(of step: StepRecord) {
    nanoseconds = Double(step.nanoseconds)
    bytes = Statistics.sum(step.bytes.values)
    products = Statistics.sum(step.products.values)
  }
}
