import SteleBase
import SteleTransformer

/// What speaks against the figures of a profile.
enum ProfileWarnings {
  /// More waiting than this share of the threads' time is not the program's own.
  static let mostWaiting = 0.2
  /// Memory whose fastest tenth is more than this many times as fast as the slowest tells little.
  static let mostSpread = 1.5

  /// Whether threads waited so long for each other that charts show little else.
  static func isBusy(_ environment: ProfileEnvironment, _ summary: ProfileSummary) -> Bool {
    environment.threads > 1 && summary.waitingShare > mostWaiting
  }

  /// All that there is to say.
  static func of(
    _ environment: ProfileEnvironment, _ ceilings: Ceilings, _ summary: ProfileSummary
  ) -> [String] {
    var warnings: [String] = []
    if isBusy(environment, summary) {
      let load = environment.load.map {
        ", and the load was \(FixedPoint.text($0, 2)) on \(Counted.text(environment.cores, "core"))"
      }
      warnings.append(
        "threads spent \(Figure.percent(summary.waitingShare)) % of their time waiting for each other"
          + "\(load ?? ""): the figures show a busy machine, or a model too small to share; measure "
          + "again when nothing else runs, or with fewer --threads")
    }
    let reads = ceilings.reads.sorted()
    let slow = Statistics.percentile(10, of: reads)
    let fast = Statistics.percentile(90, of: reads)
    if slow > 0, fast > mostSpread * slow {
      warnings.append(
        "memory gave \(FixedPoint.text(slow / 1e9, 1)) to \(FixedPoint.text(fast / 1e9, 1)) GB/s within the "
          + "same minute: what is said in % of memory is uncertain")
    }
    return warnings
  }
}

extension Ceilings {
  /// The median speed of memory with its range, and what was read, for people.
  var memoryPhrase: String {
    func gigabytes(_ value: Double?) -> String {
      FixedPoint.text(Statistics.ratio(value ?? 0, 1e9), 1)
    }
    let (low, high) = (gigabytes(reads.min()), gigabytes(reads.max()))
    let spread =
      reads.count > 1
      ? " (\(low) to \(high) in \(reads.count) reads of \(Figure.megabytes(readByteCount)) MB)" : ""
    return "\(gigabytes(bytesPerSecond)) GB/s from memory\(spread)"
  }

  /// What readers should know where a model of `byteCount` bytes need not come from memory.
  func cacheNote(modelByteCount byteCount: Int) -> String? {
    guard let cacheByteCount, byteCount < cacheByteCount else { return nil }
    return "the model fits the last-level cache of \(Figure.megabytes(cacheByteCount)) MB, so that "
      + "parts may be faster than memory"
  }
}
