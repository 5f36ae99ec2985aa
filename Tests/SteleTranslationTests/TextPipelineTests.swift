import SteleDocument
import SteleText
import SteleTokenizer
import Testing

@testable import SteleTranslation

@Suite("Texts")
struct TextPipelineTests {
  /// Says every word backwards in place; the order of words is reversed.
  static let reversing: ToyEngine.Rule = { pieces, _ in
    let words = pieces.indices.filter { pieces[$0] != "." }
    return words.reversed().map { (" " + pieces[$0].trimmed, $0) }
      + pieces.indices.filter { pieces[$0] == "." }.map { (".", $0) }
  }

  @Test(arguments: [
    "", " ", "\n\n", "One sentence.", "  Two here.  There are\ttwo. \n", "No end",
    "A\n\nB.\r\n  C? D!", "Tab\tbed. See https://a.b/c?d=e. Yes.", "{name}, hello. %s!",
  ])
  func `come back as they were from a model that changes nothing`(text: String) throws {
    #expect(try TextRun(text).text == text)
    #expect(try TextRun(text, guards: false).text == text)
  }

  @Test func `are translated sentence by sentence, with their own separators`() throws {
    let run = try TextRun("One two.  Three four.\n\nFive six.", ToyEngine(Self.reversing))
    #expect(run.text == "two One.  four Three.\n\nsix Five.")
    #expect(run.counts.sentences == 3)
  }

  @Test func `are one sentence where segmentation is off`() throws {
    let run = try TextRun("One two. Three.", segmentation: .none)
    #expect(run.engine.translated == ["One two. Three."])
  }

  @Test func `without a letter are not given to the model, unless guards are off`() throws {
    #expect(try TextRun("12.5 — 3").engine.translated.isEmpty)
    #expect(try TextRun("12.5 — 3", guards: false).engine.translated.count == 1)
  }

  @Test func `that fail stay as they were with guards, and are empty without`() throws {
    let kept = try TextRun("Fine. FAIL here.")
    #expect(kept.text == "Fine. FAIL here.")
    #expect(kept.counts.failed == 1)
    #expect(kept.translations[0].error != nil)
    #expect(try TextRun("FAIL here.", guards: false).text.isEmpty)
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
