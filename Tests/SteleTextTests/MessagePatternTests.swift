import SteleTestSupport
import SteleText
import Testing

@Suite struct MessagePatternTests {
  /// The branches of a message: their texts, `+` behind those with a number sign, and in brackets
  /// those of messages within.
  private func branches(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    func shown(_ pattern: MessagePattern) -> [String] {
      pattern.branches.flatMap { branch in
        [String(decoding: bytes[branch.text], as: UTF8.self) + (branch.hasNumberSign ? "+" : "")]
          + branch.messages.map { "[" + shown($0).joined(separator: "|") + "]" }
      }
    }
    return MessagePattern(parsing: bytes, in: bytes.indices).map(shown)
  }

  @Test(arguments: [
    (
      "{n, plural, offset:1 =0 {None} one {{n} dog} other {# dogs}}",
      ["None", "{n} dog", "# dogs+"]
    ),
    ("{g,select,male{his}female{her}other{their}}", ["his", "her", "their"]),
    ("{ n , selectordinal , one { #st } other{#th}}", [" #st +", "#th+"]),
    (
      "{größe, plural, =1{ein Hund} other{{0,number,#.#} Hunde}}",
      ["ein Hund", "{0,number,#.#} Hunde"]
    ),
    (
      "{g, select, a {A {n, plural, one {# dog} other {dogs}}.} other {}}",
      ["A {n, plural, one {# dog} other {dogs}}.", "[# dog+|dogs]", ""]
    ),
    (
      "{n, plural, other {{g, select, other {# of them}} x}}",
      ["{g, select, other {# of them}} x", "[# of them+]"]
    ),
    ("{n, plural, one {don''t '{x}' it's} other {'#' #}}", ["don''t '{x}' it's", "'#' #+"]),
    ("{n, plural, one {'#'} other {l''{x}}}", ["'#'", "l''{x}"]),
    ("{n, plural, one {l'{x}} other {les {x}}}", ["l'{x}", "les {x}"]),
    ("{n, plural, other {{g, select, male} dogs}}", ["{g, select, male} dogs"]),
    ("{n, plural,\n  one {a}\n  other {b}\n}", ["a", "b"]),
  ])
  func `Messages are taken apart`(_ text: String, _ expected: [String]) {
    #expect(branches(text) == expected)
  }

  @Test(arguments: [
    "", "{", "{n}", "{n, number}", "{n, plural}", "{n, plural,}", "{n, plural, }",
    "{n, plural, one}", "{n, plural, {a}}", "{n, plural, one {a}", "{n, plural, one {a}} b",
    "{n, plural, = {a}}", "{n, plural, one {a} b}", "{, plural, one {a}}", "{n plural, one {a}}",
    "{0,choice,0#none|1#one}", "{n, plurals, one {a}}", "{n, plural, one {{a}", "x",
  ])
  func `Other texts are no messages`(_ text: String) {
    #expect(branches(text) == nil)
  }

  @Test func `Ranges outside the text hold no message`() {
    #expect(MessagePattern(parsing: [0x7B], in: 0..<9) == nil)
    #expect(MessagePattern(parsing: [0x7B], in: -1..<1) == nil)
  }

  @Test func `A message within a text is read where it lies`() {
    let text = Array("It's '{n, plural, one {a} other {b}}'".utf8)
    let range = 6..<text.count - 1
    let pattern = MessagePattern(parsing: text, in: range)
    #expect(pattern?.range == range)
    #expect(pattern?.branches.map { text[$0.text] } == [[0x61], [0x62]])
    #expect(ProtectedSpans.spans(in: text) == [ProtectedSpan(range: range, kind: .message)])
  }

