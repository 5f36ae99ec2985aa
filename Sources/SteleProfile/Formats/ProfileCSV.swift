import SteleBase
import SteleTransformer

extension ProfileReport {
  /// One line for each step of each repetition, below a line with the columns' names.
  ///
  /// Fields are comma-separated and need no quotes. `ns` are nanoseconds; shares are of
  /// ``ceilings``; `busy_ns` and `waiting_ns` are sums over all threads. Shares of zeros are those of
  /// `InputCounts`, empty where weights are floats.
  public var csv: String {
    let parts = StepPart.allCases
    let columns =
      ["repetition", "batch", "position", "start_ns", "ns"] + parts.map(\.column) + [
        "sentences", "rows", "cache_length", "bytes", "gb_per_s", "bandwidth_share", "products",
        "int8_share", "minor_faults", "major_faults", "disk_bytes", "resident_bytes", "busy_ns",
        "waiting_ns", "zero_input_share", "zero_column_share",
      ]
    var text = columns.joined(separator: ",") + "\n"
    for (repetition, steps) in repetitions.map(\.steps).enumerated() {
      for step in steps {
        text += fields(of: step, repetition: repetition).joined(separator: ",") + "\n"
      }
    }
    return text
  }

  private func fields(of step: StepRecord, repetition: Int) -> [String] {
    let speed = PartSpeed(of: step)
    let times = [repetition, step.batch, step.position, step.start, step.nanoseconds]
    let fields: [String] =
      (times + StepPart.allCases.map { step.split[$0] ?? 0 }).map { "\($0)" }
    return fields + [
      "\(step.sentences)", "\(step.rows)", "\(step.cacheLength)",
      FixedPoint.text(speed.bytes, 0), FixedPoint.text(speed.gigabytesPerSecond, 3),
      FixedPoint.text(speed.memoryShare(of: ceilings), 4),
      FixedPoint.text(speed.products, 0), FixedPoint.text(speed.productShare(of: ceilings), 4),
      "\(step.minorFaults)", "\(step.majorFaults)", "\(step.diskBytes)",
      "\(step.residentBytes)",
      FixedPoint.text(Statistics.sum(step.busy), 0),
      FixedPoint.text(Statistics.sum(step.waiting), 0),
      step.feedForwardInputs.map { FixedPoint.text($0.zeroShare, 4) } ?? "",
      step.feedForwardInputs.map { FixedPoint.text($0.zeroColumnShare, 4) } ?? "",
    ]
  }
}

extension StepPart {
  /// `self_attention_ns` for ``selfAttention``.
  fileprivate var column: String {
    let words = rawValue.map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }
    return words.joined() + "_ns"
  }
}
