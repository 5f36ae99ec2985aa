import SteleBase

/// The lines of a subtitle file, which end at LF, CR or both.
struct SubtitleLines {
  let bytes: [UInt8]
  /// The lines without their ends, in bytes of the file.
  private(set) var ranges: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      ranges.append(start..<(position - 1))
      if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
      start = position
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
  }

  var count: Int { ranges.count }

  /// A line without the white space around it.
  func trimmed(_ line: Int) -> ArraySlice<UInt8> { bytes[ranges[line]].trimmed }

  func isBlank(_ line: Int) -> Bool { bytes[ranges[line]].allSatisfy(\.isSpace) }

  /// The number that is all of a line, as that of a cue; nil if there is more or something else.
  func number(_ line: Int) -> Int? {
    let text = trimmed(line)
    guard (1...9).contains(text.count), text.allSatisfy(\.isASCIIDigit) else { return nil }
    return Int(String(decoding: text, as: UTF8.self))
  }
}
