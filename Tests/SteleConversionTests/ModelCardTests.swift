import Foundation
import SteleConversion
import SteleFile
import SteleModelFormat
import SteleTestSupport
import Testing

/// What a model file keeps of its checkpoint's card.
@Suite("Model cards") struct ModelCardTests {
  private func manifest(card: [UInt8]?) throws -> Manifest {
    let folder = try TemporaryFolder()
    let checkpoint = folder.url.appending(path: "checkpoint")
    try TinyCheckpoint().write(to: checkpoint)
    if let card { try Data(card).write(to: checkpoint.appending(path: "README.md")) }
    let path = folder.path("model.stele")
    try Converter(checkpoint: checkpoint.path, weights: .int8).write(to: path)
    return try Manifest(
      parsing: Container(opening: path).text(named: ModelPlan.manifestSection))
  }

  private func card(_ text: String) throws -> Manifest.Card? {
    try manifest(card: Array(text.utf8)).card
  }

  @Test func `Licence and note are kept, and then the card is a source`() throws {
    let manifest = try manifest(
      card: Array("---\nlicense: mit\nlanguage:\n- en\nstele_note: Cats only.\n---\n# A".utf8))
    #expect(manifest.card == .init(license: "mit", note: "Cats only."))
    #expect(
      manifest.sources.contains { $0.name == "README.md" && $0.sha256.contains { $0 != "0" } })
  }

  @Test func `Values in YAML's ways of writing them`() throws {
    for (yaml, license) in [
      ("license: \"mit\"", "mit"), ("license: 'it''s'", "it's"), ("license: >-\n  a\n  b", "a b"),
      ("license:\n- mit\n- zlib", "mit, zlib"), ("license:\n  - mit", "mit"),
      ("license:   mit  ", "mit"), ("license: other\nlicense_name: own", "own"),
      ("license: other", "other"), ("tags: x\nlicense: mit\r", "mit"), ("license: |\n  a", "a"),
    ] {
      #expect(try card("---\n\(yaml)\n---\n")?.license == license, "\(yaml)")
    }
  }

  @Test func `No card, and cards without front matter, are no error and keep nothing`() throws {
    #expect(try manifest(card: nil).card == nil)
    for text in [
      "", "# A model", "license: mit", "---\nlicense: mit\n", "---\nlicense:\n---\n", "---\n---\n",
      "\n---\nlicense: mit\n---\n", "---\n  license: mit\n---\n", "---", "---\nlicenses: a\n---",
    ] {
      let manifest = try manifest(card: Array(text.utf8))
      #expect(manifest.card == nil, "\(text)")
      #expect(!manifest.sources.contains { $0.name == "README.md" })
    }
  }

  @Test func `A card of any bytes and length is read in part, and what is kept is short and plain`()
    throws
  {
    let long = String(repeating: "é", count: 5000)
    let kept = try card("---\nstele_note: a\u{7}\u{1B}[0m\u{202E}\(long)\n---\n")?.note ?? ""
    #expect(kept.utf8.count <= 1000 && kept.hasPrefix("a[0mé"))
    let far = String(repeating: "x: y\n", count: 20_000)
    #expect(try card("---\n\(far)license: mit\n---\n") == nil)
    var random = SplitMix64(seed: 5)
    for _ in 0..<20 {
      let bytes = (0..<200).map { _ in
        Array("-: \n\"'>|license\u{FF}".utf8).randomElement(using: &random) ?? 0
      }
      _ = try manifest(card: Array("---\nlicense:".utf8) + bytes + Array("\n---\n".utf8))
    }
  }
}
