#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The Linux control groups that this process is in, which limit what it may use.
///
/// Reads version 1 and 2 as systems, containers and service managers set them up; see the kernel's
/// documentation, `cgroup-v1/cgroups.rst` and `cgroup-v2.rst`.
package struct ControlGroup {
  /// Where `/proc` and `/sys` are; tests put their own there.
  private let root: String
  /// Each controller's group by its path, `/` if it is the one at the top; version 2 has one for
  /// all controllers, by the empty name.
  private let paths: [Substring: Substring]

  package init(root: String = "") {
    self.root = root
    var paths: [Substring: Substring] = [:]
    for line in Self.text(at: root + "/proc/self/cgroup").split(separator: "\n") {
      // 4:cpu,cpuacct:/some/group
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      for controller in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
        paths[controller] = parts[2]
      }
    }
    self.paths = paths
  }

  /// Processors' worth of time that the process may use, or nil where nothing limits it.
  ///
  /// The smallest limit of its group and of all groups around it.
  package var processorLimit: Double? {
    var limits: [Double] = []
    if let path = paths["cpu"] {
      for group in groups(at: "/sys/fs/cgroup/cpu", path) {
        // -1 where there is no limit.
        let quota = Double(word(0, of: group + "/cpu.cfs_quota_us") ?? "") ?? -1
        let period = Double(word(0, of: group + "/cpu.cfs_period_us") ?? "") ?? 0
        if quota > 0, period > 0 { limits.append(quota / period) }
      }
    }
    if let path = paths[""] {
      for group in groups(at: "/sys/fs/cgroup", path) {
        // "max 100000" where there is no limit.
        let quota = Double(word(0, of: group + "/cpu.max") ?? "")
        let period = Double(word(1, of: group + "/cpu.max") ?? "")
        if let quota, let period, quota > 0, period > 0 { limits.append(quota / period) }
      }
    }
    return limits.min()
  }

  /// Bytes of memory that the system charges the process with at most, or nil where nothing limits
  /// it.
  ///
  /// The smallest limit of its group and of all groups around it.
  package var memoryLimit: Int? {
    var limits: [Int] = []
    if let path = paths["memory"] {
      for group in groups(at: "/sys/fs/cgroup/memory", path) {
        guard let limit = Int(word(0, of: group + "/memory.limit_in_bytes") ?? "") else { continue }
        // Where there is no limit, the file has the largest number of whole pages.
        if limit < Int.max - (1 << 20) { limits.append(limit) }
      }
    }
    if let path = paths[""] {
      for group in groups(at: "/sys/fs/cgroup", path) {
        // "max" where there is no limit.
        if let limit = Int(word(0, of: group + "/memory.max") ?? "") { limits.append(limit) }
      }
    }
    return limits.min()
  }

  /// Bytes of memory that the system charges the group with, in which other processes may be, too,
  /// or nil where it does not tell.
  package var memoryUsage: Int? {
    let files = [
      paths["memory"].map { ("/sys/fs/cgroup/memory", $0, "/memory.usage_in_bytes") },
      paths[""].map { ("/sys/fs/cgroup", $0, "/memory.current") },
    ]
    return files.compactMap { file in
      file.flatMap { Int(word(0, of: root + $0.0 + ($0.1 == "/" ? "" : $0.1) + $0.2) ?? "") }
    }.max()
  }

  /// The folder of the group at `path` and of those around it.
  ///
  /// A container may see its own group at the top while `/proc` still names the outer path: folders
  /// that do not exist simply hold no limit.
  private func groups(at mount: String, _ path: Substring) -> [String] {
    var groups = [root + mount]
    for name in path.split(separator: "/") { groups.append(groups[groups.count - 1] + "/" + name) }
    return groups
  }

  private func word(_ index: Int, of path: String) -> Substring? {
    let words = Self.text(at: path).split(whereSeparator: \.isWhitespace)
    return words.indices.contains(index) ? words[index] : nil
  }

  /// The start of a small file, empty if it cannot be read.
  package static func text(at path: String) -> String {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  }
}
