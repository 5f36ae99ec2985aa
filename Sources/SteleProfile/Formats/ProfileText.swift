import SteleBase
import SteleTransformer

extension ProfileReport {
  /// The report for people: a few tables, without a line feed at the end.
  public var text: String {
    (warnings.map { "WARNING: \($0)" }
      + [heading, phaseTable, partTable, summary.zeroInputs, latencyText, closing].compactMap(
        \.self))
      .joined(separator: "\n\n")
  }

  private var heading: String {
    let processor = environment.processor ?? "processor not named by the system"
    let circumstances = environment.circumstances
    return
      ([
        """
        \(processor) · \(environment.instructionSet) · \
        \(Counted.text(environment.threads, "thread")) · \
        \(environment.model), \(Figure.megabytes(environment.modelByteCount)) MB
        """,
        circumstances.isEmpty ? nil : circumstances.joined(separator: " · "),
        """
        \(work.phrase) · \(Counted.text(repetitions.count, "repetition"))
        ceilings: \(ceilings.memoryPhrase), \
        \(FixedPoint.text(2 * ceilings.productsPerSecond / 1e9, 1)) GOPS of int8
        """, ceilings.cacheNote(modelByteCount: environment.modelByteCount),
      ] as [String?]).compactMap(\.self).joined(separator: "\n")
  }

  private var phaseTable: String {
    let total = Double(summary.meanNanoseconds)
    var table = TextTable("phase, mean of the repetitions", "ms", "%")
    for phase in Phase.allCases {
      guard let time = summary.phases[phase] else { continue }
      table.append(
        phase.title, Figure.milliseconds(time), Figure.percent(Double(time), of: total))
    }
    table.append(
      "unaccounted", Figure.milliseconds(summary.unaccounted),
      Figure.percent(Double(summary.unaccounted), of: total))
    table.append("a repetition", Figure.milliseconds(summary.meanNanoseconds), "100.0")
    table.append("median repetition", Figure.milliseconds(summary.nanoseconds))
    table.append("map the file, once before", Figure.milliseconds(mapNanoseconds))
    return table.text
  }

  private var partTable: String {
    var table = TextTable("part", "µs", "%", "MB", "GB/s", "% of memory", "GOPS", "% of int8")
    let all = PartSpeed(
      nanoseconds: Statistics.sum(summary.split.values),
      bytes: Statistics.sum(summary.bytes.values),
      products: Statistics.sum(summary.products.values))
    func append(_ title: String, _ part: PartSpeed) {
      table.append(
        title, FixedPoint.text(part.nanoseconds / 1e3, 1),
        Figure.percent(part.nanoseconds, of: all.nanoseconds),
        part.bytes == 0 ? "" : FixedPoint.text(part.bytes / 1e6, 2),
        part.bytes == 0 ? "" : FixedPoint.text(part.gigabytesPerSecond, 2),
        part.bytes == 0 ? "" : Figure.percent(part.memoryShare(of: ceilings)),
        part.products == 0 ? "" : FixedPoint.text(part.gigaOperationsPerSecond, 2),
        part.products == 0 ? "" : Figure.percent(part.productShare(of: ceilings)))
    }
    for part in StepPart.allCases {
      guard let time = summary.split[part] else { continue }
      append(
        part.title,
        PartSpeed(
          nanoseconds: Double(time), bytes: Double(summary.bytes[part] ?? 0),
          products: Double(summary.products[part] ?? 0)))
    }
    append("a step", all)
    return """
      A step gives every sentence one token. Mean of all steps but the first of each batch:
      \(table.text)
      """
  }

  private var latencyText: String {
    let latency = summary.latency
    let slope = "\(latency.slope < 0 ? "" : "+")\(FixedPoint.text(latency.slope / 1e3, 3))"
    let lines =
      [
        """
        step, ms: first \(Figure.milliseconds(summary.firstStep)) · \
        p50 \(Figure.milliseconds(latency.p50)) · p90 \(Figure.milliseconds(latency.p90)) · \
        p99 \(Figure.milliseconds(latency.p99)) · max \(Figure.milliseconds(latency.max)) · \
        \(slope) µs per position
        """
      ] + TextHistogram(latency.histogram).lines
    return lines.joined(separator: "\n")
  }

  private var closing: String {
    let minor = Statistics.median(
      repetitions.map { Statistics.sum($0.steps.lazy.map(\.minorFaults)) })
    let major = Statistics.median(
      repetitions.map { Statistics.sum($0.steps.lazy.map(\.majorFaults)) })
    let disk = Statistics.median(
      repetitions.map { Statistics.sum($0.steps.lazy.map(\.diskBytes)) })
    return """
      tokens/s      \(FixedPoint.text(summary.tokensPerSecond, 1)) while decoding
      page faults   \(FixedPoint.text(minor, 0)) minor, \(FixedPoint.text(major, 0)) major in the steps \
      of a repetition, \(FixedPoint.text(disk / 1e6, 1)) MB read from disks
      threads       busiest \(FixedPoint.text(summary.imbalance, 3)) times the mean, \
      \(Figure.percent(summary.waitingShare)) % of their time spent waiting
      memory        own \(Figure.megabytes(memory.anonymous)) MB, \
      resident \(Figure.megabytes(memory.resident)) MB, \
      at most \(Figure.megabytes(memory.peak)) MB\(planned)\(watching)
      """
  }

  private var planned: String {
    memoryPlan.map { "\nmemory plan   \($0)" } ?? ""
  }

  private var watching: String {
    guard let watchingCost else { return "" }
    let sign = watchingCost < 0 ? "" : "+"
    return "\nwatching      costs \(sign)\(Figure.percent(watchingCost)) % of the time"
  }
}
