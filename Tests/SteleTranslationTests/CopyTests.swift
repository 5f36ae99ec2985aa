import SteleDocument
import SteleTestSupport
import SteleText
import Testing

@testable import SteleTranslation

@Suite("A translation that copies its source")
struct CopyTests {
  @Test func `gives every text back with its marks, wherever they are`() throws {
    var generator = SplitMix64(seed: 21)
    for _ in 0..<1000 {
      let unit = RandomUnit.unit(&generator, hasFixed: true)
      let run = try TextRun([unit])
      let made = run.translations[0].unit
      guard made == unit else {
        Issue.record("\(unit.bracketed) \(unit.marks.shown) became \(made.marks.shown)")
        return
      }
    }
  }

  /// Copies all but masks, which it leaves out.
  static let losing: ToyEngine.Rule = { pieces, _ in
    pieces.enumerated().filter { !($1.contains("X") && $1.contains(where: \.isNumber)) }
      .map { ($1, $0) }
  }

  @Test func `gives what must not change back even where the masks were lost`() throws {
    var generator = SplitMix64(seed: 22)
    for _ in 0..<1000 {
      let unit = RandomUnit.unit(&generator, hasFixed: true, hasUnknown: false)
      let run = try TextRun([unit], ToyEngine(Self.losing))
      let made = run.translations[0].unit
      guard made == unit else {
        Issue.record(
          "\(unit.bracketed) became \(made.bracketed)\n\(unit.marks.shown)\n\(made.marks.shown)")
        return
      }
    }
  }

  @Test(arguments: [
    "Use {a}{b} here.", "Version v{version} is out.", "日本語{name}です。", "{n}th of {m}%, {k}px",
    "Hi <b>{name}</b>, v{version}", "See ({name}), \"{x}\" and {y}'s.",
    "First<0/>Second <2>x</2>",
    "Take <span style=\"color:%2$s;\">%1$s</span> back now", "New here? <1>Sign up</1> first.",
    "One<br>two<br/>three", "<p>One.</p><p>Two.</p>", "a <i> b </i> c", "{a} {b}, {c}.", "5{a}6",
    "<b>{a}</b>{b}<i>c</i>", "<b><i>x</b></i>", "{a}", "<b></b> x", "a{b}c", "\"{a}\" ({b})",
    "press <Enter> will", "a <b> <i> c </i> </b> d", "x <repository> [<refs>]",
  ])
  func `keeps spaces beside what must not change as they were`(text: String) throws {
    #expect(try TextRun(text).text == text)
    #expect(try TextRun(text, ToyEngine(Self.losing)).text == text)
    #expect(try TextRun(text, segmentation: .none).text == text)
  }

  @Test(arguments: ["\u{A0}", "\u{2009}", "\u{2003}", "\u{3000}", "\u{202F}"])
  func `keeps a space of any kind a space`(space: String) throws {
    for marked in [
      "Two dogs\(space)<b>run</b>\(space)here.", "Not so: {n}\(space)dogs and {m}\(space)",
      "It is\(space)`f(x)`",
    ] {
      let unit = TextUnit(marked: marked)
      let plain = TextUnit(marked: marked.replacing(space, with: " "))
      for preprocessing in Preprocessing.allCases {
        let made = try TextRun([unit], preprocessing: preprocessing).translations[0].unit
        #expect(made.bracketed.replacing(space, with: " ") == plain.bracketed)
      }
    }
  }

  @Test func `keeps spaces as they are where nothing is preprocessed`() throws {
    for marked in [
      "It is 10\u{A0}km and 5\u{2009}%, or  so.", "A <b>man</b>  is\u{3000}here",
      "10\u{A0}km, 10 km, 10\u{A0}km",
    ] {
      let unit = TextUnit(marked: marked)
      let plain: ToyEngine.Rule = { pieces, _ in
        pieces.enumerated().map { piece in
          let word = piece.element.drop { $0.isWhitespace }
          let space = word.count < piece.element.count ? " " : ""
          return (space + String(word.map { $0.isWhitespace ? " " : $0 }), piece.offset)
        }
      }
      #expect(
        try TextRun([unit], ToyEngine(plain)).translations[0].unit.bracketed == unit.bracketed)
    }
  }

  @Test func `translates the texts of a message that chooses, and leaves its syntax alone`() throws
  {
    let shouting = ToyEngine(ProtectionTests.shouting)
    let run = try TextRun(
      "{n, plural, =0 {none} one {{n} dog. it''s here} other {# dogs, {who, select, a {he} other {{x}s}}}}",
      shouting)
    #expect(
      run.text
        == "{n, plural, =0 {NONE} one {{n} DOG. IT''S HERE} other {# DOGS, {who, select, a {HE} other {{x}S}}}}"
    )
    let mixed = try TextRun(
      "see {n, plural, one {a dog} other {# dogs}} now", ToyEngine(ProtectionTests.shouting))
    #expect(mixed.text == "SEE {n, plural, one {A DOG} other {# DOGS}} NOW")
    let nothing: ToyEngine.Rule = { _, _ in [] }
    let silent = try TextRun("{n, plural, one {a dog} other {# dogs}}", ToyEngine(nothing))
    #expect(silent.text == "{n, plural, one {a dog} other {# dogs}}")
  }

  @Test func `leaves a letter alone that is a whole text`() throws {
    #expect(try TextRun(" x ").engine.translated.isEmpty)
    #expect(try TextRun("猫").engine.translated == ["猫"])
  }

  @Test func `joins what soft hyphens part`() throws {
    let unit = TextUnit(text: Array("The Donau\u{AD}dampf\u{AD}schiff is here.".utf8))
    let made = try TextRun([unit], preprocessing: .nllb).texts
    #expect(made == ["The Donaudampfschiff is here."])
  }

  @Test func `gives repeated texts back`() throws {
    for text in [
      "We will, we will win. We will, we will win. We will, we will win.",
      String(repeating: "la ", count: 40), "a | b | 3 | a | b | 3 | a | b | 3 | a | b | 3",
    ] {
      let run = try TextRun(text, segmentation: .none)
      #expect(run.text == text.trimmingCharacters())
      #expect(run.engine.translated.count == 1)
    }
  }
}

extension String {
  fileprivate func trimmingCharacters() -> String {
    String(self.reversed().drop { $0 == " " }.reversed())
  }
}

@Suite("A translation that turns its words around")
struct ReversingTests {
  @Test func `keeps the tree of marks and what must not change`() throws {
    var generator = SplitMix64(seed: 23)
    for _ in 0..<1000 {
      let unit = RandomUnit.unit(&generator, hasFixed: true)
      // Of several, two may change places with what is in a span and what is not.
      if unit.marks.count(where: { $0.kind == .verbatim }) > 1 { continue }
      let made = try TextRun([unit], ToyEngine(MarkTests.reversing)).translations[0].unit
      let verbatim = made.marks.filter { $0.kind == .verbatim }
      #expect(verbatim.allSatisfy { made.text[$0.range].elementsEqual("f(x)".utf8) })
      let moved = unit.marks.map { mark in
        var mark = mark
        mark.range = made.marks.first { $0.id == mark.id }?.range ?? 0..<0
        return mark
      }
      guard made.marks.isTree(of: moved) else {
        Issue.record("\(unit.bracketed) became \(made.bracketed)\n\(made.marks.shown)")
        return
      }
    }
  }
}
