import SteleDocument
import SteleTestSupport
import SteleText
import Testing

@testable import SteleTranslation

@Suite("Translation memories")
struct TranslationMemoryTests {
  /// A memory with these units, sources and translations as they are written in `seg`.
  private func run(_ units: [(String, String)]) throws -> MemoryRun {
    let written = units.map {
      "<tu><tuv xml:lang=\"en\"><seg>\($0)</seg></tuv>"
        + "<tuv xml:lang=\"fr\"><seg>\($1)</seg></tuv></tu>\n"
    }
    return try MemoryRun(
      Array(
        ("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n" + written.joined()
          + "</body></tmx>\n").utf8))
  }

  // MARK: What others wrote

  @Test func `of OmegaT hold everywhere, but for their alternatives`() throws {
    let run = try MemoryRun(golden: "omegat.tmx")
    let before = try run.contents
    #expect(try run.translate("Open the file.").shown == "Ouvrez le fichier.")
    let plain = TextUnit(text: Array("Close <it> & go.".utf8))
    #expect(try run.translate([plain])[0].shown == "Fermez <-le & partez.")
    #expect(
      try run.translate("Press <b>Enter</b> now.").shown
        == "Maintenant, appuyez sur [0:Entrée].")
    #expect(try run.contents == before)
  }

  @Test func `of Trados hold the newest of a text's translations, and codes where they were put`()
    throws
  {
    let run = try MemoryRun(golden: "trados.tmx")
    #expect(try run.translate("Hello.").shown == "Salut.")
    #expect(
      try run.translate("<b>Open</b> the <br/>file.").shown
        == "Le [1]fichier, [0:ouvrez]-le.")
  }

  @Test func `of memoQ hold placeholders as codes, which others have as text`() throws {
    let run = try MemoryRun(golden: "memoq.tmx")
    #expect(
      try run.translate("Hello {name}, read <b>this</b>.").shown
        == "Bonjour {name}, lisez [0:ceci].")
    let german = try run.memory(to: "de")
    #expect(
      german.match(Array("Hello , read this.".utf8), marks: [], fingerprint: nil)?.text
        == Array("Hallo , lies das.".utf8))
  }

  @Test func `of Okapi hold paragraphs, languages in any order, and codes that end elsewhere`()
    throws
  {
    let run = try MemoryRun(golden: "okapi.tmx")
    let whole = try run.translate("First <b>one</b>. Second one.")
    #expect(whole.shown == "Les deux : le [0:premier] et le second.")
    #expect(whole.counts.sentences == 1 && whole.counts.recalled == 1)
    #expect(try run.translate("The cat.").shown == "Le chat.")
    #expect(
      try run.translate("One. <i>It goes on. Yes.</i>").shown == "One. [0:Cela continue. Yes.]")
    #expect(try run.translate("A line<br/>and another.").shown == "Une ligne[0]et une autre.")
    // A message has its tags as text.
    let message = TextUnit(text: Array("First <b>one</b>. Second one.".utf8))
    #expect(
      try run.translate([message])[0].shown == "Les deux : le <b>premier</b> et le second.")
  }

  // MARK: Which translation is taken

  @Test func `are looked up whatever the white space`() throws {
    let run = try run([("\n   Two  dogs\n are here. ", " Deux chiens\n  sont là. ")])
    #expect(try run.translate("Two dogs   are here.").shown == "Deux chiens   sont là.")
    #expect(try run.translate("Two dogs\u{A0}are here.").counts.recalled == 0)
  }

  @Test func `give a text as they have it: numbers, addresses and placeholders, too`() throws {
    let run = try run([("See {name} at 10:30, https://a.example/b.", "{name} : voir à 10 h 30.")])
    let translated = try run.translate("See {name} at 10:30, https://a.example/b.")
    #expect(translated.shown == "{name} : voir à 10 h 30.")
    #expect(translated.counts.protectedPlaced == 0)
  }

  @Test func `lose no mark that they have no code for`() throws {
    let run = try run([("One two three.", "Un deux trois."), ("Run it.", "Lancez-le.")])
    let engine = ToyEngine()
    #expect(try run.translate("One <b>two</b> three.", engine).shown == "Un [0:deux] trois.")
    #expect(try run.translate("<b>One two three.</b>").shown == "[0:Un deux trois.]")
    #expect(try run.translate("One<br/> two three.").shown == "Un[0] deux trois.")
    #expect(engine.translated.isEmpty)
    // Code that the translation does not have is put where it belongs.
    let code = try self.run([("Run f(x) now.", "Maintenant.")])
    let translated = try code.translate("Run `f(x)` now.")
    #expect(translated.unit.text == Array("Maintenant.".utf8))
    #expect(translated.unit.marks.count == 1)
  }

  @Test func `place marks by the words where codes are others than the marks`() throws {
    let run = try run([
      ("<bpt i=\"1\"/>One<ept i=\"1\"/> two three.", "Un deux <bpt i=\"1\"/>trois<ept i=\"1\"/>.")
    ])
    #expect(try run.translate("<b>One</b> two three.").shown == "Un deux [0:trois].")
    #expect(try run.translate("One <b>two</b> three.").shown == "Un [0:deux] trois.")
    #expect(try run.translate("One two three.").shown == "Un deux trois.")
  }

  @Test func `hold plurals and selects as a whole or branch by branch`() throws {
    let message = "{n, plural, one {One dog.} other {# big dogs.}}"
    let unit = TextUnit(text: Array(message.utf8))
    let branches = try run([("One dog.", "Un chien.")])
    #expect(
      try branches.translate([unit])[0].shown
        == "{n, plural, one {Un chien.} other {# big dogs.}}")
    let whole = try run([(message, "{n, plural, one {1} other {2}}")])
    let engine = ToyEngine()
    #expect(try whole.translate([unit], engine)[0].shown == "{n, plural, one {1} other {2}}")
    #expect(engine.translated.isEmpty)
  }

  @Test func `give way to the glossary`() throws {
    let run = try run([
      ("The cat sleeps.", "Le chat dort."), ("The cat sleeps. It eats.", "Le chat dort, mange."),
      ("It eats.", "Il mange."),
    ])
    let cat = try Glossary(parsing: Array("cat\tmatou".utf8), path: "terms")
    let before = try run.contents
    let other = try run.translate("The cat sleeps. It eats.", glossary: cat)
    #expect(other.shown == "The matou sleeps. Il mange.")
    #expect(other.counts.termsPlaced == 1 && other.counts.recalled == 1)
    // What was confirmed stays confirmed.
    #expect(try run.contents == before && other.counts.recorded == 0)
    let same = try Glossary(parsing: Array("cat\tChat".utf8), path: "terms")
    #expect(
      try run.translate("The cat sleeps. It eats.", glossary: same).shown == "Le chat dort, mange.")
  }

  @Test func `of longer sentences than the model reads are not cut`() throws {
    let long = (0..<150).map { "word\($0)" }.joined(separator: " ") + "."
    let run = try run([(long, "Long.")])
    let translated = try run.translate(
      [TextUnit(text: Array(long.utf8))], ToyEngine(longestSource: 20))
    #expect(translated[0].shown == "Long." && translated[0].counts.sentences == 1)
    // Nor is the model asked where its marks belong.
    let marked = try run.translate(
      [TextUnit(marked: "<b>word0</b>" + long.dropFirst(5))], ToyEngine(longestSource: 20))
    #expect(marked[0].unit.marks.count == 1 && marked[0].unit.text == Array("Long.".utf8))
  }

  @Test(arguments: [
    ("en-US", "fr_CA", "en", "fr", true), ("EN", "FR-fr", "en", "fr", true),
    ("eng", "fra", "en", "fr", true), ("en", "zh-TW", "en", "zho_Hant", true),
    ("en", "zh-Hant-HK", "en", "zho_Hant", true), ("en", "zh-CN", "en", "zho_Hant", false),
    ("en", "zh-cmn-Hans-CN", "en", "zho_Hans", true), ("en", "zh", "en", "zho_Hans", true),
    ("en", "sr-Latn-RS", "en", "srp_Cyrl", false), ("en", "sr-RS", "en", "srp_Cyrl", true),
    ("de-DE-1996", "es-419", "de", "es", true), ("en-x-simple", "pt-BR", "en", "pt", true),
    ("", "fr", "en", "fr", false), ("en", "xx-klingon", "en", "fr", false),
    ("fr", "en", "en", "fr", false),
  ])
  func `know languages by tags of any spelling`(
    source: String, target: String, from: String, to: String, isKnown: Bool
  ) throws {
    let run = try MemoryRun(
      Array(
        """
        <tmx version="1.4"><header srclang="\(source)"/><body><tu>
        <tuv lang="\(source)"><seg>Yes.</seg></tuv><tuv xml:lang="\(target)"><seg>Oui.</seg></tuv>
        </tu></body></tmx>
        """.utf8))
    let match = try run.memory(from: from, to: to).match(
      Array("Yes.".utf8), marks: [], fingerprint: nil)
    #expect((match != nil) == isKnown)
  }
}
