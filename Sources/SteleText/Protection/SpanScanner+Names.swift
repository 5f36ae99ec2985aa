import SteleBase

extension SpanScanner {
  /// Placeholders and names that a sign begins: `:name`, `@name`, `!name`, `$NAME` and `#topic`.
  ///
  /// None of them is longer than this, so that looks for them take bounded time.
  static let longestName = 64

  /// Behind the letters, digits and underscores from `start` on, of which the first is no digit;
  /// `start` itself if there are none, or too many.
  func identifierEnd(from start: Int) -> Int {
    let first = text.byte(at: start)
    guard first.isASCIILetter || first == UInt8(ascii: "_") else { return start }
    let limit = min(text.count, start + Self.longestName)
    var end = start
    while end < limit, text[end].isASCIIAlphanumeric || text[end] == UInt8(ascii: "_") { end += 1 }
    return text.byte(at: end).isASCIIAlphanumeric ? start : end
  }

  /// Whether what starts at `start` stands at the start of a word or behind another span.
  private func opensWord(_ start: Int) -> Bool {
    if start == lastEnd { return true }
    let before = text.byte(at: start - 1)
    if before < 0x80 { return before.isASCIIWhiteSpace || "([{\"'`>=,;|/-*".utf8.contains(before) }
    // A sign is no letter: "é:name" goes on, "。:name" and "是:name" do not.
    return !WordBoundary.endsWord(in: text, at: start)
  }

  /// Whether a name may end at `end`: not within a word.
  private func closesWord(_ end: Int) -> Bool {
    text.byte(at: end) < 0x80
      ? !text.byte(at: end).isASCIIAlphanumeric : WordBoundary.isBoundary(in: text, at: end)
  }

  /// Laravel's `:name`, `:emoji:`, or a role of reStructuredText with its text: `:ref:`text <label>``.
  mutating func colonName(at start: Int) -> Range<Int>? {
    guard opensWord(start) else { return nil }
    let limit = min(text.count, start + Self.longestName)
    var index = start + 1
    var isRole = false
    while index < limit {
      let end = end(ofRoleNameFrom: index, limit: limit)
      guard end > index, text.byte(at: end) == UInt8(ascii: ":") else { break }
      index = end + 1
      isRole = true
      if text.byte(at: index) == UInt8(ascii: "`") {
        return code(at: index).map { start..<$0.upperBound }
      }
    }
    if isRole {
      let hasName = (start..<index).contains { text[$0].isASCIILetter || text[$0] == 0x2B }
      return hasName && index - start >= 4 && text.byte(at: index) != UInt8(ascii: ":")
        && closesWord(index) ? start..<index : nil
    }
    let end = identifierEnd(from: start + 1)
    guard end - start >= 3, text.byte(at: start + 1) != UInt8(ascii: "_"), closesWord(end),
      text.byte(at: end) != UInt8(ascii: ":"), !isFace(start + 1..<end)
    else { return nil }
    return start..<end
  }

  private func end(ofRoleNameFrom start: Int, limit: Int) -> Int {
    var end = start
    while end < limit, text[end].isASCIIAlphanumeric || "_-+".utf8.contains(text[end]) { end += 1 }
    return end
  }

  /// Whether the letters behind a colon draw a mouth: `:DDD`, `:xD`.
  private func isFace(_ letters: Range<Int>) -> Bool {
    let first = text[letters.lowerBound].asciiLowercased
    return letters.dropFirst().allSatisfy {
      let letter = text[$0].asciiLowercased
      return letter == first || first == UInt8(ascii: "x") && letter == UInt8(ascii: "d")
    }
  }

  /// `@name`, `@name@host`, `@NAME@`, and vue-i18n's `@:key`.
  func mention(at start: Int) -> Range<Int>? {
    guard opensWord(start) else { return nil }
    let isLink = text.byte(at: start + 1) == UInt8(ascii: ":")
    let first = isLink ? start + 2 : start + 1
    guard text.byte(at: first).isASCIILetter || text.byte(at: first) == UInt8(ascii: "_") else {
      return nil
    }
    var end = mentionEnd(from: first)
    if text.byte(at: end) == UInt8(ascii: "@"), !isLink { end = mentionEnd(from: end + 1) }
    while end > first, ".-".utf8.contains(text[end - 1]) { end -= 1 }
    return end - first >= 2 && closesWord(end) ? start..<end : nil
  }

  private func mentionEnd(from start: Int) -> Int {
    let limit = min(text.count, start + Self.longestName)
    var end = start
    while end < limit, text[end].isASCIIAlphanumeric || "_.-".utf8.contains(text[end]) { end += 1 }
    return end
  }

