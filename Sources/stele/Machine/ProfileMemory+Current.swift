import SteleProfile

extension ProfileMemory {
  /// What this process holds now, as Linux tells; all is zero elsewhere.
  static func current() throws -> ProfileMemory {
    var memory = ProfileMemory(resident: 0, anonymous: 0, peak: 0)
    #if os(Linux)
    var status = try FileLines(path: "/proc/self/status")
    while let line = try status.next() {
      let words = String(decoding: line.content, as: UTF8.self).split(
        whereSeparator: \.isWhitespace)
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
