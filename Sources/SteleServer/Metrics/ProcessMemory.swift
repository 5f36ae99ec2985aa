import SteleBase
import SteleFile

/// The memory of this process, in bytes, as Linux counts it.
struct ProcessMemory: Sendable, Equatable {
  /// What is in memory of it.
  var resident = 0
  /// Of that, what no file backs.
  var anonymous = 0
  /// Of that, pages of mapped files.
  var mapped = 0

  /// The memory now; nil where the system does not say.
  static func current() -> ProcessMemory? {
    // The system says that the file is empty, so that no more can be asked for than there is room.
    var text = [UInt8](repeating: 0, count: 8192)
    guard let file = try? ForeignFile(path: BytePath("/proc/self/status"), followsLinks: true),
      let count = try? file.read(at: 0, into: &text, range: 0..<text.count)
    else { return nil }
    return ProcessMemory(parsing: Array(text.prefix(count)))
  }

  /// Reads the lines of `/proc/self/status`; nil where what counts is not among them.
  init?(parsing text: [UInt8]) {
    var found: [String: Int] = [:]
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.count == 3, words[2] == "kB", let kibibytes = Int(words[1]) else { continue }
      found[String(words[0])] = kibibytes << 10
    }
    guard let resident = found["VmRSS:"], let anonymous = found["RssAnon:"],
      let mapped = found["RssFile:"]
    else { return nil }
    self.resident = resident
    self.anonymous = anonymous
    self.mapped = mapped
  }
}
