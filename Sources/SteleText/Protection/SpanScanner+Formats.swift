import SteleBase

extension SpanScanner {
  /// All that begins with a per cent sign: formats of programs and placeholders with names.
  mutating func formatSpecifier(at start: Int) -> Range<Int>? {
    doubledPercent(at: start) ?? appleVariable(at: start) ?? namedFormat(at: start)
      ?? specifier(at: start) ?? position(at: start)
  }

  /// `%%`, or `%%name%%`.
  private func doubledPercent(at start: Int) -> Range<Int>? {
    guard text.byte(at: start + 1) == UInt8(ascii: "%") else { return nil }
    let name = start + 2
    let nameEnd = identifierEnd(from: name)
    let isName =
      nameEnd > name && text.byte(at: nameEnd) == UInt8(ascii: "%")
      && text.byte(at: nameEnd + 1) == UInt8(ascii: "%")
    return start..<(isName ? nameEnd + 2 : name)
  }

  /// Apple's `%#@name@` and `%1$#@name@`.
  private func appleVariable(at start: Int) -> Range<Int>? {
    let sign = positionEnd(from: start + 1) ?? start + 1
    guard text.byte(at: sign) == UInt8(ascii: "#"), text.byte(at: sign + 1) == UInt8(ascii: "@")
    else {
      return nil
    }
    let end = identifierEnd(from: sign + 2)
    return end > sign + 2 && text.byte(at: end) == UInt8(ascii: "@") ? start..<end + 1 : nil
  }

  /// `%name%`, as Symfony and Windows write it, or `%name`, as Drupal does; not what is only a
  /// specifier with a unit behind it, such as `%dpx`.
  private func namedFormat(at start: Int) -> Range<Int>? {
    let name = start + 1
    let nameEnd = identifierEnd(from: name)
    guard nameEnd > name, nameEnd - name <= Self.longestName,
      start == lastEnd || !text.byte(at: start - 1).isASCIIAlphanumeric,
      !followsNumberAndSpace(start)
    else { return nil }
    if text.byte(at: nameEnd) == UInt8(ascii: "%") {
      let next = text.byte(at: nameEnd + 1)
      let isNext = next.isASCIIAlphanumeric || "%@({_-+.#*".utf8.contains(next)
      if !isNext { return start..<nameEnd + 1 }
    }
    guard nameEnd - name >= 2, !isSpecifierWithUnit(name..<nameEnd), text.byte(at: nameEnd) < 0x80
    else { return nil }
    // The second byte of "%C3%A9" is no letter.
    let second = text.byte(at: name + 1)
    return second.isASCIILetter || second == UInt8(ascii: "_") ? start..<nameEnd : nil
  }

  /// Whether a word behind a per cent sign is the end of a specifier and a unit, such as `lld` and
  /// `dpx`.
  private func isSpecifierWithUnit(_ word: Range<Int>) -> Bool {
    let conversion = text.end(from: word.lowerBound) { "hljztqL".utf8.contains($0) }
    guard conversion < word.upperBound, Self.conversions.contains(text[conversion]) else {
      return false
    }
    let unit = conversion + 1..<word.upperBound
    if unit.isEmpty { return true }
    guard "sdiuf".utf8.contains(text[conversion]) else { return false }
    return Self.units.contains {
      $0.utf8CodeUnitCount == unit.count && text.matches($0, at: unit.lowerBound)
    }
  }

