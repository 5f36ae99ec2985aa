import Foundation
import SteleFile
import SteleTestSupport
import SteleTokenizer
import Testing

/// What the sentencepiece package makes of nasty lines; see Tests/Golden/tokenizer/README.md.
@Suite struct SentencePieceGoldenTests {
  private static let golden = Repository.golden.appending(path: "tokenizer")

  @Test(arguments: [
    "nmt-user-defined", "identity-unused", "tied-scores", "no-prefix", "folded-suffix",
  ])
  func `Pieces are those of sentencepiece`(_ name: String) throws {
    let fixture = try TokenizerFixture(
      sentencePieceModel: Self.golden.appending(path: "\(name).model"))
    let lines = try Self.nastyLines()
    let expected = try Self.textLines("\(name).ids")
    #expect(lines.count > 700 && lines.count == expected.count)
    for (line, pieces) in zip(lines, expected) {
      let ids = pieces.split(separator: " ").compactMap { Int($0) }.map(Self.id)
      #expect(fixture.tokenizer.pieceIDs(of: line) == ids, "\(name): \(line)")
    }
  }

  @Test func `The real tokenizer gives sentencepiece's ids on every line`() throws {
    guard let model = Repository.sharedData("nllb-tokenizer/sentencepiece.bpe.model"),
      let text = Repository.sharedData("multilingual/lines.txt")
    else { return }
    let fixture = try TokenizerFixture(sentencePieceModel: model)
    try expectThatOpeningReadsNoPiece(fixture)
    let lines =
      try Data(contentsOf: text).split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
      ).map { Array($0) } + Self.nastyLines()
    let digests = try Self.textLines("real-model.digests")
    #expect(lines.count == digests.count)
    for (number, (line, expected)) in zip(lines, digests).enumerated() {
      let digest = Self.digest(fixture.tokenizer.pieceIDs(of: line).map(Self.piece))
      #expect(digest == UInt32(expected, radix: 16), "line \(number)")
    }

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

  /// 32-bit FNV-1a over the ids as little-endian 32-bit numbers.
  private static func digest(_ pieces: [Int]) -> UInt32 {
    pieces.reduce(into: 0x811C_9DC5) { value, piece in
      for shift in [0, 8, 16, 24] {
        value = (value ^ UInt32(piece >> shift & 0xFF)) &* 0x0100_0193
      }
    }
  }

  /// The lines of a golden file, without the empty one after the last.
  private static func textLines(_ name: String) throws -> [Substring] {
    try String(contentsOf: golden.appending(path: name), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  private static func nastyLines() throws -> [[UInt8]] {
    try textLines("lines.hex").map { line in
      let digits = line.utf8.map { $0 < 58 ? $0 - 48 : $0 - 87 }
      return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
  }

  private func expectThatOpeningReadsNoPiece(_ fixture: TokenizerFixture) throws {
    // A copy, which nothing else in this process has mapped.
    let copy = fixture.folder.path("copy.stele")
    try FileManager.default.copyItem(atPath: fixture.path, toPath: copy)
    let tokenizer = try Tokenizer(reading: Container(opening: copy))
    guard let opened = residentBytes(of: copy) else { return }
    // Of 5.7 MB; the kernel maps 64 KiB around each page that is touched.
    #expect(opened <= 512 << 10)
    _ = tokenizer.pieceIDs(of: "Hi")
    #expect(residentBytes(of: copy) ?? 0 <= 3 << 20)
  }

  /// How much of a mapped file this process has touched; nil where the system does not say.
  private func residentBytes(of path: String) -> Int? {
    guard let maps = try? String(contentsOfFile: "/proc/self/smaps", encoding: .utf8) else {
      print("SKIPPED: no /proc/self/smaps")
      return nil
    }
    var isOurs = false
    var kilobytes = 0
    for line in maps.split(separator: "\n") {
      if line.contains("-") && line.contains(":") && line.contains(" r") {
        isOurs = line.hasSuffix(path)
      } else if isOurs, line.hasPrefix("Rss:") {
        kilobytes += line.split(separator: " ").compactMap { Int($0) }.first ?? 0
      }
    }
    return kilobytes << 10
  }
}
