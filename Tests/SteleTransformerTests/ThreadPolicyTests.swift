import Testing

@testable import SteleTransformer

/// How many threads are chosen, of passes whose times are made up.
@Suite struct ThreadPolicyTests {
  /// A machine on which a pass takes so many milliseconds, by its threads, and so large a share of
  /// them goes by in waiting.
  private struct Machine {
    var milliseconds: [Int: Double]
    var waiting: Double

    func pass(_ threads: Int, cost: Int = 1_000_000) -> ThreadPolicy.Pass {
      let nanoseconds = (milliseconds[threads] ?? 0) * 1e6 * Double(cost) / 1e6
      return ThreadPolicy.Pass(
        threads: threads, cost: cost, nanoseconds: Int(nanoseconds),
        waited: threads == 1 ? 0 : Int(nanoseconds * waiting) * threads)
    }
  }

  private static let idle = Machine(milliseconds: [1: 18, 2: 10], waiting: 0.05)
  private static let busy = Machine(milliseconds: [1: 30, 2: 42], waiting: 0.4)
  private static let crowded = Machine(milliseconds: [1: 45, 2: 400], waiting: 0.9)

  /// Does `passes` passes on `machine`; how many milliseconds they took.
  private func run(_ policy: inout ThreadPolicy, _ passes: Int, on machine: Machine) -> Double {
    (0..<passes).reduce(0) { total, _ in
      let pass = machine.pass(policy.threads)
      policy.learn(from: pass)
      return total + Double(pass.nanoseconds) / 1e6
    }
  }

  @Test func `All threads stay where they wait little`() {
    var policy = ThreadPolicy(most: 2)
    #expect(run(&policy, 10_000, on: Self.idle) == 100_000)
    #expect(policy.threads == 2)
  }

  @Test func `Fewer are used while threads are kept from running`() {
    for machine in [Self.busy, Self.crowded] {
      var policy = ThreadPolicy(most: 2)
      _ = run(&policy, 100, on: machine)
      let best = 2000 * (machine.milliseconds[1] ?? 0)
      let taken = run(&policy, 2000, on: machine)
      #expect(taken <= best * 1.04)
      #expect(taken > best)  // More were tried.
    }
  }

  @Test func `All are used again when the machine is free again`() {
    var policy = ThreadPolicy(most: 2)
    _ = run(&policy, 500, on: Self.crowded)
    _ = run(&policy, 2000, on: Self.idle)
    #expect(run(&policy, 1000, on: Self.idle) == 10_000)
  }

  @Test func `A trial that goes wrong by bad luck is soon followed by another`() {
    var policy = ThreadPolicy(most: 2)
    var passes = 0
    while policy.threads == 2, passes < 100 {
      policy.learn(from: Self.busy.pass(2))
      passes += 1
    }
    policy.learn(from: Machine(milliseconds: [1: 200], waiting: 0).pass(1))
    #expect(policy.threads == 2)
    _ = run(&policy, 100, on: Self.busy)
    #expect(policy.threads == 1)
  }

  @Test func `A bad start is soon forgotten`() {
    // Weights come from a disk at first, and threads wait for each other's reads.
    let cold = Machine(milliseconds: [1: 60, 2: 60], waiting: 0.4)
    var policy = ThreadPolicy(most: 2)
    _ = run(&policy, 3, on: cold)
    _ = run(&policy, 24, on: Self.idle)
    #expect(policy.threads == 2)
    #expect(run(&policy, 1000, on: Self.idle) == 10_000)
  }

  @Test func `Waiting alone is no reason where more threads are faster all the same`() {
    let small = Machine(milliseconds: [1: 1, 2: 0.8], waiting: 0.3)
    var policy = ThreadPolicy(most: 2)
    #expect(run(&policy, 20_000, on: small) <= 16_000 * 1.03)
  }

  @Test func `Of many threads a few go first`() {
    // One processor of eight is taken.
    let machine = Machine(
      milliseconds: [8: 30, 6: 14, 5: 16, 4: 20, 3: 26, 2: 38, 1: 75], waiting: 0.5)
    var policy = ThreadPolicy(most: 8)
    _ = run(&policy, 300, on: machine)
    let taken = run(&policy, 3000, on: machine)
    #expect(taken <= 3000 * 14 * 1.06)
    _ = run(&policy, 3000, on: Machine(milliseconds: [8: 8, 6: 10, 5: 12, 4: 15], waiting: 0.05))
    #expect(policy.threads == 8)
  }

  @Test func `Passes of other work end a trial without a verdict`() {
    var policy = ThreadPolicy(most: 2)
    var passes = 0
    while policy.threads == 2, passes < 1000 {
      policy.learn(from: Self.busy.pass(2))
      passes += 1
    }
    #expect(policy.threads == 1)
    policy.learn(from: Self.busy.pass(1, cost: 40_000_000))
    #expect(policy.threads == 2)
  }

  @Test func `What was too small to share, and one thread, teach nothing`() {
    var policy = ThreadPolicy(most: 2)
    for _ in 0..<1000 {
      policy.learn(from: .init(threads: 1, cost: 1000, nanoseconds: 1000, waited: 0))
      policy.learn(from: .init(threads: 2, cost: 0, nanoseconds: 1000, waited: 2000))
    }
    #expect(policy.threads == 2)
    for most in [-1, 0, 1] {
      var alone = ThreadPolicy(most: most)
      _ = run(&alone, 100, on: Self.crowded)
      #expect(alone.threads == 1)
    }
  }
}
