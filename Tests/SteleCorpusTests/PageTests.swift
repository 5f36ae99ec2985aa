import CSteleCorpus
import SteleTestSupport
import Testing

@testable import SteleCorpus

@Suite struct PageTests {
  /// Average bits of a code, by adding up.
  private func cost(_ counts: [Int], _ lengths: [UInt32]) -> Int {
    var symbol = 0
    var bits = 0
    for (length, number) in lengths.enumerated() {
      for _ in 0..<number {
        bits += counts[symbol] * length
        symbol += 1
      }
    }
    #expect(symbol == counts.count)
    return bits
  }

  @Test func `Codes are as short as can be`() {
    // The textbook's example: 45, 13, 12, 16, 9, 5 of a hundred take 224 bits.
    let counts = [45, 16, 13, 12, 9, 5]
    #expect(cost(counts, PrefixCode.lengths(for: counts)) == 224)
    #expect(cost([7], PrefixCode.lengths(for: [7])) == 7)
    #expect(cost([9, 1], PrefixCode.lengths(for: [9, 1])) == 10)
  }

  @Test func `Codes are never too long`() throws {
    // Each weight is the sum of all before: without a bound, codes of 39 bits.
    var counts = [1, 1]
    while counts.count < 40 { counts.append(counts[counts.count - 1] + counts[counts.count - 2]) }
    let lengths = PrefixCode.lengths(for: counts.reversed())
    #expect(lengths.count == 21 && lengths.reduce(0, +) == 40)
    #expect(PrefixCode(lengths: lengths, escape: 40, escapeBits: 0) != nil)
  }

  @Test func `Impossible codes are refused`() {
    func lengths(_ values: [Int: UInt32]) -> [UInt32] { (0...20).map { values[$0] ?? 0 } }
    #expect(PrefixCode(lengths: lengths([1: 3]), escape: 0, escapeBits: 0) == nil)
    #expect(PrefixCode(lengths: lengths([0: 1]), escape: 0, escapeBits: 0) == nil)
    #expect(PrefixCode(lengths: lengths([:]), escape: 0, escapeBits: 0) == nil)
    #expect(PrefixCode(lengths: lengths([20: .max]), escape: 0, escapeBits: 0) == nil)
    #expect(PrefixCode(lengths: lengths([1: 2]), escape: 3, escapeBits: 0) == nil)
    #expect(PrefixCode(lengths: lengths([1: 2]), escape: 2, escapeBits: 57) == nil)
    #expect(PrefixCode(lengths: lengths([1: 1, 20: 3]), escape: 4, escapeBits: 56) != nil)
  }

  @Test func `Searching the directory is the same as looking at all of it`() {
    var random = SplitMix64(seed: 71)
    for count in [0, 1, 2, 3, 10, 1000] {
      for spread in [UInt32.max, 100, 3] {
        let bounds = (0..<count).map { _ in UInt32.random(in: 0...spread, using: &random) }.sorted()
        var probes = bounds + bounds.map { $0 &+ 1 } + [0, 1, .max]
        probes += (0..<50).map { _ in UInt32.random(in: 0...spread, using: &random) }
        for probe in probes {
          let expected = bounds.lastIndex { $0 <= probe } ?? -1
          #expect(stele_corpus_page_of(bounds, count, probe) == expected)
        }
      }
    }
  }

  /// The kernels read a page of random bytes as anything, but never outside of it.
  @Test func `Random pages are damaged or decode`() throws {
    let lengths = (0...20).map { UInt32($0 == 3 ? 7 : $0 == 12 ? 100 : 0) }
    let code = try #require(PrefixCode(lengths: lengths, escape: 2, escapeBits: 40))
    var random = SplitMix64(seed: 72)
    var entries = [stele_corpus_entry](repeating: .init(), count: 16_384)
    for round in 0..<2000 {
      var page = (0..<512).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } }
      // Headers that can be, so that more than the header is read.
      page[6] = UInt8(round % 40)
      page[7] = 0
      page[15] = 0x7F
      var lane = stele_corpus_lane(
        key_space: 1 << 45, rice_bits: UInt32(round % 57), bucket_bits: UInt32(round % 64))
      var hit = stele_corpus_hit()
      var count: UInt32 = 0
      for offset in [0, 1, random.next()] {
        _ = stele_corpus_find(page, code.pointer, &lane, offset, 0, &hit)
      }
      _ = stele_corpus_entries_before(page, code.pointer, &lane, UInt32(round % 50), &count)
      _ = stele_corpus_decode(page, code.pointer, &lane, &entries, &count)
      #expect(count <= 16_384)
    }
  }
}
