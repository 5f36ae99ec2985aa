import CSteleKernels

/// Watches one decoder step from its beginning to its end.
struct StepWatch {
  private let recorder: TranslationRecorder
  private let start = Int(stele_now())
  private let faults: ProcessCounters.Faults

  init(_ recorder: TranslationRecorder) {
    self.recorder = recorder
    faults = recorder.process.faults
  }

  /// Notes the step, whose pass took the times of `pass`.
  func finish(_ pass: PassTimes?, batch: Int, position: Int, sentences: Int, rows: Int) {
    guard let pass else { return }
    let faultsNow = recorder.process.faults
    let residentBytes = recorder.process.residentBytes
    let nanoseconds = Int(stele_now()) - start
    var split: [StepPart: Int] = [:]
    for (part, time) in pass.nanoseconds {
      if let part = part.stepPart { split[part] = time }
    }
    let passTime = pass.end - pass.start
    split[.threads] = passTime - split.values.reduce(0, +)
    split[.search] = nanoseconds - passTime
    recorder.add(
      StepRecord(
        batch: batch, position: position, start: start, nanoseconds: nanoseconds, split: split,
        sentences: sentences, rows: rows, cacheLength: position + 1,
        bytes: Self.byStepPart(pass.bytes), products: Self.byStepPart(pass.products),
        minorFaults: faultsNow.minor - faults.minor, majorFaults: faultsNow.major - faults.major,
        residentBytes: residentBytes, busy: pass.busy, waiting: pass.waiting))
  }

  private static func byStepPart(_ figures: [OperationPart: Int]) -> [StepPart: Int] {
    Dictionary(
      uniqueKeysWithValues: figures.compactMap { part, figure in
        part.stepPart.map { ($0, figure) }
      })
  }
}
