import Testing

@testable import SteleCorpus

@Suite struct RecentNumbersTests {
  @Test func `Values that lead to the same place take each other's, and never each other's number`()
  {
    var numbers = RecentNumbers<String, Int>(bits: 1)
    #expect(numbers["a", hint: 2] == nil)
    numbers["a", hint: 2] = 7
    #expect(
      numbers["a", hint: 4] == 7 && numbers["b", hint: 2] == nil && numbers["a", hint: 3] == nil)
    numbers["b", hint: -2] = 8
    #expect(numbers["b", hint: 2] == 8 && numbers["a", hint: 2] == nil)
  }
}
