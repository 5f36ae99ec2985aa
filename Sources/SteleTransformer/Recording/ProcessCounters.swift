import SteleBase

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The system's counters of this process that change from step to step.
final class ProcessCounters: Sendable {
  /// Kept open: opening it takes longer than reading it.
  private let memory: CInt

  init() { memory = unsafe open("/proc/self/statm", O_RDONLY | O_CLOEXEC) }

  deinit { if memory >= 0 { close(memory) } }

  /// Page faults since the process began, and what was read from disks.
  struct Faults: Equatable {
    /// Served without a disk.
    var minor = 0
    /// Read from a disk.
    var major = 0
    /// Bytes that were read from disks, by faults or otherwise.
    var diskBytes = 0
  }

  /// Of all threads together.
  var faults: Faults {
    var usage = rusage()
    // RUSAGE_SELF, which systems give different types.
    guard getrusage(0, &usage) == 0 else { return Faults() }
    return Faults(
      minor: Int(usage.ru_minflt), major: Int(usage.ru_majflt),
      // In blocks of 512 bytes, whatever the disk's are.
      diskBytes: Int(usage.ru_inblock) * 512)
  }

  /// Bytes that are in memory for this process alone: what is not of a file, and the system's tables
  /// of its pages; all that is ``residentBytes`` where the system does not tell.
  var ownBytes: Int {
    var (found, kibibytes) = (0, 0)
    for line in ControlGroup.text(at: "/proc/self/status").split(separator: "\n") {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.count > 1, let count = Int(words[1]) else { continue }
      switch words[0] {
      case "RssAnon:", "RssShmem:", "VmPTE:":
        found += 1
        kibibytes += count
      default: continue
      }
    }
    return found == 3 ? kibibytes * 1024 : residentBytes
  }

  /// Bytes in memory, mapped files included; 0 where the system does not tell.
  var residentBytes: Int {
    guard memory >= 0 else { return 0 }
    return withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { bytes in
      let count = unsafe pread(memory, bytes.baseAddress, bytes.count, 0)
      // Pages: "size resident shared …".
      let words = bytes.prefix(max(count, 0)).split(separator: UInt8(ascii: " "))
      guard words.count > 1 else { return 0 }
      let pages = words[1].reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) }
      return pages * Int(getpagesize())
    }
  }
}
