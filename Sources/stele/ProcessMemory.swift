/// How much memory this process holds, in bytes.
struct ProcessMemory: Encodable {
  /// Everything that is in memory now, mapped files included.
  var resident: Int
  /// Of that, what belongs to this process alone; the rest the system may take back at any time.
  var anonymous: Int
  /// The most that was ever resident.
  var peak: Int

  /// Reads the figures from Linux; all are zero elsewhere.
  static func current() throws -> ProcessMemory {
    var memory = ProcessMemory(resident: 0, anonymous: 0, peak: 0)
    #if os(Linux)
    var status = try FileLines(path: "/proc/self/status")
    while let line = try status.next() {
      let words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      guard words.count >= 2, let kibibytes = Int(words[1]) else { continue }
      switch words[0] {
      case "VmRSS:": memory.resident = kibibytes * 1024
      case "RssAnon:": memory.anonymous = kibibytes * 1024
      case "VmHWM:": memory.peak = kibibytes * 1024
      default: break
      }
    }
    #endif
    return memory
  }
}
