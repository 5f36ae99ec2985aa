import Dispatch
import SteleTransformer
import Synchronization

/// Translations of sentences, so that one that comes again need not be translated again.
///
/// A sentence is what the model reads, to the byte, and the manner in which it is translated. All
/// other options must be the same for all, and translations must not depend on a sentence's number,
/// as samples do. Where there is no more room, the oldest go. Threads may share it: what one of them
/// translates, the others wait for.
final class SentenceCache: Sendable {
  private let byteLimit: Int
  private let state = Mutex(State())

  /// What became of a sentence.
  struct Answer: Sendable {
    var result: Result<Translation, TranslationError>
    /// Whether the translation was made for an equal sentence.
    var isRepeated: Bool
  }

  fileprivate struct Key: Hashable {
    var source: [UInt8]
    var manner: Manner
  }

  fileprivate struct State {
    var known: [Key: Translation] = [:]
    /// The keys of ``known`` by age, the oldest first, after `gone` that are no longer known.
    var ages: [Key] = []
    var gone = 0
    var byteCount = 0
    /// What threads translate at present, with what they leave when they have.
    var inWork: [Key: DispatchGroup] = [:]
  }

  /// What a thread is to do about some sentences.
  private struct Claim {
    var known: [(key: Key, translation: Translation)] = []
    /// Those that it is to translate.
    var own: [Key] = []
    /// Those that other threads translate.
    var others: [(key: Key, done: DispatchGroup)] = []
  }

  /// A cache of about `byteLimit` bytes of memory.
  init(byteLimit: Int) { self.byteLimit = byteLimit }

  /// About how much memory all translations take, in bytes.
  var byteCount: Int { state.withLock { $0.byteCount } }

  /// Which of `sources` it has translations of at present.
  func knows(_ sources: [[UInt8]], _ manner: Manner) -> [Bool] {
    state.withLock { state in
      sources.map { state.known[Key(source: $0, manner: manner)] != nil }
    }
  }

  /// What becomes of `sources`, in order.
  ///
  /// - Parameters:
  ///   - sources: What the model reads.
  ///   - manner: How all of them are translated.
  ///   - translate: Translates the sentences with these indices, whose translations are not known.
  /// - Returns: An answer for each.
  /// - Throws: What `translate` throws.
  func answers(
    to sources: [[UInt8]], _ manner: Manner,
    translate: ([Int]) throws(TranslationError) -> [Result<Translation, TranslationError>]
  ) throws(TranslationError) -> [Answer] {
    var questions = Questions(sources, manner)
    var open = questions.keys
    while !open.isEmpty {
      let claim = claim(open)
      for (key, translation) in claim.known {
        questions.answer(key, .success(translation), isRepeated: true)
      }
      if !claim.own.isEmpty {
        var results: [Result<Translation, TranslationError>] = []
        defer { release(claim.own, results) }
        results = try translate(claim.own.compactMap(questions.firstPlace))
        for (key, result) in zip(claim.own, results) {
          questions.answer(key, result, isRepeated: false)
        }
      }
      // Another thread may have failed, or its translations may be gone: then they are asked for
      // again.
      for (_, done) in claim.others { done.wait() }
      open = claim.others.map(\.key)
    }
    return questions.answers.compactMap { $0 }
  }
}

// MARK: - The threads' common ground

extension SentenceCache {
  private func claim(_ keys: [Key]) -> Claim {
    state.withLock { state in
      var claim = Claim()
      for key in keys {
        if let translation = state.known[key] {
          claim.known.append((key, translation))
        } else if let done = state.inWork[key] {
          claim.others.append((key, done))
        } else {
          claim.own.append(key)
        }
      }
      if !claim.own.isEmpty {
        let done = DispatchGroup()
        done.enter()
        for key in claim.own { state.inWork[key] = done }
      }
      return claim
    }
  }

  /// Takes the translations of what was claimed, as far as there are some.
  private func release(_ keys: [Key], _ results: [Result<Translation, TranslationError>]) {
    let done = state.withLock { state in
      for case (let key, .success(let translation)) in zip(keys, results)
      where !translation.tokens.isEmpty {
        state.insert(translation, for: key, byteLimit: byteLimit)
      }
      return keys.compactMap { state.inWork.removeValue(forKey: $0) }.first
    }
    done?.leave()
  }
}

extension SentenceCache.State {
  /// What an entry takes besides its text and tokens, about.
  private static let overhead = 256

  fileprivate mutating func insert(
    _ translation: Translation, for key: SentenceCache.Key, byteLimit: Int
  ) {
    let size = Self.size(of: key, translation)
    guard size <= byteLimit else { return }
    known[key] = translation
    ages.append(key)
    byteCount += size
    while byteCount > byteLimit, gone < ages.count {
      let oldest = ages[gone]
      gone += 1
      if let translation = known.removeValue(forKey: oldest) {
        byteCount -= Self.size(of: oldest, translation)
      }
    }
    if gone > ages.count / 2 {
      ages.removeFirst(gone)
      gone = 0
    }
  }

  private static func size(of key: SentenceCache.Key, _ translation: Translation) -> Int {
    let parts = [translation] + translation.alternatives
    return key.source.count
      + parts.reduce(0) {
        $0 + overhead + $1.text.utf8.count + $1.tokens.count * MemoryLayout<Int32>.size
      }
  }
}

/// Sentences and what became of them so far.
private struct Questions {
  private(set) var answers: [SentenceCache.Answer?]
  /// Each sentence once, in order.
  private(set) var keys: [SentenceCache.Key] = []
  /// Where each stands.
  private var places: [SentenceCache.Key: [Int]] = [:]

  init(_ sources: [[UInt8]], _ manner: Manner) {
    answers = sources.map { _ in nil }
    for (index, source) in sources.enumerated() {
      let key = SentenceCache.Key(source: source, manner: manner)
      if places[key] == nil { keys.append(key) }
      places[key, default: []].append(index)
    }
  }

  func firstPlace(of key: SentenceCache.Key) -> Int? { places[key]?.first }

  /// Gives all sentences that are `key` their answer; the first of them is the one that was
  /// translated, unless it `isRepeated`.
  mutating func answer(
    _ key: SentenceCache.Key, _ result: Result<Translation, TranslationError>, isRepeated: Bool
  ) {
    let isTranslation = (try? result.get()).map { !$0.tokens.isEmpty } ?? false
    for (count, place) in places[key, default: []].enumerated() {
      answers[place] = SentenceCache.Answer(
        result: result, isRepeated: isTranslation && (isRepeated || count > 0))
    }
  }
}
