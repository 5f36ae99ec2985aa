import Foundation
import SteleDocument
import SteleTestSupport
import SteleText
import Testing

@testable import SteleTranslation

@Suite("What a translation memory records")
struct RecordedTranslationTests {
  private static let reversing = MarkTests.reversing

  @Test func `is written as this, sorted, with codes for marks`() throws {
    let run = try MemoryRun()
    let made = try run.translate(
      [
        TextUnit(marked: "one <b>two three</b> four. Tom & <i>\"<b>Jerry</b>\"</i><br/>!"),
        TextUnit(marked: "12.5 — 3"), TextUnit(marked: "A `f(x)` b."),
      ], ToyEngine(Self.reversing))
    #expect(made.map(\.counts.recorded) == [2, 0, 1])
    let golden = Repository.golden.appending(path: "memory/stele.tmx")
    let expected = try? Data(contentsOf: golden)
    if expected == nil { try Data(run.contents).write(to: golden) }
    let text = try run.text
    // The version is in it, and decides on nothing here.
    #expect(
      text.replacing(/creationtoolversion="[^"]*"/, with: "creationtoolversion=\"0\"")
        == String(decoding: try #require(expected), as: UTF8.self)
        .replacing(/creationtoolversion="[^"]*"/, with: "creationtoolversion=\"0\""))
  }

  @Test func `spares the model the same work, with the same result`() throws {
    var generator = SplitMix64(seed: 41)
    let units = (0..<400).map { _ in
      RandomUnit.unit(&generator, hasFixed: true)
    }
    for (segmentation, guards) in [(TextSegmentation.sentence, true), (.none, false)] {
      let run = try MemoryRun()
      let first = try run.translate(
        units, ToyEngine(Self.reversing), segmentation: segmentation, guards: guards)
      let written = try run.contents
      let engine = ToyEngine(Self.reversing)
      let second = try run.translate(
        units, engine, segmentation: segmentation, guards: guards)
      for (index, pair) in zip(first, second).enumerated() {
        #expect(pair.0.unit == pair.1.unit, "\(index): \(units[index].bracketed)")
      }
      let alone = try MemoryRun().translate(
        units, ToyEngine(Self.reversing), segmentation: segmentation, guards: guards)
      #expect(alone.map(\.unit) == first.map(\.unit))
      let recalled = second.reduce(0) { $0 + $1.counts.recalled }
      let recorded = first.reduce(0) { $0 + $1.counts.recorded }
      #expect(recorded > 300 && recalled >= recorded)
      // Of texts that differ in what stands around them alone, one is kept.
      #expect(engine.translated.count * 50 < recalled, "\(engine.translated)")
      if engine.translated.isEmpty { #expect(try run.contents == written) }
    }
  }

  @Test func `is used with the same settings only, and else made anew in its place`() throws {
    let run = try MemoryRun()
    _ = try run.translate("one two.", settings: "a model")
    let first = try run.text
    let engine = ToyEngine(Self.reversing)
    let other = try run.translate("one two.", engine, settings: "another")
    #expect(other.counts.recalled == 0 && other.counts.recorded == 1)
    let second = try run.text
    #expect(second != first && second.components(separatedBy: "<tu ").count == 2)
    #expect(second.contains("<seg>\(other.shown)</seg>"))
    #expect(try run.translate("one two.", settings: "another").counts.recalled == 1)
  }

  @Test(arguments: [
    ("Un deux.</seg>", "Une deux.</seg>"),
    ("<prop type=\"x-stele-status\">machine</prop>", ""),
    (">machine<", ">confirmed<"),
    ("<tuv xml:lang=\"fr\">", "<tuv xml:lang=\"fr\" changeid=\"me\">"),
  ])
  func `is confirmed by whoever changes it`(old: String, new: String) throws {
    let french: ToyEngine.Rule = { _, _ in [("Un", 0), (" deux", 1), (".", 2)] }
    let confirmed = try MemoryRun()
    _ = try confirmed.translate("One two.", ToyEngine(french))
    let unconfirmed = try confirmed.translate("One two.", ToyEngine(french), settings: "other")
    #expect(unconfirmed.counts.recalled == 0)
    let text = try confirmed.text
    try #require(text.contains(old))
    try confirmed.write(text.replacing(old, with: new))
    let before = try confirmed.contents
    let checksum = try confirmed.memory().checksum
    #expect(try checksum != MemoryRun().memory().checksum)
    let recalled = try confirmed.translate("One two.", settings: "another")
    #expect(recalled.counts.recalled == 1 && recalled.shown.hasSuffix(" deux."))
    #expect(try confirmed.contents == before)
  }

  @Test func `is not what failed, was cut off, repeats itself, or is drawn at random`() throws {
    let run = try MemoryRun()
    _ = try run.translate("FAIL here.")
    _ = try run.translate("12 — 7.5")
    _ = try run.translate("one two.", settings: nil)
    let stubborn: ToyEngine.Rule = { pieces, _ in Array(repeating: (pieces[0], 0), count: 12) }
    _ = try run.translate("Three four.", ToyEngine(stubborn))
    // XML has no such characters, and no bytes that are no characters.
    _ = try run.translate("Bell \u{7} rings.", guards: false)
    _ = try run.translate("Bell \u{FFFE} rings.", guards: false)
    let damaged = TextUnit(text: Array("Five ".utf8) + [0xFF] + Array(" six.".utf8))
    _ = try run.translate([damaged], guards: false)
    #expect(try !run.text.contains("<tu "))
  }

  @Test func `leaves all else in the file as it was`() throws {
    for name in ["omegat.tmx", "trados.tmx", "memoq.tmx", "okapi.tmx"] {
      let run = try MemoryRun(golden: name)
      let before = try run.text
      _ = try run.translate("Something new.")
      let after = try run.text
      let start = try #require(after.range(of: "<tu srclang=\"en\" creationid=\"stele\">"))
      let end = try #require(after.range(of: "</tu>", range: start.upperBound..<after.endIndex))
      let kept = after[..<start.lowerBound] + after[end.upperBound...]
      #expect(
        kept.filter { !$0.isWhitespace } == before.filter { !$0.isWhitespace }, "\(name)")
      #expect(before.hasPrefix(after[..<start.lowerBound].trimmed), "\(name)")
      #expect(before.hasSuffix(after[end.upperBound...]), "\(name)")
      #expect(try run.translate("Something new.").counts.recalled == 1)
      #expect(try run.text == after)
    }
  }

  @Test(arguments: [
    "<tmx><header/><body/></tmx>", "<tmx><body></body></tmx>",
    "<tmx>\r\n<body>\r\n  <tu><tuv lang='a'><seg>b</seg></tuv></tu>\r\n</body>\r\n</tmx>\r\n",
    "<x:tmx xmlns:x='u'><x:body><!-- none --></x:body></x:tmx>",
  ])
  func `finds a place in any file`(contents: String) throws {
    let run = try MemoryRun(Array(contents.utf8))
    _ = try run.translate("one <b>two</b>.")
    let text = try run.text
    #expect(!contents.contains("\r") || !text.replacing("\r\n", with: "").contains("\n"))
    #expect(!contents.contains("x:") || text.contains("<x:bpt ") && text.contains("</x:tu>"))
    let again = try run.translate("one <b>two</b>.")
    #expect(again.counts.recalled == 1 && again.shown == "one [0:two].")
  }

  @Test func `keeps the file's UTF-16`() throws {
    for isLittleEndian in [true, false] {
      func encoded(_ text: String) -> [UInt8] {
        "\u{FEFF}\(text)".utf16.flatMap { unit -> [UInt8] in
          let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
          return isLittleEndian ? bytes : bytes.reversed()
        }
      }
      let unit =
        "<tu><tuv xml:lang='en'><seg>Snow.</seg></tuv><tuv xml:lang='fr'><seg>Neige ❄ 𝄞.</seg></tuv></tu>"
      let run = try MemoryRun(
        encoded("<?xml version='1.0' encoding='UTF-16'?><tmx><body>\(unit)</body></tmx>"))
      let translated = try run.translate("Snow. New 𝄞 words.")
      #expect(translated.shown == "Neige ❄ 𝄞. New 𝄞 words.")
      let head = encoded("<?xml version='1.0' encoding='UTF-16'?><tmx><body>\(unit)")
      #expect(try run.contents.starts(with: head) && run.contents.count > head.count + 100)
      #expect(try run.translate("Snow. New 𝄞 words.").counts.recalled == 2)
    }
  }

  @Test func `joins what others wrote meanwhile`() throws {
    let run = try MemoryRun()
    let (first, second) = (try run.memory(), try run.memory())
    _ = try run.translate([TextUnit(marked: "One.")], memory: first)
    _ = try run.translate([TextUnit(marked: "Two.")], memory: second)
    // Confirmed by someone else, while the model made it once more.
    let third = try run.memory(settings: "another")
    try run.write(
      try run.text.replacing(
        "<seg>One.</seg></tuv>\n    </tu>", with: "<seg>Un.</seg></tuv>\n    </tu>"))
    _ = try run.translate([TextUnit(marked: "One. Three.")], memory: third)
    let text = try run.text
    #expect(text.components(separatedBy: "<tu ").count == 4, "\(text)")
    #expect(try run.translate("One. Two. Three.").shown == "Un. Two. Three.")
  }

  @Test func `is the same whatever order threads record in`() throws {
    let sentences = (0..<64).map { number in TextUnit(marked: "word\(number) <b>x</b>.") }
    var files: Set<[UInt8]> = []
    for seed in 0..<4 {
      var random = SplitMix64(seed: UInt64(seed))
      let run = try MemoryRun()
      _ = try run.translate(sentences.shuffled(using: &random))
      files.insert(try run.contents)
    }
    #expect(files.count == 1)
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
