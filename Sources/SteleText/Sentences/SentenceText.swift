import SteleBase

/// A text as the rules for sentences read it: characters with their classes, and the protected
/// ranges, which no rule looks into.
struct SentenceText {
  let bytes: UnsafeBufferPointer<UInt8>
  private let characters = SentenceCharacters.shared

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The character at `position`; a byte that is not UTF-8 is a character of class `other`.
  @inline(__always)
  func character(at position: Int) -> (kind: SentenceCharacter, length: Int) {
    let byte = bytes[position]
    if byte < 0x80 { return (characters[UInt32(byte)], 1) }
    guard let length = UTF8Character.length(in: bytes, at: position) else { return (.other, 1) }
    var value = UInt32(byte) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[position + offset] & 0x3F) }
    return (characters[value], length)
  }

  /// The character that ends at `position`, but none that begins before `floor`.
  func character(
    before position: Int, floor: Int
  ) -> (kind: SentenceCharacter, length: Int)? {
    guard position > floor else { return nil }
    var start = position - 1
    let lowest = max(floor, position - 4)
    while start > lowest, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let found = character(at: start)
    return start + found.length == position ? found : (.other, 1)
  }

  /// `range` without white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let next = character(at: start)
      guard next.kind == .space || next.kind == .newline else { break }
      start += next.length
    }
    // A range may end within a character.
    start = min(start, end)
    while let last = character(before: end, floor: start),
      last.kind == .space || last.kind == .newline
    {
      end -= last.length
    }
    return start..<end
  }

  /// `ranges` within the text, in order, not empty and not overlapping.
  func normalized(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    let clamped = ranges.map { $0.clamped(to: 0..<bytes.count) }.filter { !$0.isEmpty }
    for range in clamped.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, last.upperBound > range.lowerBound {
        result[result.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
