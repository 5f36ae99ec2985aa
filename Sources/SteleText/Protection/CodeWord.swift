import SteleBase

/// A run of letters, digits and the signs of paths and identifiers, which may be no word of a
/// language: an identifier, a file, a path, a host, a version, an option.
///
/// Text has "and/or", "e.g.", "50/50", "well-known", "iPhone" and "30.11.2026", too.
struct CodeWord {
  private let text: UnsafeBufferPointer<UInt8>
  private let range: Range<Int>

  /// Whether a run may have `byte`.
  static let isMember: [Bool] = {
    var members = [Bool](repeating: false, count: 256)
    for byte in UInt8.min..<0x80 { members[Int(byte)] = byte.isASCIIAlphanumeric }
    for byte in "_./~+-".utf8 { members[Int(byte)] = true }
    return members
  }()

  /// The end of the run that starts at `start`; two colons between words join them.
  static func end(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count {
      if isMember[Int(text[end])] {
        end += 1
      } else if text[end] == UInt8(ascii: ":"), end > start, end + 2 < text.count,
        text[end + 1] == UInt8(ascii: ":"), text[end - 1].isASCIIAlphanumeric,
        text[end + 2].isASCIILetter
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.text = text
    self.range = range
  }

  /// What of the run is code, if any is.
  func code() -> Range<Int>? {
    var end = range.upperBound
    while end > range.lowerBound, ".-+~".utf8.contains(text[end - 1]) { end -= 1 }
    var start = range.lowerBound
    if let option = option(end: end) { return option }
    while start < end, "+-".utf8.contains(text[start]) { start += 1 }
    guard start < end else { return nil }
    if let path = path(start..<end) { return path }
    while start < end, !text[start].isASCIIAlphanumeric, text[start] != UInt8(ascii: "_") {
      start += 1
    }
    while end > start, text[end - 1] == UInt8(ascii: "/") { end -= 1 }
    guard start < end else { return nil }
    let word = start..<end
    if isCalled(end: end), isDotted(word) || word.allSatisfy({ isIdentifier(text[$0]) }),
      !text[start].isASCIIDigit
    {
      return start..<end + 2
    }
    return isCode(word) ? word : nil
  }

  private func isCode(_ word: Range<Int>) -> Bool {
    isVersion(word) || isFile(word) || isHost(word) || hasInnerUnderscore(word)
      || isCamelCase(word) || isHexadecimal(word)
      || word.contains { text[$0] == UInt8(ascii: ":") }
  }

  /// `--option`, with the value behind an equals sign.
  private func option(end: Int) -> Range<Int>? {
    let start = range.lowerBound
    guard end - start >= 4, text[start] == UInt8(ascii: "-"), text[start + 1] == UInt8(ascii: "-"),
      text[start + 2].isASCIILetter, end == range.upperBound,
      (start + 2..<end).allSatisfy({
        text[$0].isASCIIAlphanumeric
          || "-_.".utf8.contains(text[$0])
            && text[$0 - 1] != UInt8(ascii: "-")
      })
    else { return nil }
    guard !closesDash(after: end) else { return nil }
    guard end + 1 < text.count, text[end] == UInt8(ascii: "=") else { return start..<end }
    var valueEnd = end + 1
    while valueEnd < text.count, Self.isMember[Int(text[valueEnd])] { valueEnd += 1 }
    while valueEnd > end, text[valueEnd - 1] == UInt8(ascii: ".") { valueEnd -= 1 }
    return start..<valueEnd
  }

  /// Whether two hyphens at the end of a word follow, as in "he said --and left-- this".
  private func closesDash(after start: Int) -> Bool {
    let limit = min(text.count - 1, start + 128)
    return (start..<max(start, limit)).contains { index in
      text[index] == UInt8(ascii: "-") && text[index + 1] == UInt8(ascii: "-")
        && text[index - 1].isASCIIAlphanumeric
        && (index + 2 >= text.count || !text[index + 2].isASCIIAlphanumeric)
    }
  }

  /// `/usr/lib`, `~/notes`, `./a`, `../b`, `src/main.swift`, `example.com/page`.
  private func path(_ word: Range<Int>) -> Range<Int>? {
    var segments: [Range<Int>] = []
    var start = word.lowerBound
    var letters = 0
    for index in word {
      if text[index].isASCIILetter { letters += 1 }
      guard text[index] == UInt8(ascii: "/") else { continue }
      // Longer ones exist, but so many words are no path in a sentence.
      guard segments.count < Self.mostSegments else { return nil }
      segments.append(start..<index)
      start = index + 1
    }
    guard !segments.isEmpty, letters > 0 else { return nil }
    segments.append(start..<word.upperBound)
    let inner = segments.dropFirst().dropLast()
    guard inner.allSatisfy({ !$0.isEmpty }), let first = segments.first, let last = segments.last
    else { return nil }
    let isAbsolute = first.isEmpty
    let isRelative = ["~", ".", ".."].contains { (name: StaticString) in equals(first, name) }
    let named = last.isEmpty ? segments.dropLast() : segments[...]
    guard named.dropFirst().contains(where: { $0.contains { text[$0].isASCIIAlphanumeric } }) else {
      return nil
    }
    if isAbsolute {
      // "/or" is a word, and a command of a robot at most.
      return named.count > 2 || isFile(last) || hasInnerUnderscore(last) ? word : nil
    }
    if isRelative { return word }
    return isFile(last) || isHost(first) || named.contains(where: hasInnerUnderscore) ? word : nil
  }

  /// `v1.2.3`, `2.0.1-beta`, `1.2.3rc1`; "30.11.2026" is a date.
  private func isVersion(_ word: Range<Int>) -> Bool {
    var index = word.lowerBound
    let isMarked = text[index] == UInt8(ascii: "v")
    if isMarked { index += 1 }
    var parts: [Range<Int>] = []
    while index < word.upperBound, text[index].isASCIIDigit {
      let start = index
      while index < word.upperBound, text[index].isASCIIDigit { index += 1 }
      guard index - start <= 8, parts.count < 6 else { return false }
      parts.append(start..<index)
      guard index + 1 < word.upperBound, text[index] == UInt8(ascii: "."),
        text[index + 1].isASCIIDigit
      else { break }
      index += 1
    }
    guard !parts.isEmpty else { return false }
    let suffix = index..<word.upperBound
    let isSuffix =
      suffix.isEmpty
      || suffix.allSatisfy({ text[$0].isASCIIAlphanumeric || ".+-".utf8.contains(text[$0]) })
    guard isSuffix, !isDate(parts), !isGrouped(parts) else { return false }
    if isMarked { return suffix.isEmpty || parts.count > 1 }
    if parts.count > 2 { return true }
    let word = suffix.drop { !text[$0].isASCIILetter }.prefix { text[$0].isASCIILetter }
    return parts.count == 2 && isOne(of: Self.releases, word)
  }

  /// Whether three numbers are a day, a month and a year.
  private func isDate(_ parts: [Range<Int>]) -> Bool {
    guard parts.count == 3 else { return false }
    let lengths = parts.map(\.count)
    return lengths[1] <= 2
      && (lengths[0] <= 2 && (lengths[2] == 4 || lengths[2] == 2)
        || lengths[0] == 4 && lengths[2] <= 2)
  }

  /// Whether numbers are one in groups of three: "1.000.000".
  private func isGrouped(_ parts: [Range<Int>]) -> Bool {
    parts.count > 1 && parts[0].count <= 3 && parts.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// `readme.txt`: what has the extension of a file, in one case.
  private func isFile(_ word: Range<Int>) -> Bool {
    guard let dot = word.last(where: { text[$0] == UInt8(ascii: ".") }) else { return false }
    let base = word.lowerBound..<dot
    let ending = dot + 1..<word.upperBound
    guard base.contains(where: { text[$0].isASCIIAlphanumeric }), !hasEmptyPart(base),
      text[dot - 1] != UInt8(ascii: "-"), isOne(of: FileExtensions.names, ending)
    else { return false }
    let isSmall = ending.allSatisfy { !(text[$0] &- 0x41 < 26) }
    let isCapital = word.allSatisfy { !(text[$0] &- 0x61 < 26) }
    return isSmall || isCapital
  }

  /// `example.com`.
  private func isHost(_ word: Range<Int>) -> Bool {
    guard let dot = word.last(where: { text[$0] == UInt8(ascii: ".") }), !hasEmptyPart(word),
      word.allSatisfy({ text[$0].isASCIIAlphanumeric || ".-".utf8.contains(text[$0]) })
    else { return false }
    let domain = dot + 1..<word.upperBound
    return domain.allSatisfy { text[$0] &- 0x61 < 26 } && dot - word.lowerBound >= 2
      && isOne(of: FileExtensions.domains, domain)
  }

  /// `snake_case`: an underscore between letters and digits.
  ///
  /// "_so_" is an emphasis, and "Lehrer_innen" a word of German.
  private func hasInnerUnderscore(_ word: Range<Int>) -> Bool {
    guard let first = word.first(where: { text[$0] != UInt8(ascii: "_") }),
      let last = word.last(where: { text[$0] != UInt8(ascii: "_") })
    else { return false }
    guard !isGendered(word) else { return false }
    let isDunder =
      first - word.lowerBound == 2 && word.upperBound - last == 3 && last - first >= 1
    return isDunder
      || (first..<last).contains { index in
        text[index] == UInt8(ascii: "_") && text[index - 1].isASCIIAlphanumeric
          && (text[index + 1].isASCIIAlphanumeric || text[index + 1] == UInt8(ascii: "_"))
      }
  }

  /// Whether a word is German for men and women: a capital, small letters, and "_in" or "_innen".
  private func isGendered(_ word: Range<Int>) -> Bool {
    guard let gap = word.first(where: { text[$0] == UInt8(ascii: "_") }),
      text[word.lowerBound] &- 0x41 < 26,
      word.dropFirst().allSatisfy({ $0 == gap || text[$0] &- 0x61 < 26 })
    else { return false }
    return equals(gap + 1..<word.upperBound, "in") || equals(gap + 1..<word.upperBound, "innen")
  }

  /// `getUserName`; not "iPhone", "iPadOS" or "JavaScript".
  private func isCamelCase(_ word: Range<Int>) -> Bool { humps(word) >= 2 }

  /// How many capitals with small letters behind them follow on a small beginning; 0 for all else.
  private func humps(_ word: Range<Int>) -> Int {
    guard text[word.lowerBound] &- 0x61 < 26,
      word.allSatisfy({ text[$0].isASCIIAlphanumeric })
    else { return 0 }
    return (word.lowerBound..<word.upperBound - 1).count {
      text[$0] &- 0x41 < 26 && text[$0 + 1] &- 0x61 < 26
    }
  }

  /// A UUID, or a hash of 12 digits or more.
  private func isHexadecimal(_ word: Range<Int>) -> Bool {
    var (digits, letters, hyphens) = (0, 0, 0)
    for index in word {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        letters += 1
      case UInt8(ascii: "-"): hyphens += 1
      default: return false
      }
    }
    return digits > 1 && letters > 1 && digits + letters >= 12 && (hyphens == 0 || hyphens == 4)
  }

  /// Whether `()` follows.
  private func isCalled(end: Int) -> Bool {
    end == range.upperBound && end + 1 < text.count && text[end] == UInt8(ascii: "(")
      && text[end + 1] == UInt8(ascii: ")")
  }

  private func isDotted(_ word: Range<Int>) -> Bool {
    !hasEmptyPart(word)
      && word.allSatisfy { isIdentifier(text[$0]) || ".:".utf8.contains(text[$0]) }
  }

  private func isIdentifier(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_")
  }

  private func hasEmptyPart(_ word: Range<Int>) -> Bool {
    var previous = UInt8(ascii: ".")
    for index in word {
      if text[index] == UInt8(ascii: "."), previous == UInt8(ascii: ".") { return true }
      previous = text[index]
    }
    return previous == UInt8(ascii: ".")
  }

  private func equals(_ word: Range<Int>, _ literal: StaticString) -> Bool {
    word.count == literal.utf8CodeUnitCount
      && word.allSatisfy { text[$0] == literal.utf8Start[$0 - word.lowerBound] }
  }

  private func isOne(of names: Set<String>, _ word: Range<Int>) -> Bool {
    guard word.count <= FileExtensions.longest else { return false }
    return names.contains(String(decoding: word.map { text[$0].asciiLowercased }, as: UTF8.self))
  }

  private func isOne(of names: Set<String>, _ word: Slice<Range<Int>>) -> Bool {
    isOne(of: names, word.startIndex..<word.endIndex)
  }

  private static let mostSegments = 64
  private static let releases: Set<String> = [
    "a", "alpha", "b", "beta", "rc", "dev", "pre", "preview", "snapshot", "nightly", "canary",
    "post",
  ]
}
