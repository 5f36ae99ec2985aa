import Testing

@testable import SteleServer

struct AccessTests {
  @Test func `A window of a minute moves on`() {
    let limiter = RateLimiter()
    #expect(limiter.admit("a", cost: 2, limit: 3, at: 0) == nil)
    #expect(limiter.admit("a", cost: 1, limit: 3, at: 30) == nil)
    #expect(limiter.admit("a", cost: 1, limit: 3, at: 31) == 29)
    #expect(limiter.admit("a", cost: 3, limit: 3, at: 59) == 31)
    #expect(limiter.admit("b", cost: 1, limit: 3, at: 31) == nil)
    #expect(limiter.admit("a", cost: 2, limit: 3, at: 60) == nil)
    #expect(limiter.admit("a", cost: 1, limit: 3, at: 89) == 1)
    #expect(limiter.admit("a", cost: 1, limit: 3, at: 90) == nil)
    #expect(limiter.admit("c", cost: 1, limit: 0, at: 0) != nil)
  }

  @Test func `What is more than the limit by itself comes through alone`() {
    let limiter = RateLimiter()
    #expect(limiter.admit("a", cost: 10, limit: 3, at: 0) == nil)
    #expect(limiter.admit("a", cost: 1, limit: 3, at: 1) == 59)
    #expect(limiter.admit("a", cost: 10, limit: 3, at: 60) == nil)
  }

  @Test func `Clients without number take no memory without bound`() {
    let limiter = RateLimiter(maximumClients: 4)
    for number in 0..<4 { #expect(limiter.admit("\(number)", cost: 1, limit: 2, at: 0) == nil) }
    // All others count as one.
    #expect(limiter.admit("x", cost: 1, limit: 2, at: 1) == nil)
    #expect(limiter.admit("y", cost: 1, limit: 2, at: 1) == nil)
    #expect(limiter.admit("z", cost: 1, limit: 2, at: 1) != nil)
    // Once the first are forgotten there is room again.
    #expect(limiter.admit("z", cost: 1, limit: 2, at: 70) == nil)
  }

  @Test func `Files of keys are read, and mistakes in them told by line`() throws {
    let keys = try APIKeys(
      parsing: Array("# all\n\nab\ncd 5\r\n\tef - 100\ngh -1 -1\n".utf8), path: "k")
    #expect(keys["ab"] == APIKeys.Limits())
    #expect(keys["cd"] == APIKeys.Limits(requests: 5))
    #expect(keys["ef"] == APIKeys.Limits(characters: 100))
    #expect(keys["gh"] == APIKeys.Limits(requests: -1, characters: -1))
    #expect(keys["xy"] == nil && keys[""] == nil && keys["#"] == nil)
    for (text, line) in [("a b\n", "line 1"), ("a\n\na\n", "line 3"), ("a 1 2 3", "line 1")] {
      do {
        _ = try APIKeys(parsing: Array(text.utf8), path: "k")
        Issue.record("no error")
      } catch {
        #expect(error.description.hasPrefix("k: \(line): "), "\(error)")
      }
    }
    #expect(throws: ServerError.self) { try APIKeys(reading: "/nowhere/keys") }
  }
}
