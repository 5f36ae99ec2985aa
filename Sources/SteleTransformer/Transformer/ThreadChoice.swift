import CSteleKernels
import Synchronization

/// How many threads passes use, as a ``ThreadPolicy`` has it, which is handed on from batch to
/// batch: how busy the machine is does not change between two of them.
final class ThreadChoice {
  private var policy: ThreadPolicy

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

  /// Learns from a pass that took so long.
  func learn(from report: stele_run_report, nanoseconds: Int) {
    guard !Self.isFixed else { return }
    policy.learn(
      from: ThreadPolicy.Pass(
        threads: Int(report.threads), cost: report.cost, nanoseconds: nanoseconds,
        waited: Int(report.waited)))
  }
}
