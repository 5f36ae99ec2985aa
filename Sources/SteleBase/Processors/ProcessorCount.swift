#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How many processors there are to work with.
package enum ProcessorCount {
  /// Processors that this process may use, at least one.
  ///
  /// Those it may run on, but no more than the processor time its control group is granted: threads
  /// that wait for each other lose more than they bring when they are stopped in turns.
  package static var current: Int { current(root: "") }

  /// As ``current``, with `/proc` and `/sys` below `root`.
  static func current(root: String) -> Int {
    let cores = allowed(root: root) ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    guard let limit = ControlGroup(root: root).processorLimit else { return cores }
    return max(1, min(cores, Int(min(limit, 1024))))
  }

  /// Processors that the system lets this thread run on, as `Cpus_allowed: ff,ffffffff` has them
  /// bit by bit; nil where the system does not tell.
  private static func allowed(root: String) -> Int? {
    let status = ControlGroup.text(at: root + "/proc/thread-self/status")
    let name = "Cpus_allowed:"
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else {
      return nil
    }
    let count = line.dropFirst(name.count).utf8.reduce(0) {
      $0 + Int(($1.hexadecimalDigitValue ?? 0).nonzeroBitCount)
    }
    return count > 0 ? count : nil
  }
}
