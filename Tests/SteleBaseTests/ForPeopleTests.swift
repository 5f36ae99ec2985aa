import SteleBase
import SteleTestSupport
import Testing

@Suite struct ForPeopleTests {
  @Test func `Text that could move a cursor is shown as code points`() {
    #expect(Escaped.text("plain, also é and 字") == "plain, also é and 字")
    #expect(Escaped.text("a\u{1B}[2J\n\u{202E}b") == #"a\u{1B}[2J\u{A}\u{202E}b"#)
    #expect(Escaped.text("аb", onlyASCII: true) == #"\u{430}b"#)
  }

  @Test func `A text that is too long is cut`() {
    #expect(Escaped.text("abc", limit: 3) == "abc")
    #expect(Escaped.text("abcd", limit: 3) == "abc…")
    #expect(Escaped.text("\n\nx", limit: 2) == #"\u{A}\u{A}…"#)
  }

  @Test func `Words are as far apart as the slips that make one of the other`() {
    for (left, right, distance) in [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1),
      ("abc", "ab", 1), ("abc", "xabc", 1), ("abc", "acb", 1), ("kitten", "sitting", 3),
      ("ca", "abc", 3),
    ] {
      #expect(EditDistance.between(Array(left), Array(right)) == distance, "\(left) \(right)")
    }
  }

  @Test func `Distances are symmetric and keep to the triangle's rule of one slip`() {
    var generator = SplitMix64(seed: 5)
    func word() -> [UInt8] {
      (0..<Int.random(in: 0...7, using: &generator)).map { _ in
        UInt8.random(in: 0...2, using: &generator)
      }
    }
    for _ in 0..<500 {
      let (left, right) = (word(), word())
      let distance = EditDistance.between(left, right)
      #expect(distance == EditDistance.between(right, left))
      #expect(distance >= abs(left.count - right.count))
      #expect(distance <= max(left.count, right.count))
      #expect((distance == 0) == (left == right))
    }
  }

  @Test func `The nearest name is meant, or the only one that a word begins`() {
    let names = ["convert", "corpus", "check", "completions", "stars", "Apache-2.0"]
    for (word, name) in [
      ("covnert", "convert"), ("corpse", "corpus"), ("CHEK", "check"), ("comp", "completions"),
      ("apache-20", "Apache-2.0"), ("c", nil), ("", nil), ("profile", nil), ("con", "convert"),
      (String(repeating: "check", count: 20), nil),
    ] {
      #expect(NearestName.of(word, in: names) == name, "\(word)")
    }
    #expect(NearestName.of("ab", in: ["ac", "ad"]) == nil)
    #expect(NearestName.of("abc", in: ["abd", "aed"]) == "abd")
    #expect(NearestName.of("abc", in: ["abcdef", "abcxyz"]) == nil)
  }

  @Test func `Numbers have as many places as were asked for`() {
    for (value, places, text) in [
      (0, 0, "0"), (1.25, 1, "1.3"), (-1.24, 1, "-1.2"), (-0.04, 1, "0.0"), (2, 3, "2.000"),
      (0.056, 2, "0.06"), (1e30, 1, "1e+30"), (.infinity, 1, "inf"), (.nan, 2, "nan"),
    ] as [(Double, Int, String)] {
      #expect(FixedPoint.text(value, places) == text)
    }
  }
}
