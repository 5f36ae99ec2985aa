import SteleBase

/// Cuts a text into words, and hashes every three words in a row.
///
/// What does not matter to a licence's terms is left out: case, punctuation, wrapping, marks of
/// comments, and lines that claim a copyright. `Tools/tables/license/fingerprints.py` does the same.
enum LicenseWords {
  /// The hashes of every three words in a row of `text`, which may be any bytes.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  static func runHashes(of text: [UInt8]) -> Set<UInt32> {
    var hashes: Set<UInt32> = []
    var beforeLast: UInt32?
    var last: UInt32?
    for line in text.split(separator: UInt8(ascii: "\n")) {
      for word in wordHashes(ofLine: line) {
        if let beforeLast, let last { hashes.insert(mixed(beforeLast, last, word)) }
        beforeLast = last
        last = word
      }
    }
    return hashes
  }

  private static func wordHashes(ofLine line: ArraySlice<UInt8>) -> [UInt32] {
    var words: [UInt32] = []
    var hasYear = false
    var startsWithSign = false
    var position = line.startIndex
    while position < line.endIndex {
      guard isPartOfWord(line[position]) else {
        if words.isEmpty, isCopyrightSign(line[position...]) { startsWithSign = true }
        position += 1
        continue
      }
      let start = position
      while position < line.endIndex, isPartOfWord(line[position]) { position += 1 }
      let hash = Self.hash(line[start..<position])
      hasYear = hasYear || yearWords.contains(hash) || isYear(line[start..<position])
      words.append(hash)
    }
    guard let first = words.first else { return [] }
    if words.starts(with: allRightsReserved) { return [] }
    if hasYear, startsWithSign || claimWords.contains(first) { return [] }
    if commentWords.contains(first) { words.removeFirst() }
    return words.map { spellings[$0] ?? $0 }
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// Whether the text begins with © in UTF-8.
  private static func isCopyrightSign(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: [0xC2, 0xA9])
  }

  /// Whether the word is a number from 1900 to 2099.
  private static func isYear(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count == 4, word.allSatisfy(\.isASCIIDigit) else { return false }
    return word.starts(with: "19".utf8) || word.starts(with: "20".utf8)
  }

  /// 32-bit FNV-1a of the word in lower case.
  private static func hash(_ word: some Sequence<UInt8>) -> UInt32 {
    var value: UInt32 = 0x811C_9DC5
    for byte in word {
      let isUpperCase = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      value = (value ^ UInt32(isUpperCase ? byte | 0x20 : byte)) &* 0x0100_0193
    }
    return value
  }

  private static func mixed(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt32 {
    var value: UInt32 = 0
    for part in [first, second, third] {
      value = (value ^ part) &* 0x9E37_79B1
      value ^= value >> 15
    }
    return value
  }

  private static let allRightsReserved = ["all", "rights", "reserved"].map { hash($0.utf8) }
  private static let claimWords = Set(["copyright", "c"].map { hash($0.utf8) })
  private static let yearWords = Set(["year", "yyyy"].map { hash($0.utf8) })
  /// Words that begin a comment in M4 and in batch files.
  private static let commentWords = Set(["dnl", "rem"].map { hash($0.utf8) })
  private static let spellings = Dictionary(
    uniqueKeysWithValues: [
      ("https", "http"), ("licence", "license"), ("licences", "licenses"), ("licenced", "licensed"),
    ].map { (hash($0.utf8), hash($1.utf8)) })
}
