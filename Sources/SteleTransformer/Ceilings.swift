import CSteleKernels
import SteleFile
import SteleModelFormat

/// What this machine can do at best, measured on the spot: what a speed is to be compared with.
public struct Ceilings: Sendable, Equatable, Codable {
  /// Bytes that all threads together read from memory in a second: the median of ``reads``.
  public var bytesPerSecond: Double
  /// Bytes in a second of each time that memory was read, in order.
  public var reads: [Double]
  /// Bytes that were read each time.
  public var readByteCount: Int
  /// Bytes that the last-level caches of as many cores hold, which should be far fewer; nil where
  /// the system does not tell.
  public var cacheByteCount: Int?
  /// int8 multiply-adds that all threads together do in a second, with all operands in the
  /// first-level cache.
  public var productsPerSecond: Double

  /// Ceilings that were measured before.
  public init(bytesPerSecond: Double, productsPerSecond: Double) {
    self.bytesPerSecond = bytesPerSecond
    self.productsPerSecond = productsPerSecond
    reads = [bytesPerSecond]
    readByteCount = 0
  }

  /// Measures both on `threads` threads, which takes about half a second.
  ///
  /// What is read is several times as large as the last-level cache: the largest matrix if that is,
  /// else memory taken for it, a quarter of what is available at most; under a limit on memory, the
  /// weights that stay. Of the processor, the best of several runs counts.
  public init(measuring model: TranslationModel, threads: Int) {
    let caches = ProcessorCache()
    cacheByteCount = caches.lastLevelByteCount(threads: threads)
    (reads, readByteCount) = Self.reads(
      of: model, beyond: cacheByteCount, available: caches.availableByteCount, threads: threads)
    bytesPerSecond = Self.median(reads)
    var products = 0
    let multiplying = stele_multiply_at_hand(1 << 34, &products)
    let seconds = Self.seconds(of: [multiplying], threads: threads, runs: 3)
    productsPerSecond = Double(products) / (seconds.min() ?? .infinity)
  }

  /// Both measurements as one: a machine's speed drifts.
  public func joined(with other: Ceilings) -> Ceilings {
    var joined = self
    joined.reads += other.reads
    joined.bytesPerSecond = Self.median(joined.reads)
    joined.productsPerSecond = max(productsPerSecond, other.productsPerSecond)
    return joined
  }
}

extension Ceilings {
  /// Reads below this measure the clock, above it take long.
  private static let sizes = 64 << 20...1 << 30

  private static func reads(
    of model: TranslationModel, beyond cache: Int?, available: Int?, threads: Int
  ) -> (reads: [Double], byteCount: Int) {
    let file = model.mappedFile
    let matrix = largestMatrix(of: model)
    let kept = model.budget?.stream.keptRanges ?? []
    let ranges = kept.isEmpty ? [matrix] : kept
    let wanted = min(max(4 * (cache ?? 32 << 20), sizes.lowerBound), sizes.upperBound)
    let room = min(available ?? sizes.upperBound, TranslationModel.memoryLimit ?? .max) / 4
    if model.budget == nil, matrix.count < wanted,
      let memory = ScratchMemory(byteCount: max(min(wanted, room), 1 << 20))
    {
      return memory.withUnsafeBytes { bytes in
        (reads(of: [bytes], threads: threads), bytes.count)
      }
    }
    return file.withUnsafeBytes { bytes in
      let parts = ranges.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
      return (reads(of: parts, threads: threads), parts.reduce(0) { $0 + $1.count })
    }
  }

  /// Bytes in a second of each time that all `parts` were read; the first time only warms up.
  private static func reads(of parts: [UnsafeRawBufferPointer], threads: Int) -> [Double] {
    let operations = parts.compactMap { part in
      part.baseAddress.map { stele_read_memory($0, part.count) }
    }
    let byteCount = Double(parts.reduce(0) { $0 + $1.count })
    return seconds(of: operations, threads: threads, runs: 7).dropFirst().map { byteCount / $0 }
  }

  /// Where the largest matrix lies, in bytes from the start of the file.
  private static func largestMatrix(of model: TranslationModel) -> Range<Int> {
    let embedding = model.weights.embedding
    let address: UnsafeRawPointer
    var byteCount = embedding.projectedByteCount
    switch embedding {
    case .int8(let matrix):
      address = UnsafeRawPointer(matrix.high)
      byteCount = matrix.planeByteCount
    case .int4(let matrix): address = UnsafeRawPointer(matrix.weights)
    case .float32(let matrix): address = UnsafeRawPointer(matrix.weights)
    }
    let start = model.mappedFile.offset(of: address) ?? 0
    return start..<start + byteCount
  }

  private static func seconds(
    of operations: [stele_operation], threads: Int, runs: Int
  ) -> [Double] {
    let clock = ContinuousClock()
    return (0..<runs).map { _ in
      clock.measure { stele_run(operations, operations.count, Int32(threads)) } / .seconds(1)
    }
  }

  /// The middle of `values`, of two the smaller one; 0 of none.
  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[(values.count - 1) / 2]
  }
}
