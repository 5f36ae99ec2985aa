import SteleText
import Testing

@Suite struct PreprocessingTests {
  @Test func withoutPreprocessingATextStaysAsItIs() {
    let text: [UInt8] = Array(" “x”\u{200D} ".utf8) + [0xFF, 0]
    #expect(Preprocessing.none.applied(to: text) == text)
  }

  @Test func bytesThatAreNotUTF8StayAndDoNotJoin() {
    let broken: [[UInt8]] = [
      [0xFF], [0x61, 0x80, 0x62], [0xE6, 0x9D], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xCC, 0x65, 0xCC],
    ]
    for text in broken { #expect(Preprocessing.nllb.applied(to: text) == text) }
    #expect(Preprocessing.nllb.applied(to: [0xC3, 0x0D, 0xA9]) == [0xC3, 0x20, 0xA9])
    #expect(Preprocessing.nllb.applied(to: [0xC3, 0x0D, 0x0D, 0xA9]) == [0xC3, 0x20, 0xA9])
  }

  @Test func plainSentencesStay() {
    for text in ["It's 5% of \"x\" - e.g. this: fine; yes?", "Größe, être, señor", "Быстрая лиса."] {
      #expect(Preprocessing.nllb.applied(to: Array(text.utf8)) == Array(text.utf8))
    }
  }

  @Test func joinersBecomeSpacesAsNLLBsTokenizerMakesThem() {
    let text = Array("می\u{200C}خواهم".utf8)
    #expect(Preprocessing.nllb.applied(to: text) == Array("می خواهم".utf8))
  }

  @Test(arguments: ["\u{301}", "'", "«\u{A0}", "\u{A0}»\u{A0}", ") ", "1\u{A0}", "\",", "\u{11A8}"])
  func aLongRepetitionTakesNoLongTime(_ unit: String) {
    let text = Array(String(repeating: unit, count: 200_000).utf8)
    #expect(Preprocessing.nllb.applied(to: text).count <= 3 * text.count + 3)
  }
}
