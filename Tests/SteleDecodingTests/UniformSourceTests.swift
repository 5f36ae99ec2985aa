import Testing

@testable import SteleDecoding

@Suite struct UniformSourceTests {
  /// The known answers that the authors' library Random123 publishes for philox4x32 with ten
  /// rounds.
  @Test func `The generator gives the published answers`() {
    #expect(
      UniformSource.philox(counter: [0, 0, 0, 0], key: [0, 0])
        == [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8])
    let ones = UInt32.max
    #expect(
      UniformSource.philox(counter: [ones, ones, ones, ones], key: [ones, ones])
        == [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD])
    #expect(
      UniformSource.philox(
        counter: [0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344],
        key: [0xA409_3822, 0x299F_31D0])
        == [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1])
  }

  @Test func `Numbers follow from every part of their purpose`() {
    func number(_ seed: UInt64, _ sentence: UInt64, _ draw: UInt32, _ position: UInt32) -> Double {
      UniformSource(seed: seed, sentence: sentence).number(draw: draw, position: position)
    }
    #expect(number(0, 0, 0, 0) == Double(0xE169_C58D_6627_E8D5 >> 11 as UInt64) * 0x1p-53)
    let far: UInt64 = 1 << 32
    let numbers = [
      number(1, 1, 1, 1), number(2, 1, 1, 1), number(1 + far, 1, 1, 1), number(1, 2, 1, 1),
      number(1, 1 + far, 1, 1), number(1, 1, 2, 1), number(1, 1, 1, 2),
    ]
    #expect(Set(numbers).count == numbers.count)
    #expect(numbers.allSatisfy { (0..<1).contains($0) })
  }

  @Test func `Numbers are spread evenly`() {
    var counts = [Int](repeating: 0, count: 16)
    let source = UniformSource(seed: 3, sentence: 0)
    for position in 0..<16_000 as Range<UInt32> {
      counts[Int(16 * source.number(draw: 0, position: position))] += 1
    }
    #expect(isPlausible(counts, expected: [Double](repeating: 1000, count: 16)))
  }
}

/// Whether Pearson's chi-square of `counts` lies within four standard deviations of its mean.
///
/// Cells that expect fewer than five are taken together.
func isPlausible(_ counts: [Int], expected: [Double]) -> Bool {
  var (rareCount, rareExpected) = (0, 0.0)
  var (sum, cells) = (0.0, 0)
  func add(_ count: Int, _ expected: Double) {
    sum += (Double(count) - expected) * (Double(count) - expected) / expected
    cells += 1
  }
  for (count, expected) in zip(counts, expected) {
    guard expected < 5 else {
      add(count, expected)
      continue
    }
    rareCount += count
    rareExpected += expected
  }
  if rareExpected >= 1 { add(rareCount, rareExpected) } else if rareCount > 5 { return false }
  let freedom = Double(max(cells - 1, 1))
  return sum < freedom + 4 * (2 * freedom).squareRoot()
}
