import Testing

@testable import SteleLicense

@Suite struct LicenseWordsTests {
  @Test func `Words and hashes are those of the script that makes the fingerprints`() throws {
    let rows = try goldenRows("runs.tsv")
    #expect(rows.count == 300)
    for row in rows {
      let digits = Array(row[0].utf8)
      let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
      }
      let hashes = LicenseWords.runHashes(of: bytes)
      #expect(hashes.count == Int(row[1]), "\(String(decoding: bytes, as: UTF8.self))")
      let sum = hashes.reduce(UInt32(0)) { $0 &+ $1 }
      #expect(sum == UInt32(row[2]))
    }
  }
}