  @Test(arguments: [1, 31, 32, 33, 20_000])
  func `Messages nest only so deep`(_ levels: Int) {
    let text = Array(
      (String(repeating: "{n, plural, other {", count: levels) + "dogs"
        + String(repeating: "}}", count: levels)).utf8)
    let isRead = levels <= MessagePattern.deepestNesting
    var pattern = MessagePattern(parsing: text, in: text.indices)
    var depth = 0
    while let current = pattern {
      depth += 1
      pattern = current.branches.first?.messages.first
    }
    #expect(depth == (isRead ? levels : 0))
    #expect(
      ProtectedSpans.spans(in: text) == [
        ProtectedSpan(range: text.indices, kind: isRead ? .message : .other)
      ])
  }

  /// A message and what its branches are, made by the grammar.
  private func message(depth: Int, _ random: inout SplitMix64) -> (text: String, branches: [String])
  {
    let kind = ["plural", "select", "selectordinal"].randomElement(using: &random) ?? ""
    func space() -> String { ["", " ", "\n "].randomElement(using: &random) ?? "" }
    var text = "{" + space() + "n" + space() + "," + space() + kind + space() + "," + space()
    if kind != "select", Bool.random(using: &random) { text += "offset:2 " }
    var branches: [String] = []
    for selector in ["=0", "one", "other"].prefix(Int.random(in: 1...3, using: &random)) {
      var branch = ""
      for _ in 0..<Int.random(in: 0..<4, using: &random) {
        let piece = ["dog ", "两只狗", "{x}", "{0, number}", "#", "''", "'{'", "it's "]
        branch += piece.randomElement(using: &random) ?? ""
        if depth < 4, Int.random(in: 0..<4, using: &random) == 0 {
          branch += message(depth: depth + 1, &random).text
        }
      }
      branches.append(branch)
      text += space() + (kind == "select" ? selector.replacing("=", with: "v") : selector)
      text += space() + "{" + branch + "}"
    }
    return (text + space() + "}", branches)
  }

  @Test func `Messages made by the grammar give their branches`() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<3000 {
      let (text, branches) = message(depth: 0, &random)
      let bytes = Array(text.utf8)
      guard let pattern = MessagePattern(parsing: bytes, in: bytes.indices) else {
        Issue.record("not read: \(text)")
        continue
      }
      #expect(
        pattern.branches.map { String(decoding: bytes[$0.text], as: UTF8.self) } == branches,
        "\(text)")
      #expect(isOrdered(pattern, in: bytes.indices), "\(text)")
      #expect(
        ProtectedSpans.spans(in: bytes) == [ProtectedSpan(range: bytes.indices, kind: .message)])
    }
  }

  /// Whether all branches and the messages within them lie in order within what holds them.
  private func isOrdered(_ pattern: MessagePattern, in outer: Range<Int>) -> Bool {
    guard outer.lowerBound <= pattern.range.lowerBound,
      pattern.range.upperBound <= outer.upperBound
    else { return false }
    var end = pattern.range.lowerBound + 1
    for branch in pattern.branches {
      guard end < branch.text.lowerBound, branch.text.upperBound < pattern.range.upperBound else {
        return false
      }
      end = branch.text.upperBound
      var inner = branch.text.lowerBound
      for message in branch.messages {
        guard inner <= message.range.lowerBound, isOrdered(message, in: branch.text) else {
          return false
        }
        inner = message.range.upperBound
      }
    }
    return true
  }

  @Test func `Any bytes are read or refused`() {
    var random = SplitMix64(seed: 12)
    let pieces = [
      "{", "}", "{n, plural,", " other ", "=1", "'", "''", "#", "x", ",", "select", " ",
    ]
    .map { Array($0.utf8) }
    for _ in 0..<5000 {
      let text =
        Array("{n,select,".utf8)
        + (0..<Int.random(in: 0..<20, using: &random)).flatMap { _ in
          pieces.randomElement(using: &random) ?? []
        }
      if let pattern = MessagePattern(parsing: text, in: text.indices) {
        #expect(isOrdered(pattern, in: text.indices), "\(text)")
      }
    }
  }

  @Test(
    .serialized, .timeLimit(.minutes(1)),
    arguments: [
      "{n,plural,other{", "{n,plural,other{'", "{n,plural,other{'{", "{n,select,",
      "{n,plural,other{x}",
      "{n,plural,other{#}}", "{n,plural,other{'{'}}",
    ])
  func `Repeated beginnings take linear time`(_ beginning: String) {
    let text = Array(repeatElement(Array(beginning.utf8), count: 10_000).joined())
    #expect(MessagePattern(parsing: text, in: text.indices) == nil)
    #expect(ProtectedSpans.spans(in: text).allSatisfy { $0.range.upperBound <= text.count })
  }

  @Test(arguments: ["{n,plural,x{a '{' b}}!", "{n,plural,x{a '{' b} !}"])
  func `A message that breaks the syntax stays whole where only quotes being read lets it end`(
    _ text: String
  ) throws {
    let bytes = Array(text.utf8)
    let end = try #require(bytes.lastIndex(of: UInt8(ascii: "}"))) + 1
    #expect(
      ProtectedSpans.spans(in: bytes) == [
        ProtectedSpan(range: 0..<end, kind: text.hasSuffix("!") ? .message : .other)
      ])
  }

  /// Beginnings, middles and ends, each many times: every message has its end, read one way, in the
  /// last.
  @Test(
    .serialized, .timeLimit(.minutes(1)),
    arguments: [
      ["{a,plural,x{{z ", "'{' '{' '{' ", " }}!}"], ["{a,plural,x{{z '}''}''}' ", "", " }}!}"],
    ])
  func `Broken messages in one another take linear time`(_ parts: [String]) {
    let text = parts.flatMap { part in
      (0..<30_000).flatMap { _ in Array(part.utf8) }
    }
    #expect(ProtectedSpans.spans(in: text).first?.range.lowerBound == 0)
  }
}
