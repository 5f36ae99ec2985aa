import Foundation
import SteleTestSupport
import Testing

@testable import SteleTranslation

@Suite("Hostile translation memories")
struct CorruptMemoryTests {
  private func error(_ contents: String) throws -> String {
    let run = try MemoryRun(Array(contents.utf8))
    do throws(TranslationMemoryError) {
      _ = try TranslationMemory(
        path: run.path, from: .english, to: .french, in: MemoryRun.languages, settings: "")
      return ""
    } catch {
      #expect(try run.text == contents)
      return error.description.replacing(run.path, with: "m.tmx")
    }
  }

  @Test func `are refused with the line, and what to do`() throws {
    #expect(
      try error("<tmx>\n<body>\n</tmx>")
        == "m.tmx:3: not valid TMX: mismatched tag; export the memory again, or mend that line")
    #expect(try error("<tmx>\n</tmx>").hasPrefix("m.tmx:1: not valid TMX: there is no <body>"))
    #expect(
      try error("<html/>") == """
        m.tmx: not a translation memory: its outermost element is <html>, not <tmx>; export the \
        memory as TMX, or name a file that is not there yet to begin a new one
        """)
    #expect(
      try error("<?xml version='1.0' encoding='Big5'?><tmx><body/></tmx>").contains(
        "its encoding is Big5, which is not Unicode's"))
    #expect(try error("Two dogs.\tDeux chiens.\n").hasPrefix("m.tmx:1: not valid TMX: "))
    let latin = try MemoryRun(Array("<tmx>\n<body>".utf8) + [0xE9])
    #expect(throws: TranslationMemoryError.self) { _ = try latin.memory() }
    #expect(throws: TranslationMemoryError.self) {
      _ = try TranslationMemory(
        path: latin.folder.path("none/m.tmx"), from: .english, to: .french,
        in: MemoryRun.languages, settings: "")
    }
    #expect(throws: TranslationMemoryError.self) {
      _ = try TranslationMemory(
        path: latin.folder.url.path, from: .english, to: .french, in: MemoryRun.languages,
        settings: "")
    }
  }

  @Test func `hold no entity, no depth and no number that harms`() throws {
    let bomb = """
      <!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
      <tmx><body><tu><tuv lang="en"><seg>One &d;.</seg></tuv><tuv lang="fr"><seg>&d;</seg></tuv></tu>
      </body></tmx>
      """
    let run = try MemoryRun(Array(bomb.utf8))
    #expect(try run.translate("One two.").counts.recalled == 0)
    let deep = String(repeating: "<hi>", count: 100_000)
    #expect(try error("<tmx><body><tu><tuv><seg>\(deep)").contains("deep"))
    // Many translations of one text, many codes of one name, and many tags of languages.
    let unit = { (number: Int) in
      "<tu><tuv lang='en-x-\(number)'><seg>One.</seg></tuv><tuv lang='fr'><seg>\(number)</seg></tuv></tu>"
    }
    let many = try MemoryRun(
      Array("<tmx><body>\((0..<20_000).map(unit).joined())</body></tmx>".utf8))
    #expect(try many.translate("One.").shown == "19999")
    let codes = String(repeating: "<ph/><bpt i='1'/><ut>x</ut>", count: 50_000)
    let coded = try MemoryRun(
      Array(
        "<tmx><body><tu><tuv lang='en'><seg>One.\(codes)</seg></tuv><tuv lang='fr'><seg>Un.\(codes)</seg></tuv></tu></body></tmx>"
          .utf8))
    #expect(try coded.translate("<b>One</b>.").shown == "[0:Un].")
  }

  @Test func `that once broke the reader, and the fuzzer's first ones, are read or refused`() throws
  {
    let folder = Repository.corrupt.appending(path: "memory")
    let files =
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count >= 4)
    for file in files {
      let bytes = Array(try Data(contentsOf: file))
      for end in stride(from: 0, through: bytes.count, by: 1 + bytes.count / 24) {
        let run = try MemoryRun(Array(bytes[..<end]))
        do {
          _ = try run.translate("Open the file. Something <b>new</b>.")
          #expect(
            try run.translate("Open the file. Something <b>new</b>.").counts.recalled == 2)
        } catch let error as TranslationMemoryError {
          #expect(try error.description.hasPrefix(run.path) && run.contents == Array(bytes[..<end]))
        }
      }
    }
  }
}
