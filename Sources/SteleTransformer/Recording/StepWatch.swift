import CSteleKernels

/// Watches decoder steps, each from the end of the one before to its own end.
struct StepWatch {
  private let recorder: TranslationRecorder
  private var start = Int(stele_now())
  private var faults: ProcessCounters.Faults
  private var residentBytes: Int

  /// Begins with the first step.
  init(_ recorder: TranslationRecorder) {
    self.recorder = recorder
    faults = recorder.process.faults
    residentBytes = recorder.process.residentBytes
  }

  /// Notes a step, whose pass took the times of `pass` and counted zeros in `layers`, and begins with
  /// the next one.
  mutating func finish(
    _ pass: PassTimes?, _ layers: LayerCounts?, batch: Int, position: Int, sentences: Int, rows: Int
  ) {
    guard let pass else { return }
    let faultsBefore = faults
    faults = recorder.process.faults
    // Memory only grows with a fault, and asking takes as long as ten operations of a small model.
    if faults != faultsBefore { residentBytes = recorder.process.residentBytes }
    let end = Int(stele_now())
    recorder.add(
      WatchedStep(
        batch: batch, position: position, sentences: sentences, rows: rows, pass: pass,
        feedForwardInputs: layers?.sum, faultsBefore: faultsBefore, faultsAfter: faults,
        residentBytes: residentBytes, start: start, end: end))
    if let layers, position != 0 { recorder.add(layers) }
    start = end
  }
}

/// What was seen of a decoder step, kept as it is until somebody wants to know: dictionaries take
/// longer to fill than the smallest models' operations to run.
struct WatchedStep {
  let batch: Int
  let position: Int
  let sentences: Int
  let rows: Int
  let pass: PassTimes
  let feedForwardInputs: InputCounts?
  let faultsBefore: ProcessCounters.Faults
  let faultsAfter: ProcessCounters.Faults
  let residentBytes: Int
  let start: Int
  let end: Int

  /// The record of the step in a recording that began at `origin`.
  func record(origin: Int) -> StepRecord {
    var split = pass.nanoseconds.byStepPart
    split[.reading] = pass.reading == 0 ? nil : pass.reading
    split[.barriers] = pass.barriers == 0 ? nil : pass.barriers
    let passTime = pass.end - pass.start
    split[.threads] = passTime - split.values.reduce(0, +)
    split[.search] = end - start - passTime
    return StepRecord(
      batch: batch, position: position, start: start - origin, nanoseconds: end - start,
      split: split, sentences: sentences, rows: rows, cacheLength: position + 1,
      bytes: pass.bytes.byStepPart, products: pass.products.byStepPart,
      minorFaults: faultsAfter.minor - faultsBefore.minor,
      majorFaults: faultsAfter.major - faultsBefore.major,
      diskBytes: faultsAfter.diskBytes - faultsBefore.diskBytes, residentBytes: residentBytes,
      busy: pass.busy, waiting: pass.waiting, feedForwardInputs: feedForwardInputs)
  }
}
