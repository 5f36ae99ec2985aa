import SteleTokenizer
import SteleTransformer

/// What the engine's thread does: errands, then a step of the batch, again and again.
struct EngineLoop {
  private let core: EngineCore
  private let batch: ContinuousBatch
  private let aligner: Result<Aligner, TranslationError>
  /// Of each work in the batch.
  private var streams: [Int: TextStream] = [:]

  /// A loop that works for `core`.
  init(_ core: EngineCore) {
    self.core = core
    batch = ContinuousBatch(core.model, limits: core.limits)
    aligner = Result { () throws(TranslationError) in
      try Aligner(core.model, threads: core.limits.threads)
    }
  }

  /// Works until `core` ends it.
  mutating func run() {
    defer { core.noteEnd() }
    while true {
      let errands = core.errands(isBatchEmpty: batch.isEmpty)
      if errands.isEnd { return }
      for work in errands.abandoned { leave(work) }
      if !errands.jobs.isEmpty {
        if core.model.isMemoryLimited { batch.rest() }
        errands.jobs.run(aligner)
      }
      if !errands.wantsQuiet { begin() }
      if batch.isEmpty { core.sleep() } else { step() }
    }
  }

  private mutating func leave(_ work: Int) {
    batch.leave(work)
    streams[work] = nil
  }

  private mutating func begin() {
    core.begin { sentence, work in
      guard batch.join(sentence, id: work) else { return false }
      streams[work] = TextStream(core.model.tokenizer)
      return true
    }
  }

  private mutating func step() {
    let rows = batch.rowCount
    let start = ContinuousClock.now
    var progress: [EngineCore.StepProgress] = []
    do {
      try batch.step { progress.append(text(of: $0)) }
    } catch {
      batch.clear()
      batch.rest()
      streams = [:]
      core.note(error)
      return
    }
    core.note(progress, rows: rows, took: .now - start)
  }

  private mutating func text(of progress: ContinuousBatch.Progress) -> EngineCore.StepProgress {
    var piece = streams[progress.id]?.append(progress.settled) ?? ""
    if progress.translation != nil {
      piece += streams[progress.id]?.finish() ?? ""
      streams[progress.id] = nil
    }
    return .init(work: progress.id, piece: piece, translation: progress.translation)
  }
}
