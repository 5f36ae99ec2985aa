import SteleBase
import Synchronization
import Testing

@Suite struct OrderedPipelineTests {
  /// Counts up to a limit.
  private final class Counter: Sendable {
    let limit: Int
    let value = Mutex(0)

    init(limit: Int) { self.limit = limit }

    func next() -> Int? {
      value.withLock { value in
        guard value < limit else { return nil }
        value += 1
        return value - 1
      }
    }
  }

  private func pipeline(_ counter: Counter, threads: Int) -> OrderedPipeline<Int, Int> {
    OrderedPipeline(threads: threads) {
      counter.next()
    } makeWorker: {
      { $0 * 3 }
    }
  }

  @Test(arguments: [1, 2, 5])
  func `Results come in the order of the inputs, and then the end`(threads: Int) {
    for count in [0, 1, 2, 15, 16, 17, 1000] {
      let pipeline = pipeline(Counter(limit: count), threads: threads)
      var results: [Int] = []
      while let result = pipeline.next() { results.append(result) }
      #expect(results == (0..<count).map { $0 * 3 } && pipeline.next() == nil)
    }
  }

  @Test func `No more inputs are taken than there is room for, and none once nobody wants results`()
  {
    let counter = Counter(limit: .max)
    do {
      let pipeline = pipeline(counter, threads: 2)
      for number in 0..<100 { #expect(pipeline.next() == number * 3) }
    }
    #expect(counter.value.withLock { $0 } <= 100 + 2 * 16)
  }
}
