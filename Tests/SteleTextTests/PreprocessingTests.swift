import SteleText
import Testing

@Suite struct PreprocessingTests {
  @Test func `Without preprocessing a text stays as it is`() {
    let text: [UInt8] = Array(" “x”\u{200D} ".utf8) + [0xFF, 0]
    #expect(Preprocessing.none.applied(to: text) == text)
  }

  @Test func `Bytes that are not UTF-8 stay and do not join`() {
    let broken: [[UInt8]] = [
      [0xFF], [0x61, 0x80, 0x62], [0xE6, 0x9D], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
      [0xCC, 0x65, 0xCC],
    ]
    for text in broken { #expect(Preprocessing.nllb.applied(to: text) == text) }
    #expect(Preprocessing.nllb.applied(to: [0xC3, 0x0D, 0xA9]) == [0xC3, 0x20, 0xA9])
    #expect(Preprocessing.nllb.applied(to: [0xC3, 0x0D, 0x0D, 0xA9]) == [0xC3, 0x20, 0xA9])
  }

  @Test func `Plain sentences stay`() {
    for text in ["It's 5% of \"x\" - e.g. this: fine; yes?", "Größe, être, señor", "Быстрая лиса."]
    {
      #expect(Preprocessing.nllb.applied(to: Array(text.utf8)) == Array(text.utf8))
    }
  }

  @Test func `Joiners become spaces as NLLB's tokenizer makes them`() {
    let text = Array("می\u{200C}خواهم".utf8)
    #expect(Preprocessing.nllb.applied(to: text) == Array("می خواهم".utf8))
  }

  @Test(arguments: ["\u{301}", "'", "«\u{A0}", "\u{A0}»\u{A0}", ") ", "1\u{A0}", "\",", "\u{11A8}"])
  func `A long repetition takes no long time`(_ unit: String) {
    let text = Array(String(repeating: unit, count: 200_000).utf8)
    #expect(Preprocessing.nllb.applied(to: text).count <= 3 * text.count + 3)
  }

  /// Random bytes, most of them parts of what the rules look for.
  @Test func `No broken byte is lost or made`() {
    let parts: [UInt8] = [
      0x20, 0x0D, 0x28, 0x29, 0x27, 0x22, 0x2C, 0x31, 0x61, 0x80, 0x93, 0xA0, 0xAB, 0xBB, 0xC2,
      0xC3,
      0xCC, 0xE2, 0xEA, 0xF0, 0xFF,
    ]
    var state: UInt32 = 7
    for _ in 0..<5_000 {
      state = state &* 1_664_525 &+ 1_013_904_223
      let text = (0..<state >> 28).map { _ -> UInt8 in
        state = state &* 1_664_525 &+ 1_013_904_223
        return parts[Int(state >> 16) % parts.count]
      }
      let broken = Self.brokenBytes(of: text)
      #expect(Self.brokenBytes(of: Preprocessing.nllb.applied(to: text)) == broken, "\(text)")
    }
  }

  /// The bytes of `text` that belong to no well-formed character.
  private static func brokenBytes(of text: [UInt8]) -> [UInt8] {
    var broken: [UInt8] = []
    var position = 0
    while position < text.count {
      let lengths = (1...4).filter { position + $0 <= text.count }
      let length = lengths.first {
        String(validating: text[position..<position + $0], as: UTF8.self) != nil
      }
      if length == nil { broken.append(text[position]) }
      position += length ?? 1
    }
    return broken
  }
}
