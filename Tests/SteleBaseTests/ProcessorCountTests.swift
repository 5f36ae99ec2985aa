import Testing

@testable import SteleBase

/// Processors as Linux shows them, in a made-up `/proc` and `/sys`.
@Suite struct ProcessorCountTests {
  /// The count where the system lets the thread run on `allowed`, with this quota of its group.
  private static func count(
    allowed: String, online: String? = nil, quota: String?
  ) throws -> Int {
    var files = [
      "proc/thread-self/status": "Name:\tstele\nCpus_allowed:\t\(allowed)\nCpus_allowed_list:\t0\n",
      "proc/self/cgroup": "0::/work\n",
    ]
    files["sys/fs/cgroup/work/cpu.max"] = quota
    files["sys/devices/system/cpu/online"] = online
    return try withSystemFiles(files) { ProcessorCount.current(root: $0) }
  }

  @Test func `There are as many processors as the thread may run on`() throws {
    #expect(try Self.count(allowed: "ff", quota: nil) == 8)
    #expect(try Self.count(allowed: "5,00000001", quota: "max 100000\n") == 3)
  }

  @Test func `Processors that the machine might have but has not do not count`() throws {
    #expect(try Self.count(allowed: "ff", online: "0-1\n", quota: nil) == 2)
    #expect(try Self.count(allowed: "ffffffff,ffffffff", online: "0-3,40\n", quota: nil) == 5)
    #expect(try Self.count(allowed: "6", online: "0-1\n", quota: nil) == 1)
    #expect(try Self.count(allowed: "ff", online: "7-0,x,-\n", quota: nil) == 8)
  }

  @Test func `A quota of the control group takes processors away, but not the last`() throws {
    let many = "ffffffff,ffffffff"
    #expect(try Self.count(allowed: many, quota: "200000 100000\n") == 2)
    #expect(try Self.count(allowed: many, quota: "250000 100000\n") == 2)
    #expect(try Self.count(allowed: many, quota: "10000 100000\n") == 1)
    #expect(try Self.count(allowed: "1", quota: "800000 100000\n") == 1)
    #expect(try Self.count(allowed: many, quota: "9000000000000000000000 1\n") == 64)
  }

  @Test func `Where the system tells nothing there is at least one processor`() throws {
    #expect(try withSystemFiles([:]) { ProcessorCount.current(root: $0) } >= 1)
    #expect(ProcessorCount.current >= 1)
  }
}
