import SteleFile
import SteleTestSupport
import Testing

@testable import SteleTransformer

@Suite struct LargePagesTests {
  private static let byteCount = MappedFile.largePageByteCount

  /// Stretches in order that do not touch, as chunks that stay make them.
  private func randomStretches(_ random: inout SplitMix64) -> [Range<Int>] {
    var end = 0
    return (0..<Int.random(in: 0..<8, using: &random)).map { _ in
      let begin = end + Int.random(in: 1..<3 * Self.byteCount, using: &random)
      end = begin + Int.random(in: 1..<5 * Self.byteCount, using: &random)
      return begin..<end
    }
  }

  @Test func `Large pages are all that lie within what stays, and no others`() {
    var random = SplitMix64(seed: 25)
    for _ in 0..<200 {
      let stretches = randomStretches(&random)
      let pages = LargePages(within: stretches).subtracting(LargePages())
      let all = (0..<64).map { $0 * Self.byteCount..<($0 + 1) * Self.byteCount }
      let within = all.filter { page in
        stretches.contains { $0.lowerBound <= page.lowerBound && page.upperBound <= $0.upperBound }
      }
      #expect(pages == within)
    }
  }

  @Test func `Those with bytes of a range are found by where they begin`() {
    var random = SplitMix64(seed: 26)
    for _ in 0..<200 {
      let pages = LargePages(within: randomStretches(&random))
      let first = Int.random(in: 0..<40 * Self.byteCount, using: &random)
      let range = first..<first + Int.random(in: 1..<3 * Self.byteCount, using: &random)
      let expected = pages.subtracting(LargePages()).filter { $0.overlaps(range) }
      #expect(pages.starts(in: range) == expected.map(\.lowerBound))
    }
  }

  @Test func `What two have in common is in neither without the other`() {
    let first = LargePages(within: [0..<6 * Self.byteCount])
    let second = LargePages(within: [4 * Self.byteCount..<9 * Self.byteCount])
    #expect(first.subtracting(second).map(\.lowerBound) == (0..<4).map { $0 * Self.byteCount })
    #expect(second.subtracting(first).map(\.lowerBound) == (6..<9).map { $0 * Self.byteCount })
  }
}
