import SteleTestSupport
import Testing

@testable import SteleTransformer

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Caches and memory as Linux shows them, in a made-up `/proc` and `/sys`.
@Suite struct ProcessorCacheTests {
  private func cache(_ files: [String: String]) throws -> (ProcessorCache, TemporaryFolder) {
    let folder = try TemporaryFolder()
    for (name, text) in files {
      let url = folder.url.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    return (ProcessorCache(root: folder.url.path), folder)
  }

  /// Cores with caches of two levels; of the last level, cores share one as `sharers` says.
  private func cores(_ sharers: [String]) -> [String: String] {
    var files: [String: String] = [:]
    for (core, shared) in sharers.enumerated() {
      let caches = [
        ("1", "Data", "32K", "\(core)"), ("1", "Instruction", "64K", "\(core)"),
        ("3", "Unified", "32768K", shared),
      ]
      for (index, cache) in caches.enumerated() {
        let folder = "sys/devices/system/cpu/cpu\(core)/cache/index\(index)/"
        files[folder + "level"] = cache.0 + "\n"
        files[folder + "type"] = cache.1 + "\n"
        files[folder + "size"] = cache.2 + "\n"
        files[folder + "shared_cpu_list"] = cache.3 + "\n"
      }
    }
    return files
  }

  @Test func `A shared cache counts once`() throws {
    let (caches, folder) = try cache(cores(["0-1", "0-1"]))
    #expect(caches.lastLevelByteCount(threads: 2) == 32 << 20)
    withExtendedLifetime(folder) {}
  }

  @Test func `As many caches count as there are threads`() throws {
    let (caches, folder) = try cache(cores(["0-1", "0-1", "2-3", "2-3", "4", "5"]))
    #expect([1, 2, 3, 9].map(caches.lastLevelByteCount) == [1, 2, 3, 4].map { $0 * 32 << 20 })
    withExtendedLifetime(folder) {}
  }

  @Test func `What is not told or no size is nil`() throws {
    let (caches, folder) = try cache(["proc/meminfo": "MemTotal: 8 kB\nMemAvailable:  1000 kB\n"])
    #expect(caches.lastLevelByteCount(threads: 1) == nil)
    #expect(caches.availableByteCount == 1_024_000)
    var files = cores(["0"])
    files["sys/devices/system/cpu/cpu0/cache/index2/size"] = "99999999999999999999M\n"
    let (odd, oddFolder) = try cache(files)
    #expect(odd.lastLevelByteCount(threads: 1) == 32 << 10 && odd.availableByteCount == nil)
    withExtendedLifetime((folder, oddFolder)) {}
  }
}
