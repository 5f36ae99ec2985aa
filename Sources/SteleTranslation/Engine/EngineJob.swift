import SteleTokenizer
import SteleTransformer

/// Work besides sentences that needs the engine's thread.
struct EngineJob: Sendable {
  let id: Int
  let request: Int
  let work: Work
  let fail: @Sendable (EngineError) -> Void

  /// What there is to do.
  enum Work: Sendable {
    /// Something on its own.
    case alone(@Sendable () -> Void)
    /// An alignment, which is made together with others.
    case alignment(AlignedPair, @Sendable (Result<Alignment, TranslationError>) -> Void)
  }

  /// A source and its translation, both with language tokens and `</s>`.
  typealias AlignedPair = (source: [TokenID], target: [TokenID])
}

extension [EngineJob] {
  /// Does all jobs; `aligner` has the alignments.
  func run(_ aligner: Result<Aligner, TranslationError>) {
    var asked: [Asked] = []
    for job in self {
      switch job.work {
      case .alone(let run): run()
      case .alignment(let pair, let finish): asked.append(Asked(pair: pair, finish: finish))
      }
    }
    asked[...].align(aligner)
  }
}

/// An alignment that somebody waits for.
private struct Asked {
  let pair: EngineJob.AlignedPair
  let finish: @Sendable (Result<Alignment, TranslationError>) -> Void
}

extension ArraySlice<Asked> {
  /// Makes all alignments together; where that fails, each on its own, so that one that cannot be
  /// made harms no other.
  fileprivate func align(_ aligner: Result<Aligner, TranslationError>) {
    guard let first else { return }
    do throws(TranslationError) {
      let alignments = try aligner.get().align(map(\.pair))
      for (asked, alignment) in zip(self, alignments) { asked.finish(.success(alignment)) }
    } catch {
      if count == 1 { return first.finish(.failure(error)) }
      for index in indices { self[index...index].align(aligner) }
    }
  }
}
