import Testing

@testable import SteleTranslation

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Limits of processor time as Linux shows them, in a made-up `/proc` and `/sys`.
@Suite struct ControlGroupTests {
  @Test func versionTwoTakesTheSmallestLimitAround() throws {
    let limit = try limit([
      "proc/self/cgroup": "0::/slice/service\n",
      "sys/fs/cgroup/slice/cpu.max": "150000 100000\n",
      "sys/fs/cgroup/slice/service/cpu.max": "max 100000\n",
    ])
    #expect(limit == 1.5)
  }

  @Test func versionOneReadsQuotaAndPeriod() throws {
    let limit = try limit([
      "proc/self/cgroup": "5:memory:/\n4:cpu,cpuacct:/group\n0::/\n",
      "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n",
      "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
      "sys/fs/cgroup/cpu/group/cpu.cfs_quota_us": "25000\n",
      "sys/fs/cgroup/cpu/group/cpu.cfs_period_us": "50000\n",
    ])
    #expect(limit == 0.5)
  }

  @Test func containersThatSeeThemselvesAtTheTopAreLimited() throws {
    let limit = try limit([
      "proc/self/cgroup": "0::/outer/container\n",
      "sys/fs/cgroup/cpu.max": "200000 100000\n",
    ])
    #expect(limit == 2)
  }

  @Test func nothingReadableIsNoLimit() throws {
    #expect(try limit([:]) == nil)
    #expect(
      try limit(["proc/self/cgroup": "0::/\n", "sys/fs/cgroup/cpu.max": "max 100000\n"]) == nil)
    #expect(try limit(["proc/self/cgroup": "nonsense", "sys/fs/cgroup/cpu.max": "x y"]) == nil)
  }

  @Test func thisProcessMayUseAtLeastOneCore() {
    #expect(TranslationModel.processorCount >= 1)
  }

  private func limit(_ files: [String: String]) throws -> Double? {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    for (path, text) in files {
      let file = root.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return ControlGroup(root: root.path).processorLimit
  }
}
