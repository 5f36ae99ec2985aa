import CSteleKernels
import Synchronization

/// Notes where the time of translating goes; see ``Translator/recording(to:)``.
///
/// ```swift
/// let recorder = TranslationRecorder()
/// _ = try translator.recording(to: recorder).translate(["Two dogs."], from: english, to: french)
/// print(recorder.take().steps.map(\.nanoseconds))
/// ```
///
/// What it notes grows with every step until it is taken.
public final class TranslationRecorder: Sendable {
  /// Whether ``TranslationRecord/operations`` are noted: some 200 for each step and thread.
  let keepsOperations: Bool
  let process = ProcessCounters()
  private let state: Mutex<State>

  private struct State {
    var record = TranslationRecord()
    var steps: [WatchedStep] = []
    var origin = Int(stele_now())
    var batches = 0
  }

  /// A recorder of steps and phases and, if wanted, of what every thread did.
  public init(keepsOperations: Bool = false) {
    self.keepsOperations = keepsOperations
    state = Mutex(State())
  }

  /// What was noted since the beginning, or since this was last called, when time starts anew.
  public func take() -> TranslationRecord {
    let taken = state.withLock { state in
      defer { state = State() }
      return state
    }
    var record = taken.record
    record.steps = taken.steps.map { $0.record(origin: taken.origin) }
    if !record.steps.isEmpty {
      record.phases[.decode] = record.steps.reduce(0) { $0 + $1.nanoseconds }
    }
    return record
  }

  /// When time started, as `stele_now` gives it.
  var origin: Int { state.withLock { $0.origin } }

  /// The number of a new batch.
  func nextBatch() -> Int {
    state.withLock { state in
      defer { state.batches += 1 }
      return state.batches
    }
  }

  func add(_ phase: Phase, nanoseconds: Int) {
    state.withLock { $0.record.phases[phase, default: 0] += nanoseconds }
  }

  func add(_ step: WatchedStep) { state.withLock { $0.steps.append(step) } }

  /// Adds what a step counted in each layer.
  func add(_ layers: LayerCounts) {
    state.withLock { state in
      if state.record.feedForwardLayers.isEmpty {
        state.record.feedForwardLayers = (0..<layers.count).map { layers[$0] }
      } else {
        for layer in 0..<layers.count { state.record.feedForwardLayers[layer] += layers[layer] }
      }
    }
  }

  func add(_ spans: [OperationSpan]) {
    state.withLock { $0.record.operations += spans }
  }
}

/// Does `work`, and notes how long it took if there is a recorder.
func timed<Result, Failure: Error>(
  _ phase: Phase, to recorder: TranslationRecorder?, _ work: () throws(Failure) -> Result
) throws(Failure) -> Result {
  guard let recorder else { return try work() }
  let start = stele_now()
  let result = try work()
  recorder.add(phase, nanoseconds: Int(stele_now() - start))
  return result
}