  /// Qt's `%1` and `%L1`, and Windows' `%1!s!`.
  ///
  /// A number of two digits is one only behind one of a single digit: "%50" is how Turkish writes
  /// per cent.
  private mutating func position(at start: Int) -> Range<Int>? {
    let digits = text.byte(at: start + 1) == UInt8(ascii: "L") ? start + 2 : start + 1
    let end = text.end(from: digits, while: \.isASCIIDigit)
    let count = end - digits
    guard count == 1 || count == 2 && hasPosition, text.byte(at: digits) != UInt8(ascii: "0"),
      start == lastEnd || !text.byte(at: start - 1).isASCIIAlphanumeric
    else { return nil }
    let next = text.byte(at: end)
    if next == UInt8(ascii: "!") {
      let type = text.end(from: end + 1) { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: ".") }
      if type > end + 1, type - end < Self.longestSpecifier, text.byte(at: type) == next {
        return start..<type + 1
      }
    }
    let isDecimal =
      (next == UInt8(ascii: ".") || next == UInt8(ascii: ","))
      && text.byte(at: end + 1).isASCIIDigit
    guard !isDecimal, next != UInt8(ascii: "$"), next != UInt8(ascii: "%") || digits > start + 1
    else { return nil }
    hasPosition = true
    return start..<end
  }

  /// A specifier of C's `printf` and `strftime`, of Go, Python's and Ruby's `%` or Objective-C's
  /// and Java's formats.
  ///
  /// The flag for a blank is none here: "100 % sure" has one more often.
  private func specifier(at start: Int) -> Range<Int>? {
    var index = start + 1
    let named = nameEnd(from: index) ?? positionEnd(from: index)
    index = named ?? index
    let flags = index
    index = text.end(from: index) { "-+0#',".utf8.contains($0) }
    let flagsEnd = index
    index =
      text.byte(at: index) == UInt8(ascii: "*")
      ? index + 1 : text.end(from: index, while: \.isASCIIDigit)
    if text.byte(at: index) == UInt8(ascii: ".") {
      let digits = index + 1
      index =
        text.byte(at: digits) == UInt8(ascii: "*")
        ? digits + 1 : text.end(from: digits, while: \.isASCIIDigit)
    }
    let length = index
    index = text.end(from: index) { "hljztqL".utf8.contains($0) }
    guard index - flags <= Self.longestSpecifier, index < text.count else { return nil }
    let conversion = text[index]
    let isBare = length == start + 1 && index == length
    let isTime = index > length && text[length] == UInt8(ascii: "t")
    guard
      Self.conversions.contains(conversion)
        || (isBare || isTime && named != nil) && Self.timeConversions.contains(conversion)
        || index == flagsEnd && Self.goConversions.contains(conversion)
        || isBare && isLone(start)
    else { return nil }
    guard named != nil || isMeant(from: start, conversion: index, isBare: length == start + 1)
    else { return nil }
    return start..<index + 1
  }

  /// Whether a per cent sign and one letter, which may mean anything, stand alone.
  private func isLone(_ start: Int) -> Bool {
    text.byte(at: start + 1).isASCIILetter && !text.byte(at: start + 2).isASCIIAlphanumeric
      && (start == lastEnd || !text.byte(at: start - 1).isASCIIAlphanumeric)
      && !followsNumberAndSpace(start)
  }

  /// Whether a specifier without a name or position is none of a per cent sign beside a number or a
  /// word, nor a byte of an address such as `%20`; it `isBare` if it has no flags and no width.
  private func isMeant(from start: Int, conversion: Int, isBare: Bool) -> Bool {
    guard start == lastEnd || !text.byte(at: start - 1).isASCIIDigit else { return false }
    let next = text.byte(at: conversion + 1)
    guard !next.isASCIIDigit else { return false }
    guard next.isASCIILetter else { return true }
    // "%ds" and "%spx" are common, and no language writes a per cent sign before a word.
    return isBare && "sdiu@".utf8.contains(text[conversion]) && !followsNumberAndSpace(start)
  }

  private func followsNumberAndSpace(_ start: Int) -> Bool {
    if text.byte(at: start - 1) == 0x20 { return text.byte(at: start - 2).isASCIIDigit }
    // U+00A0 and U+202F.
    if text.byte(at: start - 1) == 0xA0, text.byte(at: start - 2) == 0xC2 {
      return text.byte(at: start - 3).isASCIIDigit
    }
    return text.byte(at: start - 1) == 0xAF && text.byte(at: start - 2) == 0x80
      && text.byte(at: start - 3) == 0xE2 && text.byte(at: start - 4).isASCIIDigit
  }

  /// Behind the `(name)`, `<name>` or `[1]` at `start`.
  private func nameEnd(from start: Int) -> Int? {
    let close: UInt8
    switch text.byte(at: start) {
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    case UInt8(ascii: "<"): close = UInt8(ascii: ">")
    case UInt8(ascii: "["): close = UInt8(ascii: "]")
    default: return nil
    }
    let limit = min(text.count, start + Self.longestName)
    var end = start + 1
    while end < limit, Self.isInFormatName(text[end]) { end += 1 }
    return end > start + 1 && text.byte(at: end) == close ? end + 1 : nil
  }

  private static func isInFormatName(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte >= 0x80 || "_.- ".utf8.contains(byte)
  }

  /// Behind the `1$` at `start`.
  private func positionEnd(from start: Int) -> Int? {
    let end = text.end(from: start, while: \.isASCIIDigit)
    return end > start && text.byte(at: end) == UInt8(ascii: "$") ? end + 1 : nil
  }

  private static let longestSpecifier = 32
  private static let conversions = Set("diouxXeEfFgGaAcspn@".utf8)
  private static let timeConversions = Set("YymBbHIMSjZz".utf8)
  private static let goConversions = Set("vqT".utf8)
  private static let units: [StaticString] = [
    "s", "px", "em", "rem", "pt", "ms", "h", "m", "min", "mins", "sec", "secs", "hr", "hrs", "d",
    "km", "cm", "mm", "g", "kg", "mg", "k", "b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "x",
    "th", "st", "nd", "rd", "fps", "dpi", "hz", "khz", "mhz", "ghz", "kbps", "mbps", "w", "v",
  ]
}
