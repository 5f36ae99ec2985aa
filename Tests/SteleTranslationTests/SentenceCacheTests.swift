import Dispatch
import SteleDocument
import SteleTestSupport
import SteleText
import SteleTransformer
import Synchronization
import Testing

@testable import SteleTranslation

@Suite("Sentences that come again")
struct SentenceCacheTests {
  private static func pipeline(
    _ engine: ToyEngine, _ cache: SentenceCache?
  ) -> TextPipeline<ToyEngine> {
    TextPipeline(
      engine: engine,
      rules: TextRules(
        from: .english, to: .french, preprocessing: .none, segmentation: .sentence,
        guards: true),
      cache: cache)
  }

  /// Runs in a loop as long as nothing is forbidden where there is a `round`, and whatever is where
  /// there is a `circle`.
  private static let looping: ToyEngine.Rule = { pieces, manner in
    let isLooping =
      pieces.contains(" circle") || pieces.contains(" round") && manner == .asAsked
    return isLooping
      ? (0..<60).map { _ in (" and", 0) } : pieces.enumerated().map { ($1, $0) }.reversed()
  }

  private static let sentences = [
    "The cat sat here.", "A dog.", "It goes round there.", "It is a circle there.", "It FAIL now.",
    "See <b>the</b> dog at https://a.b/c now.", "A ☃ is cold.", "It costs 5 {count} here.",
  ]

  /// Texts of few sentences, many of which are equal.
  private static func units(_ random: inout SplitMix64) -> [TextUnit] {
    (0..<Int.random(in: 0...12, using: &random)).map { line in
      let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        sentences[Int.random(in: 0..<sentences.count, using: &random)]
      }
      return TextUnit(text: Array(text.joined(separator: " ").utf8), line: line)
    }
  }

  @Test(arguments: [64 << 20, 1500, 0])
  func `are translated as if each were translated`(byteLimit: Int) throws {
    var random = SplitMix64(seed: 41)
    for _ in 0..<30 {
      let cache = SentenceCache(byteLimit: byteLimit)
      let remembering = Self.pipeline(ToyEngine(Self.looping), cache)
      for _ in 0..<4 {
        let units = Self.units(&random)
        let numbers = Array(units.indices)
        let found = try remembering.translate(remembering.prepare(units, numbers: numbers))
        let plain = Self.pipeline(ToyEngine(Self.looping), nil)
        let expected = try plain.translate(plain.prepare(units, numbers: numbers))
        #expect(found.map(\.unit) == expected.map(\.unit))
        for (found, expected) in zip(found, expected) {
          // Two engines number pieces as they come; their texts are the same.
          #expect(found.sentences.map(\.text) == expected.sentences.map(\.text))
          #expect(found.error?.description == expected.error?.description)
          var counts = found.counts
          counts.repeated = 0
          counts.tokens = expected.counts.tokens
          #expect(counts == expected.counts)
          #expect(found.counts.tokens <= expected.counts.tokens)
        }
        #expect(cache.byteCount <= byteLimit)
      }
    }
  }

  @Test func `are asked for once, and counted`() throws {
    let engine = ToyEngine()
    let pipeline = Self.pipeline(engine, SentenceCache(byteLimit: 1 << 20))
    let texts = ["The cat sat here. A dog.", "A dog.", "A dog. It is cold. A dog."]
    let units = texts.map { TextUnit(text: Array($0.utf8), line: 1) }
    let first = try pipeline.translate(pipeline.prepare(units, numbers: [0, 1, 2]))
    #expect(first.map(\.counts.repeated) == [0, 1, 2])
    #expect(first.map(\.counts.sentences) == [2, 1, 3])
    #expect(first[1].counts.tokens == 0)
    #expect(first[1].sentences.map(\.tokens.isEmpty) == [false])
    let second = try pipeline.translate(pipeline.prepare(units, numbers: [3, 4, 5]))
    #expect(second.map(\.counts.repeated) == [2, 1, 3])
    #expect(second.map(\.unit) == first.map(\.unit))
    #expect(engine.translated.sorted() == ["A dog.", "It is cold.", "The cat sat here."])
    var sum = TextCounts()
    for translation in first + second { sum += translation.counts }
    #expect(sum.description.hasPrefix("12 sentences, 9 repeated, "))
    #expect(!TextCounts().description.contains("repeated"))
  }

  private static func translation(_ source: [UInt8]) -> Translation {
    Translation(
      text: String(decoding: source, as: UTF8.self), tokens: source.map { Int32($0) }, score: 1)
  }

  @Test func `are known in one manner, not in another`() throws {
    let cache = SentenceCache(byteLimit: 1 << 20)
    var asked = 0
    for manner in Manner.allCases + Manner.allCases {
      let answers = try cache.answers(to: [[65]], manner) { indices throws(TranslationError) in
        asked += 1
        return indices.map { _ in
          .success(Translation(text: "\(manner)", tokens: [1], score: nil))
        }
      }
      #expect(try answers[0].result.get().text == "\(manner)")
    }
    #expect(asked == Manner.allCases.count)
  }

  @Test func `take no more memory than they may, and the oldest go first`() throws {
    let one = SentenceCache(byteLimit: 1 << 20)
    func ask(_ cache: SentenceCache, _ source: [UInt8]) throws -> Bool {
      try cache.answers(to: [source], .asAsked) { indices throws(TranslationError) in
        indices.map { _ in .success(Self.translation(source)) }
      }[0].isRepeated
    }
    #expect(try !ask(one, [1, 1]))
    let cache = SentenceCache(byteLimit: 10 * one.byteCount)
    for number in UInt8(0)..<100 {
      #expect(try !ask(cache, [1, number]))
      #expect(cache.byteCount <= 10 * one.byteCount)
    }
    for number in UInt8(90)..<100 { #expect(try ask(cache, [1, number])) }
    #expect(try !ask(cache, [1, 89]))
    #expect(try !ask(cache, [1, 90]))
  }

  @Test func `are translated once by all threads, and again where one failed`() throws {
    let cache = SentenceCache(byteLimit: 1 << 20)
    let asked = Mutex<[[UInt8]: Int]>([:])
    let failures = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 64) { iteration in
      var random = SplitMix64(seed: UInt64(iteration))
      let sources = (0..<20).map { _ in [UInt8.random(in: 1...60, using: &random)] }
      let fails = iteration % 4 == 0
      do throws(TranslationError) {
        let answers = try cache.answers(to: sources, .asAsked) {
          indices throws(TranslationError) in
          if fails { throw .outOfMemory(byteCount: 1) }
          #expect(Set(indices.map { sources[$0] }).count == indices.count)
          asked.withLock { for index in indices { $0[sources[index], default: 0] += 1 } }
          return indices.map { .success(Self.translation(sources[$0])) }
        }
        #expect(answers.map { try? $0.result.get() } == sources.map { Self.translation($0) })
      } catch {
        failures.withLock { $0 += 1 }
        #expect(fails)
      }
    }
    #expect(asked.withLock { $0.values.allSatisfy { $0 == 1 } })
    #expect(asked.withLock { $0.count } > 50)
  }
}
