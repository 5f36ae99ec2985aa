import SteleDocument
import SteleTestSupport
import SteleText
import SteleTokenizer
import Testing

@testable import SteleTranslation

@Suite("Texts that are handed out as they are done")
struct OrderedTranslationsTests {
  private let pipeline = TextPipeline(
    engine: ToyEngine(TextPipelineTests.reversing),
    rules: TextRules(
      from: .english, to: .french, preprocessing: .none, segmentation: .sentence,
      guards: true))

  /// Sentences begin with one of so many words; few words make many of them equal.
  private func units(_ random: inout SplitMix64, words: Int = 1 << 30) -> [TextUnit] {
    (0..<Int.random(in: 0...60, using: &random)).map { line in
      let sentences = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        let count = Int.random(in: 1...9, using: &random)
        let first = Int.random(in: 0..<words, using: &random)
        return "Word " + (0..<count).map { "word\(first + $0)" }.joined(separator: " ") + "."
      }
      return TextUnit(text: Array(sentences.joined(separator: " ").utf8), marks: [], line: line)
    }
  }

  @Test func `are the same, in the same order, as those that are translated all at once`() throws {
    var random = SplitMix64(seed: 20)
    for _ in 0..<60 {
      let units = units(&random)
      let prepared = pipeline.prepare(units, numbers: Array(units.indices))
      var ordered = OrderedTranslations(prepared, by: pipeline)
      var handedOut: [TextUnit] = []
      while let ready = try ordered.next() {
        #expect(!ready.isEmpty)
        handedOut += ready.map(\.unit)
      }
      #expect(try handedOut == pipeline.translate(prepared).map(\.unit))
    }
  }

  @Test func `are the same where sentences come again, each of which is translated once`() throws {
    var random = SplitMix64(seed: 22)
    for _ in 0..<40 {
      let engine = ToyEngine(TextPipelineTests.reversing)
      var remembering = TextPipeline(engine: engine, rules: pipeline.rules)
      remembering.cache = SentenceCache(byteLimit: 1 << 20)
      for _ in 0..<3 {
        let units = units(&random, words: 5)
        let numbers = Array(units.indices)
        var ordered = OrderedTranslations(
          remembering.prepare(units, numbers: numbers), by: remembering)
        var handedOut: [TextUnit] = []
        while let ready = try ordered.next() {
          #expect(!ready.isEmpty)
          handedOut += ready.map(\.unit)
        }
        let plain = TextPipeline(
          engine: ToyEngine(TextPipelineTests.reversing), rules: pipeline.rules)
        #expect(
          try handedOut == plain.translate(plain.prepare(units, numbers: numbers)).map(\.unit))
      }
      let asked = Dictionary(grouping: engine.translated) { $0 }
      #expect(asked.filter { $1.count > 1 }.isEmpty)
    }
  }

  @Test func `that have nothing new come with the text that has it, and fill no batch`() {
    let lengths = [
      BatchChooser.Length([30]), BatchChooser.Length([], predecessor: 0),
      BatchChooser.Length([10]), BatchChooser.Length([29]), BatchChooser.Length([], predecessor: 2),
      BatchChooser.Length([], predecessor: 3), BatchChooser.Length([]),
    ]
    var chooser = BatchChooser(lengths, batchTokens: 40)
    #expect(chooser.next() == [0, 1, 6])
    #expect(chooser.next() == [2, 3, 4, 5])
    #expect(chooser.next().isEmpty)
  }

  @Test
  func `are each in one batch, which is never too large, and the first that waits is in the next`()
  {
    var random = SplitMix64(seed: 21)
    for _ in 0..<100 {
      let lengths = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        BatchChooser.Length(
          (0..<Int.random(in: 0...2, using: &random)).map { _ in
            Int.random(in: 1...40, using: &random)
          })
      }
      var chooser = BatchChooser(lengths, batchTokens: 50)
      var left = Set(lengths.indices)
      while case let chosen = chooser.next(), !chosen.isEmpty {
        #expect(chosen == chosen.sorted() && left.isSuperset(of: chosen))
        #expect(left.filter { lengths[$0].total > 0 }.min().map(chosen.contains) ?? true)
        let translated = chosen.filter { lengths[$0].total > 0 }
        #expect(translated.count <= 1 || translated.reduce(0) { $0 + lengths[$1].total } <= 50)
        left.subtract(chosen)
      }
      #expect(left.isEmpty)
    }
  }
}
