import SteleDocument
import SteleTestSupport
import Testing

@testable import SteleTextTranslation

@Suite("Marks in translated texts")
struct MarkTests {
  /// Reverses the order of words.
  static let reversing: ToyEngine.Rule = { pieces, _ in
    pieces.indices.reversed().map {
      (pieces[$0].hasPrefix(" ") ? pieces[$0] : " " + pieces[$0], $0)
    }
  }

  @Test(
    "stay where they are in a translation that changes nothing",
    arguments: [
      "<b>all of it</b>", "one <b>two</b> three", "<a>one <b>two</b></a> three",
      "<a><b>one</b></a>", "one<br/> two", "<br/>one two<br/>", "First <b>one. Second</b> one.",
      "`code` first, then `more`", "a <i></i>b", "One. <br/> Two.",
    ])
  func identity(marked: String) throws {
    let unit = TextUnit(marked: marked)
    let run = try TextRun([unit])
    #expect(run.translations[0].unit.bracketed == unit.bracketed)
  }

  @Test("move with their words")
  func moving() throws {
    func translated(_ marked: String) throws -> String {
      try TextRun([TextUnit(marked: marked)], ToyEngine(Self.reversing)).translations[0].unit
        .bracketed
    }
    #expect(try translated("one <b>two three</b> four") == "four [0:three two] one")
    #expect(try translated("<b>one</b> two <i>three</i>") == "[1:three] two [0:one]")
    #expect(try translated("<a>one <b>two</b></a> three") == "three [0:[1:two] one]")
    #expect(try translated("one `x()` two") == "two `x()` one")
  }

  @Test("nest in the end, wherever each was placed")
  func nesting() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      var before: [InlineMark] = []
      for id in 0..<Int.random(in: 1...6, using: &generator) {
        let start = Int.random(in: 0...9, using: &generator)
        let end = Int.random(in: start...10, using: &generator)
        before.append(.init(kind: start == end ? .point : .span, range: start..<end, id: id))
      }
      before = MarkLayout.nested(before, before: before)
      var moved = before
      for index in moved.indices where moved[index].kind == .span {
        let start = Int.random(in: 0...9, using: &generator)
        moved[index].range = start..<Int.random(in: start...10, using: &generator)
      }
      let nested = MarkLayout.nested(moved, before: before)
      #expect(Set(nested.map(\.id)) == Set(before.map(\.id)))
      for (place, first) in nested.enumerated() {
        for second in nested[(place + 1)...] {
          let isNested =
            first.range.lowerBound <= second.range.lowerBound
            && second.range.upperBound <= first.range.upperBound
          #expect(isNested || first.range.upperBound <= second.range.lowerBound)
        }
      }
    }
  }
}
