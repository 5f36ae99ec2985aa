/// Somebody who waits for the translation of a sentence.
struct SentenceWaiter: Sendable {
  let id: Int
  let request: Int
  /// Called with text that became certain; nil where nobody listens.
  let hear: (@Sendable (String) -> Void)?
  /// Called once, with what became of the sentence.
  let finish: @Sendable (Result<SentenceCache.Answer, EngineError>) -> Void
}

/// What is to be told to who waits.
enum EngineNews: Sendable {
  case piece(SentenceWaiter, String)
  case finished(SentenceWaiter, Result<SentenceCache.Answer, EngineError>)
  case jobFailed(EngineJob, EngineError)

  func tell() {
    switch self {
    case .piece(let waiter, let text): waiter.hear?(text)
    case .finished(let waiter, let result): waiter.finish(result)
    case .jobFailed(let job, let error): job.fail(error)
    }
  }
}

extension [EngineNews] {
  func tell() { for news in self { news.tell() } }
}
