import SteleDocument
import SteleTestSupport
import Testing

@Suite struct JoinedCueTests {
  /// A file with these cues, a second apart.
  private static func file(_ cues: [String], pause: Int = 0) -> String {
    cues.enumerated().map { index, cue in
      let start = index * (2 + pause)
      let time = { (second: Int) in "00:0\(second / 60):\(second % 60 / 10)\(second % 10),000" }
      return "\(index + 1)\n\(time(start)) --> \(time(start + 2))\n\(cue)\n"
    }.joined(separator: "\n")
  }

  private func expectTexts(
    _ cues: [String], _ texts: [String], pause: Int = 0,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let text = Self.file(cues, pause: pause)
    let document = try Document(text, as: .subRip)
    #expect(document.texts == texts, sourceLocation: location)
    #expect(
      try document.rendered(with: document.units) == Array(text.utf8), sourceLocation: location)
  }

  @Test func `A sentence over several cues is one text, with dividers between them`() throws {
    let cues = ["<i>Two dogs are\nplaying</i>", "<i>in the snow, and</i>", "<i>a man</i>", "Stop."]
    let document = try Document(Self.file(cues), as: .subRip)
    #expect(document.texts == ["Two dogs are playing in the snow, and a man", "Stop."])
    #expect(document.units[0].marks.map(\.kind) == [.divider, .divider])
    #expect(document.units[0].marks.map(\.range.lowerBound) == [20, 37])
    #expect(
      try document.shouted() == Self.file(cues.map { $0.uppercased() }).replacing("I>", with: "i>"))
    var options = DocumentOptions()
    options.joinsCues = false
    #expect(try Document(Self.file(cues), as: .subRip, options: options).units.count == 4)
  }

  @Test func `Cues that do not go on are texts of their own`() throws {
    try expectTexts(["Two dogs.", "a man"], ["Two dogs.", "a man"])
    try expectTexts(["I thought...", "that you left"], ["I thought...", "that you left"])
    try expectTexts(["But I—", "no"], ["But I—", "no"])
    try expectTexts(["Two dogs", "- a man"], ["Two dogs", "a man"])
    try expectTexts(["Two dogs", "[barks]"], ["Two dogs", "barks"])
    try expectTexts(["[barks]", "two dogs"], ["barks", "two dogs"])
    try expectTexts(["♪ two dogs", "♪ a man"], ["two dogs", "a man"])
    try expectTexts(["Two dogs", "JOHN: a man"], ["Two dogs", "a man"])
    try expectTexts(["Two dogs", "<i>a man</i>"], ["Two dogs", "a man"])
    try expectTexts(["Two dogs", "{\\an8}a man"], ["Two dogs", "a man"])
    try expectTexts(["Two dogs", "a man"], ["Two dogs", "a man"], pause: 4)
    try expectTexts(["Two dogs", "", "a man"], ["Two dogs", "a man"])
    // Without punctuation, capitals may begin a sentence.
    try expectTexts(["Chapter One", "The Beginning"], ["Chapter One", "The Beginning"])
    try expectTexts(["二匹の犬が", "雪の中で"], ["二匹の犬が", "雪の中で"])
    try expectTexts(
      Array(repeating: "two dogs", count: 25), Array(repeating: "two dogs", count: 25))
    try expectTexts(["THE END", "Of the dogs."], ["THE END", "Of the dogs."])
  }

  @Test func `With punctuation, names, capitals and scripts without them go on, too`() throws {
    try expectTexts(["We went to", "Paris."], ["We went to Paris."])
    try expectTexts(["TWO DOGS", "PLAY."], ["TWO DOGS PLAY."])
    try expectTexts(["二匹の犬が", "雪の中で。"], ["二匹の犬が雪の中で。"])
    try expectTexts(
      ["- Hi.\n- We went to", "Paris.\n- When?"], ["Hi.", "We went to Paris.", "When?"])
  }

  @Test func `A chain of cues has an end`() throws {
    let cues = (0..<20).map { $0 == 19 ? "dogs." : "two \($0 % 2)" }
    #expect(try Document(Self.file(cues), as: .subRip).units.count == 3)
    let long = (0..<3).map { String(repeating: "word ", count: 90) + "\($0)" } + ["Stop."]
    #expect(try Document(Self.file(long), as: .subRip).units.count == 3)
  }

  /// The file with `text` in the place of its only unit, and dividers at `dividers`.
  private func rendered(_ cues: [String], _ text: String, _ dividers: [Int]) throws -> [String] {
    let document = try Document(Self.file(cues), as: .subRip)
    try #require(document.units.count == 1)
    var unit = document.units[0]
    unit.text = Array(text.utf8)
    var offsets = dividers[...]
    for index in unit.marks.indices where unit.marks[index].kind == .divider {
      let offset = offsets.popFirst() ?? 0
      unit.marks[index].range = offset..<offset
    }
    let output = String(decoding: try document.rendered(with: [unit]), as: UTF8.self)
    return output.split(separator: "\n\n").map {
      $0.split(separator: "\n").dropFirst(2).joined(separator: "|")
    }
  }

  @Test func `A translation is cut at its dividers, at the ends of words`() throws {
    let cues = ["two dogs\nplay", "in the snow."]
    #expect(
      try rendered(cues, "zwei Hunde spielen im Schnee.", [18]) == [
        "zwei Hunde|spielen", "im Schnee.",
      ])
    #expect(
      try rendered(cues, "zwei Hunde spielen im Schnee.", [7]) == [
        "zwei|Hunde", "spielen im Schnee.",
      ])
    #expect(
      try rendered(cues, "im Schnee spielen, hier.", [17]) == ["im Schnee|spielen,", "hier."])
    #expect(try rendered(cues, "雪の中で遊ぶ", [9]) == ["雪の|中", "で遊ぶ"])
  }

  @Test func `No cue is empty where there are words enough`() throws {
    let cues = ["two dogs", "play here", "in the snow."]
    #expect(try rendered(cues, "a b c d e f", [0, 0]) == ["a b", "c d", "e f"])
    #expect(try rendered(cues, "a b c", [5, 5]) == ["a", "b", "c"])
    #expect(try rendered(cues, "a b", [3, 3]) == ["a", "b", "\u{A0}"])
    #expect(try rendered(cues, "", [0, 0]) == ["\u{A0}", "\u{A0}", "\u{A0}"])
    #expect(try rendered(cues, "犬が雪の中で", [0, 0]) == ["犬が", "雪の", "中で"])
    #expect(try rendered(cues, "eins, zwei", [4, 5]).count == 3)
  }

  @Test func `A tag does not reach over cues`() throws {
    let cues = ["<i>two</i> dogs", "play <b>in</b> the snow."]
    let document = try Document(Self.file(cues), as: .subRip)
    var unit = document.units[0]
    #expect(unit.marks.map(\.kind) == [.span, .divider, .span])
    unit.text = Array("zwei Hunde spielen".utf8)
    unit.marks[0].range = 0..<18
    unit.marks[1].range = 10..<10
    unit.marks[2].range = 11..<18
    #expect(
      String(decoding: try document.rendered(with: [unit]), as: UTF8.self)
        == Self.file(["<i>zwei Hunde</i>", "<i><b>spielen</b></i>"]))
  }

  @Test func `However random cues are translated, their times, numbers and order stay`() throws {
    let words = [
      "two ", "dogs ", "Paris ", "snow. ", "No! ", "\n", "\n- ", "<i>", "</i>", "{\\an8}", "[x]",
      "(y) ", "♪ ", "JOHN: ",
      "7", "犬", ", ", "—", " --> ", "\n\n", "\n \n", "…", "<c.x>", "</c>", "<00:01.000>", "&amp;",
      "# ", ">> ",
    ]
    var generator = SplitMix64(seed: 5)
    for format in [DocumentFormat.subRip, .webVTT] {
      for _ in 0..<400 {
        let cues = (0..<(1 + generator.next(below: 6))).map { _ in
          var cue = "a"
          for _ in 0..<generator.next(below: 10) {
            cue += words[generator.next(below: words.count)]
          }
          return cue
        }
        let text = (format == .webVTT ? "WEBVTT\n\n" : "") + Self.file(cues)
        let document = try Document(text, as: format)
        #expect(try document.rendered(with: document.units) == Array(text.utf8))
        for toy in Toy.allCases {
          let output = String(decoding: try document.rendered(by: toy), as: UTF8.self)
          #expect(Self.frame(of: output) == Self.frame(of: text), "\(toy): \(text)\n\(output)")
        }
        let empty = document.units.map { unit in
          TextUnit(
            text: [],
            marks: unit.marks.map {
              .init(kind: $0.kind, range: 0..<0, id: $0.id, parent: $0.parent)
            })
        }
        let output = String(decoding: try document.rendered(with: empty), as: UTF8.self)
        #expect(Self.frame(of: output) == Self.frame(of: text), "\(text)\n\(output)")
      }
    }
  }

  /// The lines of times, and the numbers before them.
  private static func frame(of text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.indices.dropFirst().flatMap { index in
      lines[index].contains(",000 --> ") ? [lines[index - 1], lines[index]] : []
    }
  }
}
