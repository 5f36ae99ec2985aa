import Foundation
import Testing

@testable import SteleCheck

@Suite struct OrderedWorkersTests {
  @Test("Results can be had in the order of the work, whichever is done first", arguments: [1, 4])
  func resultsKeepTheOrder(_ threads: Int) {
    let workers = OrderedWorkers<Int, Int>(threads: threads) {
      { number in
        // The first ones take the longest.
        Thread.sleep(forTimeInterval: Double(20 - number) / 5000)
        return number * number
      }
    }
    defer { workers.stop() }
    let jobs = (0..<20).map { workers.add($0) }
    #expect(jobs.map { $0.result() } == (0..<20).map { $0 * $0 })
  }

  @Test("Threads end when they are stopped, although work is left")
  func stoppedThreadsEnd() async throws {
    final class Witness: Sendable {
      let ended: @Sendable () -> Void
      init(_ ended: @escaping @Sendable () -> Void) { self.ended = ended }
      deinit { ended() }
    }
    await confirmation(expectedCount: 3) { confirm in
      let all = DispatchGroup()
      for _ in 0..<3 { all.enter() }
      let workers = OrderedWorkers<Int, Int>(threads: 3) {
        let witness = Witness {
          confirm()
          all.leave()
        }
        return { number in
          withExtendedLifetime(witness) { Thread.sleep(forTimeInterval: 0.001) }
          return number
        }
      }
      for number in 0..<50 { _ = workers.add(number) }
      workers.stop()
      await withCheckedContinuation { continuation in
        all.notify(queue: .global()) { continuation.resume() }
      }
    }
  }
}
