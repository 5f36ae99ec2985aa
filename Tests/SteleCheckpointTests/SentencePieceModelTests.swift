import SteleTestSupport
import Testing

@testable import SteleCheckpoint

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct SentencePieceModelTests {
  private struct ExpectedPiece: Decodable {
    let text: String
    let score: Float
    let kind: String
  }

  @Test func `A trained model reads as sentencepiece reads it`() throws {
    let model = try model(of: CheckpointGoldens.bytes("bpe.model"))
    let expected = try JSONDecoder().decode(
      [ExpectedPiece].self, from: Data(CheckpointGoldens.bytes("bpe.json")))
    #expect(model.pieces.count == expected.count)
    for (piece, wanted) in zip(model.pieces, expected) {
      #expect(piece.text == Array(wanted.text.utf8))
      #expect(piece.score == wanted.score)
      #expect("\(piece.kind)" == wanted.kind)
    }
    #expect(model.modelKind == .bpe && model.normalizerName == "identity")
    #expect(model.addDummyPrefix && model.removeExtraWhitespaces && model.escapeWhitespaces)
    #expect(!model.treatWhitespaceAsSuffix && !model.byteFallback)
    #expect(model.precompiledCharacterMap.isEmpty)
  }

  @Test func `Other kinds of model are refused by name`() throws {
    let bytes = try CheckpointGoldens.bytes("unigram.model")
    #expect(refusal(bytes) == "model_type is unigram; supported: bpe")
    let bpe = Self.field(2, [0x18, 2])
    let unknown = Self.piece("?", kind: 2)
    #expect(refusal(unknown + bpe) == "")
    #expect(refusal(unknown + Self.field(2, [0x18, 9])) == "model_type is 9; supported: bpe")
    #expect(
      refusal(unknown + Self.field(2, [0x18, 2, 0x98, 0x02, 1]))
        == "byte_fallback is true; supported: false")
  }

  @Test func `Pieces that cannot be are refused`() {
    let bpe = Self.field(2, [0x18, 2])
    let unknown = Self.piece("?", kind: 2)
    #expect(refusal(bpe).contains("0 pieces"))
    #expect(refusal(bpe + unknown + unknown).contains("2 pieces are of the kind unknown"))
    #expect(refusal(bpe + Self.piece("a", kind: 1)).contains("0 pieces are of the kind unknown"))
    #expect(refusal(bpe + unknown + Self.piece("", kind: 1)).contains("piece 1 has no text"))
    #expect(refusal(bpe + unknown + Self.piece("a", kind: 6)).contains("piece 1 is of the kind 6"))
    #expect(refusal(bpe + unknown + Self.piece("a", kind: 7)).contains("piece 1 is of the kind 7"))
    let notANumber = Self.field(1, Self.field(1, [0x61]) + [0x15, 0, 0, 0xC0, 0x7F])
    #expect(refusal(bpe + unknown + notANumber).contains("piece 1 has no text or no score"))
  }

  @Test func `Text that is not UTF-8 and unknown fields survive`() throws {
    let bytes =
      Self.field(2, [0x18, 2]) + Self.piece("?", kind: 2)
      + Self.field(1, Self.field(1, [0xFF, 0xC0])) + Self.field(4, [1, 2]) + [0xC0, 0x0C, 5]
    let model = try model(of: bytes)
    #expect(model.pieces[1] == .init(text: [0xFF, 0xC0], score: 0, kind: .normal))
  }

  @Test func `The real model reads`() throws {
    guard let file = Repository.sharedData("nllb-tokenizer/sentencepiece.bpe.model") else { return }
    let bytes = [UInt8](try Data(contentsOf: file))
    let clock = ContinuousClock()
    let start = clock.now
    let model = try model(of: bytes)
    print("the model of 256,000 pieces took \(clock.now - start)")
    let pieces = model.pieces
    #expect(pieces.count == 256_000)
    #expect(pieces[0] == .init(text: Array("<unk>".utf8), score: 0, kind: .unknown))
    #expect(pieces[1].kind == .control && pieces[2].kind == .control)
    #expect(pieces[13_373].text == Array("\u{2581}How".utf8))
    #expect(model.normalizerName == "nmt_nfkc")
    #expect(model.precompiledCharacterMap.count > 200_000)
  }

  private func model(of bytes: [UInt8]) throws(CheckpointError) -> SentencePieceModel {
    try SentencePieceModel(parsing: bytes.span.bytes)
  }

  private func refusal(_ bytes: [UInt8]) -> String {
    message { () throws(CheckpointError) in _ = try model(of: bytes) }
  }

  /// A field of a protocol buffer that holds bytes, fewer than 128.
  private static func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
    [number << 3 | 2, UInt8(content.count)] + content
  }

  private static func piece(_ text: String, kind: UInt8) -> [UInt8] {
    field(1, field(1, Array(text.utf8)) + [0x15, 0, 0, 0x80, 0xBF, 0x18, kind])
  }
}
