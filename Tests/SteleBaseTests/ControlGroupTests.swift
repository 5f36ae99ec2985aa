import SteleBase
import Testing

/// Limits of processor time and of memory as Linux shows them, in a made-up `/proc` and `/sys`.
@Suite struct ControlGroupTests {
  @Test func `Version two takes the smallest limit around`() throws {
    let limit = try limit([
      "proc/self/cgroup": "0::/slice/service\n",
      "sys/fs/cgroup/slice/cpu.max": "150000 100000\n",
      "sys/fs/cgroup/slice/service/cpu.max": "max 100000\n",
    ])
    #expect(limit == 1.5)
  }

  @Test func `Version one reads quota and period`() throws {
    let limit = try limit([
      "proc/self/cgroup": "5:memory:/\n4:cpu,cpuacct:/group\n0::/\n",
      "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n",
      "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
      "sys/fs/cgroup/cpu/group/cpu.cfs_quota_us": "25000\n",
      "sys/fs/cgroup/cpu/group/cpu.cfs_period_us": "50000\n",
    ])
    #expect(limit == 0.5)
  }

  @Test func `Containers that see themselves at the top are limited`() throws {
    let limit = try limit([
      "proc/self/cgroup": "0::/outer/container\n",
      "sys/fs/cgroup/cpu.max": "200000 100000\n",
    ])
    #expect(limit == 2)
  }

  @Test func `Nothing readable is no limit`() throws {
    #expect(try limit([:]) == nil)
    #expect(
      try limit(["proc/self/cgroup": "0::/\n", "sys/fs/cgroup/cpu.max": "max 100000\n"]) == nil)
    #expect(try limit(["proc/self/cgroup": "nonsense", "sys/fs/cgroup/cpu.max": "x y"]) == nil)
  }

  @Test func `The smallest memory limit around counts`() throws {
    let second = try memoryLimit([
      "proc/self/cgroup": "0::/slice/service\n",
      "sys/fs/cgroup/slice/memory.max": "1048576\n",
      "sys/fs/cgroup/slice/service/memory.max": "max\n",
    ])
    #expect(second == 1_048_576)
    let first = try memoryLimit([
      "proc/self/cgroup": "5:memory:/outer/inner\n",
      "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      "sys/fs/cgroup/memory/outer/memory.limit_in_bytes": "4096\n",
      "sys/fs/cgroup/memory/outer/inner/memory.limit_in_bytes": "8192\n",
    ])
    #expect(first == 4096)
    let none = try memoryLimit([
      "proc/self/cgroup": "5:memory:/\n",
      "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
    ])
    #expect(none == nil)
  }

  @Test func `Memory is what the process's own group is charged with`() throws {
    let files = [
      "sys/fs/cgroup/memory.current": "1000000\n",
      "sys/fs/cgroup/slice/memory.current": "20480\n",
      "sys/fs/cgroup/memory/memory.usage_in_bytes": "3000000\n",
      "sys/fs/cgroup/memory/group/memory.usage_in_bytes": "40960\n",
    ]
    for (group, expected) in [
      ("0::/slice\n", 20_480), ("5:memory:/group\n", 40_960),
      ("5:memory:/group\n0::/\n", 1_000_000),
      ("0::/outer/elsewhere\n", nil), ("5:memory:/\n", 3_000_000), ("", nil),
    ] as [(String, Int?)] {
      let usage = try withSystemFiles(files.merging(["proc/self/cgroup": group]) { $1 }) {
        ControlGroup(root: $0).memoryUsage
      }
      #expect(usage == expected, "\(group)")
    }
  }

  private func limit(_ files: [String: String]) throws -> Double? {
    try withSystemFiles(files) { ControlGroup(root: $0).processorLimit }
  }

  private func memoryLimit(_ files: [String: String]) throws -> Int? {
    try withSystemFiles(files) { ControlGroup(root: $0).memoryLimit }
  }
}
