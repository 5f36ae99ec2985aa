public import SteleDocument
public import SteleTransformer

/// Why a ``TranslationEngine`` does not translate.
public enum EngineError: Error, Sendable {
  /// As much waits already as may; after `retryAfter` there is likely to be room.
  case queueFull(retryAfter: Duration)
  /// A request has more sentences or tokens than may wait at all.
  case requestTooLarge(sentences: Int, tokens: Int)
  /// None of a request's sentences was begun for that long.
  case waitedTooLong(Duration)
  /// The engine takes no more requests, or ended before it came to this one.
  case shuttingDown
  /// The task was cancelled.
  case cancelled
  /// A text is no document of the format that was named.
  case document(DocumentError)
  /// The options contradict each other or the model, or what concerns all sentences went wrong:
  /// the model file changed, or memory ran out.
  case failed(TranslationError)
}

extension EngineError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .queueFull(let wait):
      "too much is waiting to be translated; try again in \(wait.wholeSeconds) seconds"
    case .requestTooLarge(let sentences, let tokens):
      "\(sentences) sentences with \(tokens) tokens are more than may wait; send them in parts"
    case .waitedTooLong(let wait):
      "nothing of it was begun within \(wait.wholeSeconds) seconds; try again later"
    case .shuttingDown: "translation is being shut down; try again later"
    case .cancelled: "the translation was cancelled"
    case .document(let error): error.description
    case .failed(let error): error.description
    }
  }
}

extension Duration {
  /// Rounded up.
  var wholeSeconds: Int64 { components.seconds + (components.attoseconds > 0 ? 1 : 0) }

  /// The same as a number of seconds.
  var seconds: Double { self / .seconds(1) }
}
