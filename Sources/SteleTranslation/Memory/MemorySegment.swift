import SteleBase

/// A text of a translation memory, and where its inline codes lie.
struct MemorySegment: Sendable, Equatable {
  /// In UTF-8, without the codes.
  var text: [UInt8] = []
  /// In the order in which they begin.
  var codes: [Code] = []

  /// An inline code: what it encloses, or where it stands.
  struct Code: Sendable, Equatable {
    /// What tells which code of the translation it is.
    var name: [UInt8]
    /// Where it lies in the text; empty for what stands between characters.
    var range: Range<Int>
  }

  /// The text with white space of ASCII made one space, and none at its ends: texts of which this is
  /// the same are the same.
  static func key(of text: [UInt8]) -> [UInt8] {
    if isKey(text) { return text }
    var key: [UInt8] = []
    key.reserveCapacity(text.count)
    for byte in text {
      if !byte.isASCIIWhiteSpace {
        key.append(byte)
      } else if let last = key.last, last != .space {
        key.append(.space)
      }
    }
    if key.last == .space { key.removeLast() }
    return key
  }

  private static func isKey(_ text: [UInt8]) -> Bool {
    var last = UInt8.space
    for byte in text {
      if byte.isASCIIWhiteSpace, byte != .space || last == .space { return false }
      last = byte
    }
    return text.isEmpty || last != .space
  }

  /// The segment without white space of ASCII at its ends.
  func trimmed() -> MemorySegment {
    let inner = text[...].trimmingASCIIWhiteSpace()
    if inner.count == text.count { return self }
    let bounds = inner.startIndex..<inner.endIndex
    return MemorySegment(
      text: Array(inner),
      codes: codes.map { code in
        let range = code.range.clamped(to: bounds)
        let start = range.lowerBound - bounds.lowerBound
        return Code(name: code.name, range: start..<start + range.count)
      })
  }

  /// The ranges as they are compared: by the characters before them that are no white space, sorted,
  /// with the place that each has among `ranges`.
  private static func places(
    _ ranges: [Range<Int>], in text: [UInt8]
  ) -> [(lower: Int, upper: Int, index: Int)] {
    var counts = [0]
    counts.reserveCapacity(text.count + 1)
    for byte in text { counts.append(counts[counts.count - 1] + (byte.isASCIIWhiteSpace ? 0 : 1)) }
    return ranges.enumerated().map { index, range in
      (counts[range.lowerBound], counts[range.upperBound], index)
    }.sorted { one, other in
      if one.lower != other.lower { return one.lower < other.lower }
      if one.upper != other.upper { return one.upper > other.upper }
      return one.index < other.index
    }
  }

  /// Where in `target` those things belong that lie at `ranges` of `text`, which has this segment's
  /// words; nil if they are not this segment's codes one by one, or `target` has others.
  func places(of ranges: [Range<Int>], in text: [UInt8], from target: MemorySegment) -> [Range<
    Int
  >]? {
    guard ranges.count == codes.count, ranges.count == target.codes.count else { return nil }
    if ranges.isEmpty { return [] }
    var targets: [[UInt8]: Range<Int>] = [:]
    for code in target.codes {
      guard targets.updateValue(code.range, forKey: code.name) == nil else { return nil }
    }
    let own = Self.places(codes.map(\.range), in: self.text)
    let others = Self.places(ranges, in: text)
    var found = ranges
    for (code, other) in zip(own, others) {
      guard code.lower == other.lower, code.upper == other.upper,
        let range = targets.removeValue(forKey: codes[code.index].name)
      else { return nil }
      found[other.index] = range
    }
    return found
  }
}
