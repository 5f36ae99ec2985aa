import Foundation
import SteleFile
import SteleTestSupport
import SteleTokenizer
import Testing

@Suite struct TokenizerTests {
  private static let pieces: [TokenizerTables.Piece] =
    [("<unk>", PieceKind.unknown), ("<s>", .control), ("</s>", .control)].map {
      .init(text: Array($0.0.utf8), score: 0, kind: $0.1)
    }
    + ["▁", "a", "b", "ab", "▁ab", "c"].enumerated().map {
      .init(text: Array($0.element.utf8), score: -Float($0.offset), kind: .normal)
    }

  private func fixture(legacy: Bool = false) throws -> TokenizerFixture {
    try TokenizerFixture(pieces: Self.pieces, sourceLanguageFirst: !legacy)
  }

  @Test func `Sources have the language first and legacy ones last`() throws {
    for legacy in [false, true] {
      let tokenizer = try fixture(legacy: legacy).tokenizer
      let french = try tokenizer.languages.language(matching: "fra_Latn")
      let text = Array("ab".utf8)
      #expect(
        tokenizer.sourceIDs(of: text, language: french)
          == (legacy ? [8, 2, french.id] : [french.id, 8, 2]))
      #expect(tokenizer.targetIDs(of: text, language: french) == [french.id, 8, 2])
    }
  }

  @Test func `An empty text has no pieces but its specials`() throws {
    let tokenizer = try fixture().tokenizer
    let french = try tokenizer.languages.language(matching: "fra_Latn")
    for text in ["", " ", "   "] {
      #expect(tokenizer.pieceIDs(of: text).isEmpty)
      #expect(tokenizer.sourceIDs(of: Array(text.utf8), language: french) == [french.id, 2])
    }
  }

  @Test func `A run of unknown characters is one token`() throws {
    let tokenizer = try fixture().tokenizer
    #expect(tokenizer.pieceIDs(of: "xyz") == [4, 3])
    #expect(tokenizer.pieceIDs(of: "xyz cé").filter { $0 == 3 }.count == 2)
  }

  @Test func `Decoding leaves out specials and ids out of range`() throws {
    let tokenizer = try fixture().tokenizer
    let french = try tokenizer.languages.language(matching: "fra_Latn")
    #expect(tokenizer.text(of: [french.id, 8, 4, 5, 3, 6, 2]) == "ab ab")
    #expect(tokenizer.text(of: [-1, .max, .min, 0, 1, 2, 3, 9999]) == "")
    #expect(tokenizer.text(of: []) == "")
  }

  @Test func `A very long word takes no quadratic time`() throws {
    let tokenizer = try fixture().tokenizer
    // Quadratic work on two hundred thousand characters would outlast every patience.
    let ids = tokenizer.pieceIDs(of: String(repeating: "ab", count: 100_000))
    #expect(ids.count == 100_000)
    #expect(ids[0] == 8 && ids[99_999] == 7)
  }

  @Test func `Pieces that cannot be are refused with their number`() {
    var duplicated = Self.pieces
    duplicated.append(duplicated[4])
    var empty = Self.pieces
    empty[5].text = []
    var notFinite = Self.pieces
    notFinite[5].score = .nan
    var byte = Self.pieces
    byte[5].kind = .byte
    for pieces in [duplicated, empty, notFinite, byte, [], Array(Self.pieces.dropFirst())] {
      #expect(throws: TokenizerError.self) { try TokenizerFixture(pieces: pieces) }
    }
  }

  @Test func `A character map that does not fit is refused`() {
    for map: [UInt8] in [[1], [8, 0, 0, 0, 1], [255, 255, 255, 255, 0], [3, 0, 0, 0, 1, 2, 3]] {
      #expect(throws: TokenizerError.self) {
        try TokenizerFixture(
          pieces: Self.pieces, normalizer: NormalizerRules(precompiledCharacterMap: map))
      }
    }
  }

  /// A model file may come from anywhere: no damage to its tables may trap or hang.
  @Test func `Damaged tables never trap`() throws {
    let fixture = try TokenizerFixture(
      sentencePieceModel: Repository.golden.appending(path: "tokenizer/identity-unused.model"))
    let container = try Container(opening: fixture.path)
    let original = try Data(contentsOf: URL(filePath: fixture.path))
    let damaged = fixture.folder.path("damaged.stele")
    var random = SplitMix64(seed: 5)
    for round in 0..<300 {
      var bytes = original
      for section in container.sections where section.name != "tokenizer.configuration" {
        for _ in 0..<(round % 7) * 20 {
          let offset = Int.random(in: section.range, using: &random)
          bytes[offset] = UInt8.random(in: 0...255, using: &random)
        }
      }
      try bytes.write(to: URL(filePath: damaged))
      // Checksums of sections are not read when a file is opened; that is what verify is for.
      guard let tokenizer = try? Tokenizer(reading: Container(opening: damaged)) else { continue }
      let ids = tokenizer.pieceIDs(of: "the quick brown fox \u{FFFD} jumps ▁▁ over 東京 quicker")
      _ = tokenizer.text(of: ids + (0..<200))
    }
  }

  /// Each file of the corpus gives an error or a tokenizer that works on, never a trap.
  @Test func `The corpus of damaged files never traps`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Repository.corrupt.appending(path: "tokenizer-tables"), includingPropertiesForKeys: nil)
    #expect(files.count >= 9)
    for file in files {
      do {
        let tokenizer = try Tokenizer(reading: Container(opening: file.path))
        let text = "the aaaaaaaa {name}  ▁b e\u{301} 東京" + String(repeating: "a", count: 5_000)
        _ = tokenizer.text(of: tokenizer.pieceIDs(of: text) + (0..<300))
      } catch {
        #expect(!"\(error)".isEmpty)
      }
    }
  }
}
