import SteleBase

/// Where words begin and end in UTF-8 text, for placing things between them.
enum WordBoundaries {
  /// `range` widened to whole words, without white space and punctuation that only was widened to.
  ///
  /// Scripts that put no space between words are not widened.
  static func words(covering range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, text[start].isASCIIWhiteSpace { start += 1 }
    while end > start, text[end - 1].isASCIIWhiteSpace { end -= 1 }
    while isInsideWord(start, in: text), let before = scalar(before: start, in: text) {
      start = before.range.lowerBound
    }
    while isInsideWord(end, in: text), let after = scalar(at: end, in: text) {
      end = after.range.upperBound
    }
    return start..<end
  }

  /// The first run of characters other than white space from `offset` on, or nil.
  static func firstWord(from offset: Int, in text: [UInt8]) -> Range<Int>? {
    var start = offset
    while start < text.count, text[start].isASCIIWhiteSpace { start += 1 }
    var end = start
    while end < text.count, !text[end].isASCIIWhiteSpace { end += 1 }
    return start < end ? start..<end : nil
  }

  /// The last run of characters other than white space before `offset`, or nil.
  static func lastWord(before offset: Int, in text: [UInt8]) -> Range<Int>? {
    var end = offset
    while end > 0, text[end - 1].isASCIIWhiteSpace { end -= 1 }
    var start = end
    while start > 0, !text[start - 1].isASCIIWhiteSpace { start -= 1 }
    return start < end ? start..<end : nil
  }

  /// Whether the characters on both sides of `offset` belong to one word.
  static func isInsideWord(_ offset: Int, in text: [UInt8]) -> Bool {
    guard let before = scalar(before: offset, in: text), let after = scalar(at: offset, in: text)
    else { return false }
    return joinsWords(before.scalar) && joinsWords(after.scalar)
  }

  /// Whether a word that ends before `offset` of the source, and one that ends before `place` of
  /// the translation, both touch what follows: a script without spaces does so of itself.
  static func touchBehind(
    _ offset: Int, in source: [UInt8], asBehind place: Int, in text: [UInt8]
  ) -> Bool {
    touch(scalar(before: offset, in: source)?.scalar, scalar(before: place, in: text)?.scalar)
  }

  /// Whether words that begin at `offset` of the source and at `place` of the translation both
  /// touch what is before them.
  static func touchBefore(
    _ offset: Int, in source: [UInt8], asBefore place: Int, in text: [UInt8]
  ) -> Bool {
    touch(scalar(at: offset, in: source)?.scalar, scalar(at: place, in: text)?.scalar)
  }

  private static func touch(_ source: Unicode.Scalar?, _ target: Unicode.Scalar?) -> Bool {
    guard let source, let target else { return false }
    return !isWrittenWithoutSpaces(source) || isWrittenWithoutSpaces(target)
  }

  /// Whether a text says anything that could be translated: it has a letter.
  static func hasLetters(_ text: some Collection<UInt8>) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  /// Whether a character is part of a word of a script that separates words.
  private static func joinsWords(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.numericType != nil || isMark(properties) else {
      return false
    }
    return !isWrittenWithoutSpaces(scalar)
  }

  private static func isMark(_ properties: Unicode.Scalar.Properties) -> Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Thai, Lao, Tibetan, Myanmar, Khmer, kana, Chinese characters and what belongs to them.
  private static func isWrittenWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x19E0...0x19FF, 0x2E80...0x31FF,
      0x3200...0x4DBF, 0x4E00...0x9FFF, 0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0xF900...0xFAFF,
      0xFF66...0xFF9F, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private static func scalar(
    at offset: Int, in text: [UInt8]
  ) -> (scalar: Unicode.Scalar, range: Range<Int>)? {
    guard offset < text.count else { return nil }
    var end = offset + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return decoded(offset..<end, in: text)
  }

  private static func scalar(
    before offset: Int, in text: [UInt8]
  ) -> (scalar: Unicode.Scalar, range: Range<Int>)? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return decoded(start..<offset, in: text)
  }

  private static func decoded(
    _ range: Range<Int>, in text: [UInt8]
  ) -> (scalar: Unicode.Scalar, range: Range<Int>)? {
    // A run of stray continuation bytes is one unknown character.
    String(decoding: text[range], as: UTF8.self).unicodeScalars.first.map { ($0, range) }
  }
}
