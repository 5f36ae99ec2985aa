/// A translation that goes on while its pieces are taken; it ends when nobody holds it any more.
final class RunningTranslation: Sendable {
  /// What happens, in order; the last is ``Event/finished(_:)`` or ``Event/failed(_:)``.
  let events: AsyncStream<Event>
  private let task: Task<Void, Never>

  /// What is new of a translation.
  enum Event: Sendable, Equatable {
    /// A piece that is certain.
    case settled(SettledText)
    /// All of it.
    case finished([TranslatedText])
    /// There is no more.
    case failed(RequestError)
  }

  /// Begins what `translate` does, which calls its argument with pieces of translations.
  init(
    _ translate:
      @escaping @Sendable (
        _ settled: @escaping @Sendable (SettledText) async -> Void
      ) async throws(RequestError) -> [TranslatedText]
  ) {
    // No longer than the translations themselves.
    let (events, continuation) = AsyncStream.makeStream(of: Event.self)
    let task = Task {
      do throws(RequestError) {
        let results = try await translate { continuation.yield(.settled($0)) }
        continuation.yield(.finished(results))
      } catch {
        continuation.yield(.failed(error))
      }
      continuation.finish()
    }
    // Whoever takes the events is cancelled when the client leaves.
    continuation.onTermination = { reason in
      if case .cancelled = reason { task.cancel() }
    }
    self.events = events
    self.task = task
  }

  deinit { task.cancel() }

  /// The first event; nil once whoever waits is cancelled.
  func first() async -> Event? {
    for await event in events { return event }
    return nil
  }
}
