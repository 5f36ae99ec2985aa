import Dispatch
import SteleBase
public import SteleDocument
import SteleTransformer
import Synchronization

extension TranslationEngine {
  /// Translates the documents of `plan` in the background: other requests come first, but for a
  /// sentence now and then.
  ///
  /// When the task is cancelled, documents that are not done fail. Two calls are at work at a time,
  /// others wait.
  ///
  /// - Returns: What happened to each document, in the order of the plan.
  /// - Throws: An error if the options contradict each other or the model, or if the journal or the
  ///   translation memory cannot be used.
  public func translate(
    _ plan: DocumentPlan, _ options: TextOptions, documents: DocumentOptions = DocumentOptions()
  ) async throws(DocumentJobError) -> [DocumentJob.Outcome] {
    let units = EngineUnits(engine: self, options: options)
    let job: DocumentJob
    do {
      _ = try core.limits.newTokens(of: options.translation, for: core.model)
      job = try DocumentJob(
        plan, model: core.model, by: units, options, documents, jobs: 1, resumes: false)
    } catch {
      throw .translation(path: plan.tasks.first?.name ?? "", error)
    }
    let turn = documentTurn
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let run = { @Sendable in
          turn.wait()
          defer { turn.signal() }
          continuation.resume(returning: Self.outcomes(of: job))
        }
        // Without a thread of its own it waits for one of the system's.
        if !DedicatedThread.start(run) { DispatchQueue.global().async(execute: run) }
      }
    } onCancel: {
      units.cancel()
    }
    return try result.get()
  }

  private static func outcomes(
    of job: DocumentJob
  ) -> Result<[DocumentJob.Outcome], DocumentJobError> {
    let outcomes = Mutex<[DocumentJob.Outcome]>([])
    do throws(DocumentJobError) {
      try job.run { outcome in outcomes.withLock { $0.append(outcome) } }
    } catch {
      return .failure(error)
    }
    return .success(outcomes.withLock { $0 })
  }
}

/// Translates a document job's units by an engine, for whose answers its threads wait.
private final class EngineUnits: UnitTranslating {
  private let engine: TranslationEngine
  private let options: TextOptions
  private let state = Mutex(State())

  private struct State {
    var isCancelled = false
    var task: Task<Void, Never>?
  }

  init(engine: TranslationEngine, options: TextOptions) {
    self.engine = engine
    self.options = options
  }

  /// Has all that is not done fail.
  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      state.task?.cancel()
    }
  }

  func translate(
    _ units: [TextUnit], numbers: [Int]
  ) throws(TranslationError) -> [TextTranslation] {
    let result = Mutex<Result<[TextTranslation], TranslationError>>(.failure(.withdrawn))
    let done = DispatchSemaphore(value: 0)
    let task = Task { [self] in
      let translations = await translations(of: units, numbers: numbers)
      result.withLock { $0 = translations }
      done.signal()
    }
    state.withLock { state in
      state.task = task
      if state.isCancelled { task.cancel() }
    }
    done.wait()
    return try result.withLock { $0 }.get()
  }

  private func translations(
    of units: [TextUnit], numbers: [Int]
  ) async -> Result<[TextTranslation], TranslationError> {
    do throws(EngineError) {
      let request = try engine.admit(
        units, numbers: numbers, options, .background, isLimited: false)
      defer { request.withdraw() }
      return await withTaskCancellationHandler {
        await translations(of: request)
      } onCancel: {
        request.withdraw()
      }
    } catch {
      return .failure(Self.translationError(error))
    }
  }

  private static func translationError(_ error: EngineError) -> TranslationError {
    if case .failed(let failure) = error { failure } else { .withdrawn }
  }

  private func translations(
    of request: AdmittedRequest
  ) async -> Result<[TextTranslation], TranslationError> {
    var units = request.units(hasPieces: false)
    var translations: [TextTranslation] = []
    do throws(EngineError) {
      while let event = try await units.next() {
        if case .unit(let translation, _) = event { translations.append(translation) }
      }
    } catch {
      return .failure(Self.translationError(error))
    }
    return .success(translations)
  }
}
