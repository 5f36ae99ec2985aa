import SteleBase

/// What Linux tells of caches and of memory that is free; elsewhere nothing is known.
struct ProcessorCache {
  /// Where `/proc` and `/sys` are; tests put their own there.
  private let root: String

  init(root: String = "") {
    self.root = root
  }

  /// Bytes that the last-level caches of `threads` cores hold together at most, or nil where the
  /// system does not tell.
  ///
  /// Cores share a cache, and a machine may have several of them.
  func lastLevelByteCount(threads: Int) -> Int? {
    var sizes: [Substring: Int] = [:]
    for core in 0..<Self.mostCores {
      guard let cache = lastLevel(ofCore: core) else { break }
      sizes[cache.sharers] = cache.byteCount
    }
    let largest = sizes.values.sorted(by: >).prefix(max(threads, 1))
    return largest.isEmpty ? nil : largest.reduce(0, +)
  }

  /// Bytes that the system can give without taking them from others; nil where it does not tell.
  var availableByteCount: Int? {
    for line in text("/proc/meminfo").split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.first == "MemAvailable:", words.count > 1 else { continue }
      return Int(words[1]).map { $0 &* 1024 }
    }
    return nil
  }

  private static let mostCores = 4096

  /// The cache of the highest level of a core, and which cores share it.
  private func lastLevel(ofCore core: Int) -> (byteCount: Int, sharers: Substring)? {
    var found: (level: Int, byteCount: Int, sharers: Substring)?
    for index in 0..<10 {
      let folder = "/sys/devices/system/cpu/cpu\(core)/cache/index\(index)/"
      guard let level = Int(text(folder + "level")) else { break }
      guard text(folder + "type") != "Instruction",
        let byteCount = Self.byteCount(text(folder + "size")), level > found?.level ?? 0
      else { continue }
      found = (level, byteCount, text(folder + "shared_cpu_list"))
    }
    return found.map { ($0.byteCount, $0.sharers) }
  }

  /// The number in `32768K`.
  private static func byteCount(_ text: Substring) -> Int? {
    let units = ["K": 10, "M": 20, "G": 30]
    guard let last = text.last.map(String.init), let shift = units[last],
      let number = Int(text.dropLast()), (1...1 << 24).contains(number)
    else { return nil }
    return number << shift
  }

  /// The small file at `path`, without the line feed at its end; empty where there is none.
  private func text(_ path: String) -> Substring {
    let text = ControlGroup.text(at: root + path)
    return text.last == "\n" ? text.dropLast() : text[...]
  }
}