  /// Drupal's `!name`.
  func exclamationName(at start: Int) -> Range<Int>? {
    guard opensWord(start), text.byte(at: start + 1) &- 0x61 < 26 else { return nil }
    let end = identifierEnd(from: start + 1)
    return end - start >= 3 && closesWord(end) ? start..<end : nil
  }

  /// `$name`, `$NAME$`, and i18next's `$t(key)`.
  func dollarName(at start: Int) -> Range<Int>? {
    guard start == lastEnd || !text.byte(at: start - 1).isASCIIAlphanumeric else { return nil }
    let end = identifierEnd(from: start + 1)
    guard end > start + 1 else { return nil }
    switch text.byte(at: end) {
    case UInt8(ascii: "("): if let call = parenthesisEnd(from: end) { return start..<call }
    case UInt8(ascii: "$") where !text.byte(at: end + 1).isASCIIAlphanumeric: return start..<end + 1
    default: break
    }
    // "a $million prize" and "a $multi-million deal" have no name.
    let isAmount =
      text.byte(at: end) == UInt8(ascii: "-")
      || Self.amounts.contains {
        $0.utf8CodeUnitCount == end - start - 1 && text.matches($0, at: start + 1)
      }
    return !isAmount && end - start >= 3 && closesWord(end) ? start..<end : nil
  }

  /// Behind the parenthesis that closes the one at `start`, in the same line and not far.
  func parenthesisEnd(from start: Int) -> Int? {
    let limit = min(text.count, start + 4 * Self.longestName)
    var depth = 0
    for index in start..<max(start, limit) {
      switch text[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return index + 1 }
      case let byte where byte.isLineEnd: return nil
      default: break
      }
    }
    return nil
  }

  /// `#topic` or a colour: `#ff0000`.
  ///
  /// The number of an issue is text.
  func topic(at start: Int) -> Range<Int>? {
    guard opensWord(start) else { return nil }
    let digits = text.end(from: start + 1) { $0.isASCIIDigit || ($0 | 0x20) &- 0x61 < 6 }
    if [7, 9].contains(digits - start), closesWord(digits) { return start..<digits }
    let limit = min(text.count, start + 2 * Self.longestName)
    var end = start + 1
    var hasLetter = false
    while end < limit {
      let byte = text[end]
      if byte < 0x80 {
        guard byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") else { break }
        hasLetter = hasLetter || byte.isASCIILetter
        end += 1
        continue
      }
      guard let (scalar, length) = UTF8Character.scalar(in: text, at: end),
        scalar.properties.isAlphabetic, !WordBoundary.joinsWithoutSpaces(scalar)
      else { break }
      hasLetter = true
      end += length
    }
    return hasLetter && end - start >= 3 && closesWord(end) ? start..<end : nil
  }

  /// reStructuredText's `|name|`, without spaces: "| a | b |" is a table.
  func substitution(at start: Int) -> Range<Int>? {
    guard opensWord(start), text.byte(at: start - 1) != UInt8(ascii: "|") else { return nil }
    let limit = min(text.count, start + Self.longestName)
    var end = start + 1
    while end < limit, text[end].isASCIIAlphanumeric || "_.-".utf8.contains(text[end]) { end += 1 }
    guard end > start + 2, text[start + 1].isASCIIAlphanumeric, text[end - 1].isASCIIAlphanumeric,
      text.byte(at: end) == UInt8(ascii: "|"), text.byte(at: end + 1) != UInt8(ascii: "|")
    else { return nil }
    end += 1
    while text.byte(at: end) == UInt8(ascii: "_") { end += 1 }
    return closesWord(end) ? start..<end : nil
  }

  private static let amounts: [StaticString] = [
    "million", "millions", "billion", "billions", "trillion", "thousand", "bn", "mn", "mio",
  ]

  /// Drupal's `[site:name]`, and Laravel's ranges: `[1,19]`, `[20,*]`.
  func token(at start: Int) -> Range<Int>? {
    let limit = min(text.count, start + Self.longestName)
    var end = start + 1
    var colons = 0
    while end < limit, text[end].isASCIIAlphanumeric || ":_-,*".utf8.contains(text[end]) {
      if text[end] == UInt8(ascii: ":") { colons += 1 }
      end += 1
    }
    guard text.byte(at: end) == UInt8(ascii: "]"), end > start + 2 else { return nil }
    let inner = UnsafeBufferPointer(rebasing: text[start + 1..<end])
    let isToken =
      colons > 0 && inner[0].isASCIILetter && inner.last?.isASCIIAlphanumeric == true
      && !inner.contains(UInt8(ascii: ",")) && !inner.contains(UInt8(ascii: "*"))
    let isRange =
      inner[0].isASCIIDigit && inner.contains(UInt8(ascii: ","))
      && inner.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "*") }
    return isToken || isRange ? start..<end + 1 : nil
  }
}
