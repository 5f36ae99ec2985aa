extension SpanScanner {
  /// A specifier of C's `printf` and `strftime`, Python's `%` or Objective-C's and Java's formats.
  ///
  /// The flag for a blank is none here: "100 % sure" has one more often.
  func formatSpecifier(at start: Int) -> Range<Int>? {
    if byte(at: start + 1) == UInt8(ascii: "%") { return start..<start + 2 }
    var index = start + 1
    let named = nameEnd(from: index) ?? positionEnd(from: index)
    index = named ?? index
    let flags = index
    index = end(from: index) { "-+0#',".utf8.contains($0) }
    index =
      byte(at: index) == UInt8(ascii: "*") ? index + 1 : end(from: index, while: \.isASCIIDigit)
    if byte(at: index) == UInt8(ascii: ".") {
      let digits = index + 1
      index =
        byte(at: digits) == UInt8(ascii: "*")
        ? digits + 1 : end(from: digits, while: \.isASCIIDigit)
    }
    let length = index
    index = end(from: index) { "hljztqL".utf8.contains($0) }
    guard index - flags <= Self.longestSpecifier, index < text.count else { return nil }
    let conversion = text[index]
    let isBare = length == start + 1 && index == length
    guard
      Self.conversions.contains(conversion)
        || isBare && Self.timeConversions.contains(conversion)
    else { return nil }
    guard named != nil || isMeant(from: start, conversion: index, isBare: isBare) else {
      return nil
    }
    return start..<index + 1
  }

  /// Whether a specifier without a name or position is none of a per cent sign beside a number or a
  /// word, nor a byte of an address such as `%20`.
  private func isMeant(from start: Int, conversion: Int, isBare: Bool) -> Bool {
    guard start == lastEnd || !byte(at: start - 1).isASCIIDigit else { return false }
    let next = byte(at: conversion + 1)
    guard !next.isASCIIDigit else { return false }
    guard next.isASCIILetter else { return true }
    // "%ds" and "%spx" are common, and no language writes a per cent sign before a word.
    return isBare && "sdiu@".utf8.contains(text[conversion]) && !followsNumberAndSpace(start)
  }

  private func followsNumberAndSpace(_ start: Int) -> Bool {
    if byte(at: start - 1) == 0x20 { return byte(at: start - 2).isASCIIDigit }
    // U+00A0 and U+202F.
    if byte(at: start - 1) == 0xA0, byte(at: start - 2) == 0xC2 {
      return byte(at: start - 3).isASCIIDigit
    }
    return byte(at: start - 1) == 0xAF && byte(at: start - 2) == 0x80
      && byte(at: start - 3) == 0xE2 && byte(at: start - 4).isASCIIDigit
  }

  /// Behind the `(name)` at `start`.
  private func nameEnd(from start: Int) -> Int? {
    guard byte(at: start) == UInt8(ascii: "(") else { return nil }
    let end = end(from: start + 1) {
      $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
    }
    return end > start + 1 && byte(at: end) == UInt8(ascii: ")") ? end + 1 : nil
  }

  /// Behind the `1$` at `start`.
  private func positionEnd(from start: Int) -> Int? {
    let end = end(from: start, while: \.isASCIIDigit)
    return end > start && byte(at: end) == UInt8(ascii: "$") ? end + 1 : nil
  }

  private static let longestSpecifier = 32
  private static let conversions = Set("diouxXeEfFgGaAcspn@".utf8)
  private static let timeConversions = Set("YymBbHIMSjZz".utf8)
}
