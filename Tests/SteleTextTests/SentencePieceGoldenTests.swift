import Crypto
import Foundation
import SteleFile
import SteleTestSupport
import SteleText
import Testing

/// What the sentencepiece package makes of nasty lines; see Tests/Golden/tokenizer/README.md.
@Suite struct SentencePieceGoldenTests {
  private struct Case: Decodable {
    var hex: String
    var pieces: [Int]
  }

  private static let golden = Repository.golden.appending(path: "tokenizer")

  @Test(arguments: ["nmt-user-defined", "identity-unused", "no-prefix", "folded-suffix"])
  func piecesAreThoseOfSentencePiece(_ name: String) throws {
    let fixture = try TokenizerFixture(
      sentencePieceModel: Self.golden.appending(path: "\(name).model"))
    let cases = try JSONDecoder().decode(
      [Case].self, from: Data(contentsOf: Self.golden.appending(path: "\(name).json")))
    #expect(cases.count > 700)
    for expected in cases {
      let ids = fixture.tokenizer.pieceIDs(of: bytes(expected.hex))
      #expect(ids == expected.pieces.map(Self.id), "\(name): \(expected.hex)")
    }
  }

  @Test func theRealTokenizerGivesSentencePiecesIdsOnEveryLine() throws {
    struct Digest: Decodable {
      var lines: Int
      var nasty: [String]
      var sha256: String
    }
    guard let model = Repository.sharedData("nllb-tokenizer/sentencepiece.bpe.model"),
      let text = Repository.sharedData("multilingual/lines.txt")
    else { return }
    let expected = try JSONDecoder().decode(
      Digest.self, from: Data(contentsOf: Self.golden.appending(path: "real-model.json")))
    let fixture = try TokenizerFixture(sentencePieceModel: model)
    let lines = try Data(contentsOf: text).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    #expect(lines.count == expected.lines)
    var hash = SHA256()
    for line in lines.map({ Array($0) }) + expected.nasty.map(bytes) {
      let pieces = fixture.tokenizer.pieceIDs(of: line).map { Self.piece($0) }
      hash.update(data: Data((pieces.map(String.init).joined(separator: " ") + "\n").utf8))
    }
    let digest = hash.finalize().map { byte in
      let hex = String(byte, radix: 16)
      return hex.count == 1 ? "0\(hex)" : hex
    }
    #expect(digest.joined() == expected.sha256)

    let container = try Container(opening: fixture.path)
    let byteCount = container.sections.reduce(0) { $0 + $1.range.count }
    #expect(byteCount < 6_500_000)
    let english = try fixture.tokenizer.languages.language(matching: "eng_Latn")
    #expect(
      fixture.tokenizer.sourceIDs(of: Array("How was your day?".utf8), language: english)
        == [256047, 13374, 1398, 4260, 4039, 248130, 2])
  }

  /// A sentencepiece id in NLLB's layout.
  private static func id(_ piece: Int) -> TokenID { piece == 0 ? 3 : TokenID(piece + 1) }

  private static func piece(_ id: TokenID) -> Int { id == 3 ? 0 : Int(id) - 1 }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.utf8.map { $0 < 58 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
