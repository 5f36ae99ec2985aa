import Testing

@testable import SteleDecoding

@Suite struct LogSumExpTests {
  @Test func `Nothing excluded leaves the model's sum as it is`() {
    #expect(logSumExp(3.25, []) == 3.25)
    #expect(logSumExp(-.infinity, []) == -.infinity)
    #expect(logSumExp(.nan, []) == -.infinity)
  }

  @Test func `Excluded values join the sum`() {
    #expect(abs(logSumExp(0, [0, 0, 0]) - 1.386_294_4) < 1e-6)  // ln 4
    #expect(logSumExp(-.infinity, [2]) == 2)
    #expect(logSumExp(5, [-.infinity, .nan]) == 5)
    #expect(logSumExp(-.infinity, [-.infinity]) == -.infinity)
  }

  @Test func `Large and small logits do not overflow`() {
    #expect(logSumExp(1e30, [-1e30, 1e30]) == 1e30)
    #expect(abs(logSumExp(-1000, [-1000]) - (-999.306_85)) < 1e-3)
    #expect(logSumExp(.infinity, [0]) == .infinity)
  }

  @Test func `Length divisor is a power`() {
    #expect(lengthDivisor(length: 7, penalty: 1) == 7)
    #expect(lengthDivisor(length: 7, penalty: 0) == 1)
    #expect(lengthDivisor(length: 4, penalty: -1) == 0.25)
    #expect(lengthDivisor(length: 3, penalty: 2) == 9)
  }
}
