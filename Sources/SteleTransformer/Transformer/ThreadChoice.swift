import CSteleKernels
import Synchronization

/// How many threads passes use, as a ``ThreadPolicy`` has it, which is handed on from batch to
/// batch: how busy the machine is does not change between two of them.
final class ThreadChoice {
  private var policy: ThreadPolicy
  /// What was noted of the pass that is going on.
  private var pass = ThreadChoice.noPass

  /// What the last choice of the process with as many threads knew.
  private static let known = Mutex<ThreadPolicy?>(nil)

  /// Whether nobody wants another number than the most.
  private static let isFixed = stele_threads_are_fixed() != 0

  /// A choice of at most `most` threads.
  init(most: Int) {
    let fresh = ThreadPolicy(most: most)
    policy = Self.known.withLock { $0.flatMap { $0.most == fresh.most ? $0 : nil } } ?? fresh
  }

  deinit {
    let policy = policy
    Self.known.withLock { $0 = policy }
  }

  /// The most threads that a pass may use.
  var most: Int { policy.most }

  /// What a run of operations takes.
  var forNextPass: Int32 { Int32(policy.threads) }

  /// Notes a run of operations, all of a pass or some, that took so long.
  func note(_ report: stele_run_report, nanoseconds: Int) {
    // What was too small to share says nothing of threads.
    guard !Self.isFixed, Int(report.threads) == policy.threads else { return }
    pass.threads = policy.threads
    pass.cost += report.cost
    pass.nanoseconds += nanoseconds
    pass.waited += Int(report.waited)
  }

  /// Learns from the runs since the last pass ended, which ends now.
  func endPass() {
    policy.learn(from: pass)
    pass = Self.noPass
  }

  private static let noPass = ThreadPolicy.Pass(threads: 0, cost: 0, nanoseconds: 0, waited: 0)
}
