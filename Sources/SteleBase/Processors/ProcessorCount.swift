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

  /// Processors that the system lets this thread run on and that are there; nil where the system
  /// does not tell.
  ///
  /// `Cpus_allowed: ff,ffffffff` has them bit by bit, the first one last: all that a machine may
  /// ever have where nobody chose. Of these, `online` lists those that are at work.
  private static func allowed(root: String) -> Int? {
    let status = ControlGroup.text(at: root + "/proc/thread-self/status")
    let name = "Cpus_allowed:"
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else {
      return nil
    }
    let digits = line.dropFirst(name.count).utf8.compactMap(\.hexadecimalDigitValue)
    let online = online(root: root)
    var count = 0
    for (place, digit) in digits.reversed().enumerated() {
      for bit in 0..<4 where digit >> bit & 1 == 1 {
        if online.isEmpty || online.contains(where: { $0.contains(4 * place + bit) }) { count += 1 }
      }
    }
    return count > 0 ? count : nil
  }

  /// Processors that are at work, as `0-3,8` lists them; empty where the system does not tell.
  private static func online(root: String) -> [ClosedRange<Int>] {
    ControlGroup.text(at: root + "/sys/devices/system/cpu/online")
      .split(whereSeparator: { $0 == "," || $0.isWhitespace })
      .compactMap { part in
        let ends = part.split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { return nil }
        return first...last
      }
  }
}
