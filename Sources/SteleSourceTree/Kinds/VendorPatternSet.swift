/// Patterns of paths that are tried together, sorted by where they begin and with which byte.
struct VendorPatternSet {
  private let atPath: [VendorPattern]
  private let atPartByByte: [[VendorPattern]]
  private let anywhereByByte: [[VendorPattern]]

  init(_ patterns: [VendorPattern]) {
    atPath = patterns.filter { $0.start == .path }
    func byByte(_ start: VendorPattern.Start) -> [[VendorPattern]] {
      (0...UInt8.max).map { byte in
        patterns.filter { $0.start == start && $0.canBegin(with: byte) }
      }
    }
    atPartByByte = byByte(.part)
    anywhereByByte = byByte(.anywhere)
  }

  /// The patterns in a text, one on each line; lines that hold none are left out.
  init(lines: String) {
    self.init(lines.split(separator: "\n").compactMap { VendorPattern($0) })
  }

  /// Whether a pattern matches `path`, which has no slash at its start.
  func matches(_ path: [UInt8]) -> Bool {
    if atPath.contains(where: { $0.matches(path, from: 0) }) { return true }
    var isPartStart = true
    for (index, byte) in path.enumerated() {
      if isPartStart, atPartByByte[Int(byte)].contains(where: { $0.matches(path, from: index) }) {
        return true
      }
      if anywhereByByte[Int(byte)].contains(where: { $0.matches(path, from: index) }) {
        return true
      }
      isPartStart = byte == UInt8(ascii: "/")
    }
    return false
  }
}

/// A path's bytes as patterns take them: no slash at the start, and no more than ``maximumPathByteCount``.
func patternBytes(of path: String) -> [UInt8] {
  Array(path.utf8.drop { $0 == UInt8(ascii: "/") }.prefix(maximumPathByteCount))
}

/// More bytes than any file system's paths have; what follows is not looked at.
private let maximumPathByteCount = 1 << 14
