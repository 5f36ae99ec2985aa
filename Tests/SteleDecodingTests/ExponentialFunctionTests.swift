import SteleTestSupport
import Testing

@testable import SteleDecoding

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

@Suite struct ExponentialFunctionTests {
  @Test func `The relative error is below its bound`() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<200_000 {
      let argument = -Double.random(in: 0..<1, using: &random) * random.pick([1e-9, 0.4, 5, 708])
      let expected = exp(argument)  // within one unit in the last place
      #expect(abs(exponential(argument) - expected) <= 0x1p-51 * expected, "\(argument)")
    }
  }

  @Test func `The ends are exact`() {
    #expect(exponential(0) == 1)
    #expect(exponential(-0.0) == 1)
    #expect(exponential(-.infinity) == 0)
    #expect(exponential(.nan) == 0)
    #expect(exponential(-708) == 0)
    #expect(exponential(-707.9).isNormal)
  }

  /// Bits that every machine must give.
  @Test func `Results are pinned`() {
    let pinned = [-1.0, -0.1, -0.5, -20, -345.678].map { exponential($0).bitPattern }
    #expect(pinned == Self.bits)
  }

  private static let bits: [UInt64] = [
    0x3FD7_8B56_362C_EF38, 0x3FEC_F46D_99D5_2B3A, 0x3FE3_68B2_FC6F_960A, 0x3E21_B486_55F3_7267,
    0x20C3_971A_6744_4E9D,
  ]
}
