import SteleDocument
import SteleTokenizer
import SteleTransformer

/// The units of a request, one translation after the other, as they are asked for.
///
/// Some sentences ahead of the one that is asked for are in work; more are begun as their
/// translations are taken. So a request takes no more memory than its own text and these, however
/// slow its reader is.
struct UnitStream: Sendable {
  /// What becomes known.
  enum Event: Sendable {
    /// The next piece of the unit at work.
    case piece(String)
    /// The unit at work as a whole.
    case unit(TextTranslation, alternatives: [TextUnit])
  }

  private let course: SentenceCourse
  private let prepared: TextPipeline<ModelEngine>.Prepared
  private let ahead: Int
  /// Whether pieces are wanted.
  private let hasPieces: Bool
  /// The unit at work, and its first sentence among all.
  private var unit = 0
  private var first = 0
  /// Of the unit at work, the sentences that are done.
  private var outcomes: [SentenceCourse.Outcome] = []
  /// Of the unit at work, what stands before and behind its sentences, if it comes in pieces.
  private var separators: [[UInt8]]?
  /// A unit that is done, whose text was handed over as one piece.
  private var done: Event?
  private var begun = 0
  /// Those begun that have something to translate.
  private var begunTranslated = 0
  /// Sentences that were begun and not taken, in order.
  private var flights: [Flight] = []
  private var heard = ""

  /// A sentence that is in work.
  private struct Flight: Sendable {
    let task: Task<Result<SentenceCourse.Outcome, EngineError>, Never>
    /// What is certain of it; nil where it is not certain before the end.
    let pieces: AsyncStream<String>?
    /// Tokens that the request is free of, once it is done.
    let tokens: Int?
  }

  /// The translations of `prepared`.
  ///
  /// - Parameters:
  ///   - prepared: The units.
  ///   - course: What becomes of their sentences.
  ///   - ahead: Sentences that are in work at a time.
  ///   - hasPieces: Whether pieces are wanted.
  init(
    _ prepared: TextPipeline<ModelEngine>.Prepared, _ course: SentenceCourse, ahead: Int,
    hasPieces: Bool
  ) {
    self.prepared = prepared
    self.course = course
    self.ahead = ahead
    self.hasPieces = hasPieces
    beginUnit()
  }

  /// What becomes known next; nil at the end.
  mutating func next() async throws(EngineError) -> Event? {
    if let event = done {
      done = nil
      return event
    }
    while unit < prepared.texts.count {
      let text = prepared.texts[unit]
      if outcomes.count == text.sentenceCount {
        // What stands behind the last sentence comes once.
        if separators?.count == text.sentenceCount + 1, let last = separators?.popLast(),
          !last.isEmpty
        {
          return .piece(String(decoding: last, as: UTF8.self))
        }
        return finishUnit(text)
      }
      if let piece = try await proceed() { return .piece(piece) }
    }
    return nil
  }

  /// Goes on with the next sentence, up to something that is certain of it or its end.
  private mutating func proceed() async throws(EngineError) -> String? {
    begin()
    let place = outcomes.count
    if separators?.indices.contains(place) ?? false, let separator = separators?[place],
      !separator.isEmpty
    {
      separators?[place] = []
      return String(decoding: separator, as: UTF8.self)
    }
    if let pieces = flights[0].pieces {
      var iterator = pieces.makeAsyncIterator()
      if let piece = await iterator.next() {
        heard += piece
        return piece
      }
    }
    let flight = flights.removeFirst()
    let outcome = try await flight.task.value.get()
    outcomes.append(outcome)
    if let tokens = flight.tokens {
      course.core.finishSentence(of: course.request, tokens: tokens)
    }
    begin()
    defer { heard = "" }
    guard separators != nil else { return nil }
    let text = String(decoding: outcome.finished.text, as: UTF8.self)
    let rest = String(decoding: text.utf8.dropFirst(heard.utf8.count), as: UTF8.self)
    return rest.isEmpty ? nil : rest
  }

  /// Puts the unit at work together and goes on to the next one.
  private mutating func finishUnit(_ text: PreparedText) -> Event {
    let comesWhole = hasPieces && separators == nil
    let translation = joined(text, outcomes.map(\.finished))
    let count = outcomes.map(\.alternatives.count).max() ?? 0
    let alternatives = (0..<count).map { place in
      joined(
        text, outcomes.map { $0.alternatives.dropFirst(place).first ?? $0.finished }
      ).unit
    }
    first += text.sentenceCount
    unit += 1
    beginUnit()
    let event = Event.unit(translation, alternatives: alternatives)
    let whole = translation.unit.text
    guard comesWhole, !whole.isEmpty else { return event }
    done = event
    return .piece(String(decoding: whole, as: UTF8.self))
  }

  private func joined(_ text: PreparedText, _ finished: [FinishedSentence]) -> TextTranslation {
    course.pipeline.join([text], outcomes.map(\.attempt), finished)[0]
  }

  private mutating func beginUnit() {
    outcomes = []
    guard unit < prepared.texts.count else { return }
    let text = prepared.texts[unit]
    separators = hasPieces && text.isPlain ? text.separators(course.pipeline.rules) : nil
  }

  /// Begins sentences as far ahead as is good.
  private mutating func begin() {
    while flights.count < ahead, begun < prepared.sentences.count {
      let sentence = prepared.sentences[begun]
      begun += 1
      var tokens: Result<[TokenID], TranslationError>?
      if sentence.isTranslated {
        tokens = prepared.tokenized.sources[begunTranslated]
        begunTranslated += 1
      }
      flights.append(flight(of: sentence, tokens))
    }
  }

  private func flight(
    of sentence: PreparedSentence, _ tokens: Result<[TokenID], TranslationError>?
  ) -> Flight {
    let text = prepared.texts[sentence.text]
    let course = course
    // What guards mend is certain at the end only.
    let streams = hasPieces && text.isPlain && !course.pipeline.rules.guards && tokens != nil
    guard streams else {
      let task = Task { await course.result(of: sentence, in: text, tokens, hear: nil) }
      return Flight(task: task, pieces: nil, tokens: tokens?.tokenCount)
    }
    let (pieces, continuation) = AsyncStream.makeStream(of: String.self)
    let task = Task {
      let result = await course.result(of: sentence, in: text, tokens) { piece in
        continuation.yield(piece)
      }
      continuation.finish()
      return result
    }
    return Flight(task: task, pieces: pieces, tokens: tokens?.tokenCount)
  }
}

extension Result<[TokenID], TranslationError> {
  /// Tokens of a sentence; 0 if it cannot be translated.
  var tokenCount: Int { (try? get().count) ?? 0 }
}
