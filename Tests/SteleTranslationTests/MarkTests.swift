import SteleDocument
import SteleTestSupport
import Testing

@testable import SteleTranslation

@Suite("Marks in translated texts")
struct MarkTests {
  /// Reverses the order of words.
  static let reversing: ToyEngine.Rule = { pieces, _ in
    pieces.indices.reversed().map {
      (pieces[$0].hasPrefix(" ") ? pieces[$0] : " " + pieces[$0], $0)
    }
  }

  @Test(arguments: [
    "<b>all of it</b>", "one <b>two</b> three", "<a>one <b>two</b></a> three",
    "<a><b>one</b></a>", "one<br/> two", "<br/>one two<br/>", "First <b>one. Second</b> one.",
    "`code` first, then `more`", "a <i></i>b", "One. <br/> Two.",
  ])
  func `stay where they are in a translation that changes nothing`(marked: String) throws {
    let unit = TextUnit(marked: marked)
    let run = try TextRun([unit])
    #expect(run.translations[0].unit.bracketed == unit.bracketed)
  }

  @Test func `move with their words`() throws {
    func translated(_ marked: String) throws -> String {
      try TextRun([TextUnit(marked: marked)], ToyEngine(Self.reversing)).translations[0].unit
        .bracketed
    }
    #expect(try translated("one <b>two three</b> four") == "four [0:three two] one")
    #expect(try translated("<b>one</b> two <i>three</i>") == "[1:three] two [0:one]")
    #expect(try translated("<a>one <b>two</b></a> three") == "three [0:[1:two] one]")
    #expect(try translated("one `x()` two") == "two `x()` one")
  }

  @Test func `stay a tree, wherever each was placed`() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<5000 {
      let unit = RandomUnit.unit(&generator)
      var moved = unit.marks
      let end = unit.text.count
      for index in moved.indices {
        let start = Int.random(in: 0...end, using: &generator)
        switch moved[index].kind {
        case .span: moved[index].range = start..<Int.random(in: start...end, using: &generator)
        case .point, .divider: moved[index].range = start..<start
        // Its text is where it is.
        case .verbatim: break
        }
      }
      let arranged = MarkLayout.arranged(moved)
      #expect(Set(arranged.map(\.id)) == Set(unit.marks.map(\.id)))
      guard arranged.isTree(of: unit.marks) else {
        Issue.record("\(unit.bracketed) \(moved.shown) became \(arranged.shown)")
        return
      }
    }
  }

  @Test func `stay as they are where nothing moved`() {
    var generator = SplitMix64(seed: 8)
    for _ in 0..<5000 {
      let unit = RandomUnit.unit(&generator)
      #expect(MarkLayout.arranged(unit.marks) == unit.marks, "\(unit.bracketed)")
    }
  }
}

extension [InlineMark] {
  /// Each mark's number, parent and range.
  var shown: String {
    map { "\($0.id)<\($0.parent ?? -1) \($0.kind) \($0.range)" }.joined(separator: "; ")
  }

  /// Whether marks lie in the parents that they have in `before`, siblings are disjoint, verbatim
  /// marks kept their text, and dividers their order.
  func isTree(of before: [InlineMark]) -> Bool {
    let byID = Dictionary(uniqueKeysWithValues: map { ($0.id, $0) })
    for (place, mark) in enumerated() {
      if let parent = mark.parent.flatMap({ byID[$0]?.range }) {
        guard parent.lowerBound <= mark.range.lowerBound,
          mark.range.upperBound <= parent.upperBound
        else { return false }
      }
      for other in self[(place + 1)...] where other.parent == mark.parent {
        guard mark.range.upperBound <= other.range.lowerBound else { return false }
      }
    }
    let dividers = filter { $0.kind == .divider }.map(\.id)
    return dividers == dividers.sorted()
      && before.allSatisfy { $0.kind != .verbatim || byID[$0.id]?.range == $0.range }
  }
}
