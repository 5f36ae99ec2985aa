import Foundation
import SteleTestSupport
import SteleTokenizer
import Testing

@Suite struct LocatedPieceTests {
  private static let models = [
    "nmt-user-defined", "identity-unused", "tied-scores", "no-prefix", "folded-suffix",
  ]

  private static func tokenizer(_ name: String) throws -> TokenizerFixture {
    try TokenizerFixture(
      sentencePieceModel: Repository.golden.appending(path: "tokenizer/\(name).model"))
  }

  /// Texts of nasty parts, of arbitrary characters, and of arbitrary bytes.
  private static func texts(count: Int) -> [[UInt8]] {
    let parts =
      [
        "the quick ", "a", " ", "  ", "▁", "{name}", "e\u{301}", "\u{FB01}", "½", "㍿", "東京",
        "\u{200B}",
        "\u{0}", "\u{7}", "\u{3000}", "ﷺ", "q̃", "☃", "☃☃", "Ａ", "\u{FFFD}", "</s>", "\u{E000}",
        "aaaaaaaa", "…",
      ].map { Array($0.utf8) } + [
        [0xFF], [0xE2, 0x96], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2],
      ]
    var random = SplitMix64(seed: 11)
    return [[]]
      + (0..<count).map { round -> [UInt8] in
        (0..<Int.random(in: 1...12, using: &random)).flatMap { _ -> [UInt8] in
          switch round % 3 {
          case 0: [UInt8.random(in: 0...255, using: &random)]
          case 1:
            Unicode.Scalar(UInt32.random(in: 0x20...0x3000, using: &random)).map {
              Array(String($0).utf8)
            } ?? []
          default: parts.randomElement(using: &random) ?? []
          }
        }
      }
  }

  @Test(arguments: models)
  func `Pieces are those of the text and their ranges tile it`(_ name: String) throws {
    let fixture = try Self.tokenizer(name)
    for text in Self.texts(count: 6_000) {
      let located = fixture.tokenizer.locatedPieces(of: text)
      #expect(located.map(\.id) == fixture.tokenizer.pieceIDs(of: text), "\(text)")
      var end = 0
      for piece in located {
        #expect(piece.range.lowerBound == end, "\(text)")
        end = piece.range.upperBound
      }
      #expect(end == (located.isEmpty ? 0 : text.count), "\(text)")
    }
  }

  @Test(arguments: models)
  func `Located text is the text and its ranges tile it`(_ name: String) throws {
    let fixture = try Self.tokenizer(name)
    var random = SplitMix64(seed: 12)
    for round in 0..<1_000 {
      let ids = (0..<round % 20).map { _ in TokenID.random(in: -2...400, using: &random) }
      let located = fixture.tokenizer.locatedText(of: ids)
      #expect(String(decoding: located.text, as: UTF8.self) == fixture.tokenizer.text(of: ids))
      #expect(located.ranges.count == ids.count)
      var end = 0
      for range in located.ranges {
        #expect(range.lowerBound == end)
        end = range.upperBound
      }
      #expect(end == located.text.count)
    }
  }

  /// What each piece is called, and what of the text it came from.
  private func surfaces(_ text: String, _ tokenizer: Tokenizer) -> [String] {
    let bytes = Array(text.utf8)
    return tokenizer.locatedPieces(of: bytes).map {
      "\(tokenizer.isUnknown($0.id) ? "?" : "")\(String(decoding: bytes[$0.range], as: UTF8.self))"
    }
  }

  private static let pieces: [TokenizerTables.Piece] =
    [("<unk>", PieceKind.unknown), ("<s>", .control), ("</s>", .control)].map {
      .init(text: Array($0.0.utf8), score: 0, kind: $0.1)
    }
    + ["▁", "a", "b", "ab", "▁ab", "c"].enumerated().map {
      .init(text: Array($0.element.utf8), score: -Float($0.offset), kind: .normal)
    }

  @Test func `A run of unknown characters is one piece with all of them`() throws {
    let tokenizer = try TokenizerFixture(pieces: Self.pieces).tokenizer
    #expect(surfaces("ab xyz☃ ab", tokenizer) == ["ab", " ", "?xyz☃", " ab"])
    #expect(surfaces("aé", tokenizer) == ["", "a", "?é"])
    #expect(tokenizer.isUnknown(3) && !tokenizer.isUnknown(4) && !tokenizer.isUnknown(2))
  }

  @Test func `Spaces belong to the piece after them and the last ones to the last`() throws {
    let tokenizer = try TokenizerFixture(pieces: Self.pieces).tokenizer
    #expect(surfaces("  ab   ab c  ", tokenizer) == ["  ab", "   ab", " ", "c  "])
    #expect(surfaces("   ", tokenizer).isEmpty)
  }

  @Test func `A word of any length is located alike`() throws {
    let tokenizer = try TokenizerFixture(pieces: Self.pieces).tokenizer
    let text = String(repeating: "abx", count: 50_000)
    let expected = ["ab", "?x"] + (1..<50_000).flatMap { _ in ["ab", "?x"] }
    #expect(surfaces(text, tokenizer) == expected)
  }

  @Test func `What normalization replaces has the range of what it was`() throws {
    let fixture = try Self.tokenizer("nmt-user-defined")
    let text = "ﬁ{name}e\u{301}a\u{200B}b"
    let found = surfaces(text, fixture.tokenizer)
    #expect(found.joined().replacing("?", with: "") == text)
    // A ligature's parts share its range: the first has it.
    #expect(found.contains("ﬁ") || found.contains("?ﬁ"))
    #expect(found.contains("{name}"))
    #expect(found.contains { $0.contains("e\u{301}") })
  }

  @Test func `Specials and outer spaces have empty ranges`() throws {
    let tokenizer = try TokenizerFixture(pieces: Self.pieces).tokenizer
    let french = try tokenizer.languages.language(matching: "fra_Latn")
    // ▁ab, b, ▁, ▁
    let located = tokenizer.locatedText(of: [french.id, 8, 6, 3, 8, 4, 2])
    #expect(String(decoding: located.text, as: UTF8.self) == tokenizer.text(of: [8, 6, 8, 4]))
    #expect(located.ranges.first == 0..<0)
    #expect(located.ranges[1] == 0..<2)
    #expect(located.ranges[2] == 2..<3)
    #expect(located.ranges[3] == 3..<3)
    #expect(located.ranges[4].upperBound == located.text.count)
    #expect(located.ranges[6].isEmpty)
    #expect(tokenizer.locatedText(of: []) == LocatedText(text: [], ranges: []))
  }

  @Test func `The real tokenizer locates every line alike`() throws {
    guard let model = Repository.sharedData("nllb-tokenizer/sentencepiece.bpe.model"),
      let text = Repository.sharedData("multilingual/lines.txt")
    else { return }
    let fixture = try TokenizerFixture(sentencePieceModel: model)
    for line in try Data(contentsOf: text).split(separator: UInt8(ascii: "\n")).prefix(1_000) {
      let line = Array(line)
      let located = fixture.tokenizer.locatedPieces(of: line)
      #expect(located.map(\.id) == fixture.tokenizer.pieceIDs(of: line))
      #expect(located.flatMap { line[$0.range] } == line)
    }
  }
}
