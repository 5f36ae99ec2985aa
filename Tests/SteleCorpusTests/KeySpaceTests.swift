import SteleTestSupport
import Testing

@testable import SteleCorpus

@Suite struct KeySpaceTests {
  @Test func `The default is the smallest that is wrong once in a million`() {
    for entries in [
      1, 1 << 19, 1 << 20, 1_048_577, 1_572_864, 1_572_865, 20_000_000, 3_280_000_000,
    ] {
      let space = KeySpace(entries: entries)
      #expect(space.size >> 20 >= entries, "\(entries)")
      let smaller = space.size.nonzeroBitCount == 1 ? space.size / 4 * 3 : space.size / 3 * 2
      #expect(space.size == 1 << 40 || smaller >> 20 < entries, "\(entries)")
    }
    #expect(KeySpace(entries: 20_000_000).size == 3 << 43)
    #expect(KeySpace(entries: 3_280_000_000).size == 1 << 52)
  }

  @Test(arguments: [1 << 32, 3 << 32, 1 << 45, 3 << 43, 1 << 62, 1 << 63] as [UInt64])
  func `Fingerprints keep the order of keys and know their first key`(size: UInt64) throws {
    let space = try #require(KeySpace(size: size))
    var random = SplitMix64(seed: size)
    var keys = (0..<200).map { _ in ContentKey(prefix: random.next()) }
    keys += [ContentKey(prefix: 0), ContentKey(prefix: .max)]
    keys.sort()
    for (left, right) in zip(keys, keys.dropFirst()) {
      #expect(space.fingerprint(of: left) <= space.fingerprint(of: right))
    }
    for key in keys {
      let fingerprint = space.fingerprint(of: key)
      let first = space.firstKey(of: fingerprint)
      #expect(fingerprint < size && first <= key && space.fingerprint(of: first) == fingerprint)
      if first.prefix > 0 {
        #expect(space.fingerprint(of: ContentKey(prefix: first.prefix - 1)) == fingerprint &- 1)
      }
      // Pages begin at 32 bits of the key, whatever the space.
      #expect(UInt64(space.bound(of: fingerprint)) == key.prefix >> 32)
    }
  }

  @Test func `Impossible sizes are refused`() {
    for size in [0, 1, 1 << 31, 3 << 31, 5 << 40, 7 << 50, .max, 3 << 62] as [UInt64] {
      #expect(KeySpace(size: size) == nil, "\(size)")
    }
  }

  @Test func `Only first bits are found from longer ones`() throws {
    let third = try #require(KeySpace(size: 3 << 40))
    #expect(KeySpace(bits: 40).isCoarser(than: KeySpace(bits: 45)))
    #expect(!KeySpace(bits: 45).isCoarser(than: KeySpace(bits: 40)))
    #expect(third.isCoarser(than: third) && !third.isCoarser(than: KeySpace(bits: 60)))
    #expect(!KeySpace(bits: 32).isCoarser(than: third))
  }
}
