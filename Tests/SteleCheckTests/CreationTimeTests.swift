import Foundation
import SteleCheck
import SteleTestSupport
import Testing

@Suite struct CreationTimeTests {
  @Test func `Seconds become the date that Foundation says, and are read back`() throws {
    var random = SplitMix64(seed: 3)
    let edges: [Int64] = [0, 68_169_599, 68_169_600, 951_782_400, 4_107_542_399, 253_402_300_799]
    for seconds in edges + (0..<500).map({ _ in Int64(random.next() % 253_402_300_800) }) {
      let expected = Date(timeIntervalSince1970: Double(seconds))
        .formatted(.iso8601)
      let time = try #require(CreationTime(secondsSince1970: seconds))
      #expect(time.text == expected)
      #expect(CreationTime(time.text) == time)
    }
  }

  @Test(arguments: [
    "", "2026-01-31", "2026-01-31T12:00:00", "2026-01-31T12:00:00+00:00", "2026-02-30T12:00:00Z",
    "2026-13-01T00:00:00Z", "2026-01-31t12:00:00Z", "2026-01-31T24:00:00Z",
    "2026-00-10T00:00:00Z", "1969-12-31T23:59:59Z", "9999999999999999999-01-01T00:00:00Z",
    "9223372036854775807-01-01T00:00:00Z",
  ])
  func `Other spellings and days that are none are refused`(_ text: String) {
    #expect(CreationTime(text) == nil)
  }

  @Test func `Seconds outside of the years from 1970 to 9999 are no time`() {
    #expect(CreationTime(secondsSince1970: -1) == nil)
    #expect(CreationTime(secondsSince1970: .max) == nil)
  }
}
