import SteleTokenizer
import Testing

@testable import SteleTranslation

@Suite("Guards")
struct GuardTests {
  /// Says the last word ten times, until it is told not to.
  static func looping(until last: Manner) -> ToyEngine.Rule {
    { pieces, manner in
      let good = pieces.enumerated().map { ($1, $0) }
      guard manner.rawValue < last.rawValue, let end = good.last else { return good }
      return good + Array(repeating: end, count: 10)
    }
  }

  @Test(arguments: [Manner.tight, .tightest])
  func `translate what ran in a loop again, and say so`(manner: Manner) throws {
    let run = try TextRun("one two", ToyEngine(Self.looping(until: manner)))
    #expect(run.text == "one two")
    #expect(run.counts.loopsMended == 1)
    #expect(run.counts.loopsLeft == 0)
  }

  @Test func `say so where nothing helps, and keep the translation`() throws {
    let stubborn: ToyEngine.Rule = { pieces, _ in
      Array(repeating: (pieces[0], 0), count: 12)
    }
    let run = try TextRun("one two", ToyEngine(stubborn))
    #expect(run.counts.loopsLeft == 1)
    #expect(run.text.hasPrefix("one"))
  }

  @Test func `leave repetition alone that the source has`() throws {
    let run = try TextRun("no no no no no no no no no no")
    #expect(run.counts.loopsMended + run.counts.loopsLeft == 0)
    #expect(run.engine.translated.count == 1)
  }

  @Test func `do nothing where they are off`() throws {
    let run = try TextRun("one two", ToyEngine(Self.looping(until: .tightest)), guards: false)
    #expect(run.engine.translated.count == 1)
  }

  @Test func `copy unknown characters from the source`() throws {
    let run = try TextRun("the ☃ melts, ☃☃ stays")
    #expect(run.text == "the ☃ melts, ☃☃ stays")
    #expect(run.counts.unknownsCopied == 2)
    let off = try TextRun("the ☃ melts", guards: false)
    #expect(off.text == "the melts")
    #expect(off.counts.unknownsLeft == 1)
  }
}

@Suite("Repetition loops")
struct RepetitionLoopTests {
  @Test(arguments: [
    ([1, 2, 3, 3, 3, 3, 3, 3, 3, 3], 2..<10, 1),
    ([9, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 7], 1..<11, 2),
    ([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4], 0..<12, 4),
  ])
  func `are found`(tokens: [TokenID], range: Range<Int>, period: Int) {
    let loop = RepetitionLoop.find(in: tokens)
    #expect(loop?.range == range)
    #expect(loop?.period == period)
  }

  @Test(
    arguments: [
      [], [1], [1, 1, 1, 1], [1, 2, 3, 4, 5, 6], [1, 2, 1, 2, 1, 2, 1, 2],
      [5, 6, 7, 8, 5, 6, 7, 8],
    ] as [[TokenID]])
  func `are not seen in what people say`(tokens: [TokenID]) {
    #expect(RepetitionLoop.find(in: tokens) == nil)
  }
}
