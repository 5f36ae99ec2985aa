import SteleBase

/// Unicode's normalization form KC, with every character of general category C a space before.
///
/// A text falls into segments: a starter, then what may reorder or compose with it. Most are one
/// character that stays as it is.
struct CompatibilityComposition {
  private let tables = NormalizationTables.shared
  /// The segment's decomposition: combining class, position and character in one number each.
  private var decomposed: [UInt64] = []
  private var composed: [UInt32] = []

  /// Appends the normal form of `text`; bytes that are not UTF-8 stay as they are.
  ///
  /// - Complexity: O(*n*) for *n* bytes; O(*n* log *n*) where many marks follow one letter.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var copied = 0
    var position = 0
    while position < text.count {
      if Self.isPrintableASCII(text[position]),
        position + 1 == text.count
          || text[position + 1] < 0x80
      {
        position += 1
        continue
      }
      guard let (scalar, length) = UTF8Character.scalar(in: text, at: position) else {
        position += 1
        continue
      }
      let end = endOfJoining(text, from: position + length)
      let traits = tables[scalar.value].traits
      if end > position + length || !traits.isDisjoint(with: [.other, .changes]) {
        output.append(contentsOf: text[copied..<position])
        appendSegment(text, position..<end, to: &output)
        copied = end
      }
      position = end
    }
    output.append(contentsOf: text[copied...])
  }

  @inline(__always)
  private static func isPrintableASCII(_ byte: UInt8) -> Bool { byte &- 0x20 < 0x5F }

  /// Where the characters end that join what precedes `start`.
  private func endOfJoining(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count, text[end] >= 0x80,
      let (scalar, length) = UTF8Character.scalar(in: text, at: end),
      tables[scalar.value].traits.contains(.joinsPrevious)
    {
      end += length
    }
    return end
  }

  private mutating func appendSegment(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8]
  ) {
    decomposed.removeAll(keepingCapacity: true)
    var position = range.lowerBound
    while position < range.upperBound,
      let (scalar, length) = UTF8Character.scalar(in: text, at: position)
    {
      decompose(scalar.value)
      position += length
    }
    sortMarks()
    compose()
    for value in composed {
      guard let scalar = Unicode.Scalar(value) else { continue }
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private mutating func decompose(_ scalar: UInt32) {
    let properties = tables[scalar]
    if properties.traits.contains(.other) {
      append(UInt32(UInt8(ascii: " ")))
    } else if properties.traits.contains(.hangulSyllable) {
      let letters = Hangul.letters(of: scalar)
      append(letters.leading)
      append(letters.vowel)
      if let trailing = letters.trailing { append(trailing) }
    } else if properties.decompositionCount == 0 {
      append(scalar)
    } else {
      let start = Int(properties.decompositionStart)
      for index in start..<start + Int(properties.decompositionCount) {
        append(tables.decompositions[index])
      }
    }
  }

  private mutating func append(_ scalar: UInt32) {
    let position = UInt64(decomposed.count)
    let combiningClass = UInt64(tables[scalar].combiningClass)
    decomposed.append(combiningClass << 56 | position << 21 | UInt64(scalar))
  }

  private static func combiningClass(_ number: UInt64) -> UInt8 { UInt8(number >> 56) }

  /// Puts the marks between two starters into the order of their classes.
  private mutating func sortMarks() {
    var start = 0
    while start < decomposed.count {
      var end = start
      while end < decomposed.count, Self.combiningClass(decomposed[end]) != 0 { end += 1 }
      if end - start > 1 { decomposed[start..<end].sort() }
      start = end + 1
    }
  }

  /// Composes each starter with what follows it, unless something between them is in the way.
  private mutating func compose() {
    composed.removeAll(keepingCapacity: true)
    var starter: Int?
    var previousClass: UInt8 = 0
    for number in decomposed {
      let scalar = UInt32(number & 0x1F_FFFF)
      let combiningClass = Self.combiningClass(number)
      if let index = starter {
        let isAdjacent = composed.count == index + 1
        let isBlocked = !isAdjacent && previousClass >= combiningClass
        if !isBlocked, let composite = tables.composition(of: composed[index], scalar) {
          composed[index] = composite
          continue
        }
      }
      if combiningClass == 0 { starter = composed.count }
      previousClass = combiningClass
      composed.append(scalar)
    }
  }
}
