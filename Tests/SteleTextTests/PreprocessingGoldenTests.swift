import Foundation
import SteleTestSupport
import SteleText
import Testing

/// What Moses' normalizer and Unicode's form KC make of texts; see Tests/Golden/preprocessing.
@Suite struct PreprocessingGoldenTests {
  private static let golden = Repository.golden.appending(path: "preprocessing")

  @Test func `Nasty texts become what they do in NLLB's preparation`() throws {
    let rows = try Self.lines("texts.tsv")
    #expect(rows.count > 600)
    for row in rows {
      let columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(Self.bytes)
      #expect(Preprocessing.nllb.applied(to: columns[0]) == columns[1], "\(row)")
    }
  }

  @Test func `Every character becomes what it does in NLLB's preparation`() throws {
    let rows = try Self.lines("characters.digests")
    #expect(rows.count > 50)
    for row in rows {
      let columns = row.split(separator: " ").compactMap { UInt32($0, radix: 16) }
      var digest = Digest()
      for first in stride(from: columns[0], to: columns[0] + 4096, by: 64) {
        let texts = (first..<first + 64).compactMap(Unicode.Scalar.init).map {
          "x\($0)x\($0)\u{323}\u{301}"
        }
        digest.add(Preprocessing.nllb.applied(to: Array(texts.joined().utf8)))
      }
      #expect(digest.value == columns[1], "\(row)")
    }
  }

  @Test func `Real lines become what they do in NLLB's preparation`() throws {
    guard let url = Repository.sharedData("multilingual/lines.txt") else { return }
    let lines = try Data(contentsOf: url).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let expected = try Self.lines("lines.digests")
    #expect(lines.count == expected.count)
    for (number, (line, row)) in zip(lines, expected).enumerated() {
      var digest = Digest()
      digest.add(Preprocessing.nllb.applied(to: Array(line)))
      #expect(digest.value == UInt32(row, radix: 16), "line \(number)")
    }
  }

  private static func lines(_ name: String) throws -> [Substring] {
    try String(contentsOf: golden.appending(path: name), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  private static func bytes(_ hexadecimal: Substring) -> [UInt8] {
    let digits = hexadecimal.compactMap { UInt8($0.hexDigitValue ?? 0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// 32-bit FNV-1a over texts, a zero after each.
  private struct Digest {
    var value: UInt32 = 0x811C_9DC5

    mutating func add(_ text: [UInt8]) {
      for byte in text + [0] { value = (value ^ UInt32(byte)) &* 0x0100_0193 }
    }
  }
}
