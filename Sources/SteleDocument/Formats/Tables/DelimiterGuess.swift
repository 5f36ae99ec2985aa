import SteleBase

/// What separates the columns of a table that does not say so.
enum DelimiterGuess {
  /// A comma, and what spreadsheets write instead where a comma is in numbers; the first of equals
  /// wins.
  private static let candidates = [",", ";", "\t", "|"].flatMap { Array($0.utf8) }
  private static let mostRows = 20
  private static let mostBytes = 64 << 10

  /// The separator in Excel's first line, `sep=;`, and where that line ends.
  static func declared(in bytes: [UInt8]) -> (delimiter: UInt8, end: Int)? {
    let start = bytes.first == UInt8(ascii: "\"") ? 1 : 0
    guard bytes.count > start + 4,
      bytes[start..<start + 4].map(\.asciiLowercased) == Array("sep=".utf8)
    else { return nil }
    var end = start + 5
    let delimiter = bytes[start + 4]
    if start > 0 {
      guard bytes.has("\"", at: end) else { return nil }
      end += 1
    }
    if bytes.has("\r", at: end) { end += 1 }
    let isSign = delimiter == 0x09 || (0x20..<0x7F).contains(delimiter)
    guard bytes.has("\n", at: end), isSign, delimiter != UInt8(ascii: "\"") else { return nil }
    return (delimiter, end + 1)
  }

  /// The candidate that is in the first row, outside quotes, and equally often in the most rows
  /// after it.
  ///
  /// Of several the one that makes the most columns; a comma if none is there.
  static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var best = UInt8(ascii: ",")
    var bestShare = 0.0
    var bestCount = 0
    for candidate in candidates {
      let counts = separatorCounts(candidate, in: bytes)
      guard let first = counts.first, first > 0 else { continue }
      let share = Double(counts.count { $0 == first }) / Double(counts.count)
      if share > bestShare || share == bestShare && first > bestCount {
        (best, bestShare, bestCount) = (candidate, share, first)
      }
    }
    return best
  }

  /// How often `separator` is between the fields of each of the first rows; blank lines are none.
  private static func separatorCounts(_ separator: UInt8, in bytes: [UInt8]) -> [Int] {
    var counts: [Int] = []
    var count = 0
    var isQuoted = false
    var fieldStart = 0
    var rowStart = 0
    for index in bytes.indices.prefix(mostBytes) {
      let byte = bytes[index]
      if isQuoted {
        // A quote that is written twice closes and opens.
        if byte == UInt8(ascii: "\"") { isQuoted = false }
        continue
      }
      switch byte {
      case UInt8(ascii: "\"") where index == fieldStart || bytes[index - 1] == byte:
        isQuoted = true
      case separator:
        count += 1
        fieldStart = index + 1
      case UInt8(ascii: "\n"):
        if !bytes[rowStart..<index].allSatisfy(\.isSpace) { counts.append(count) }
        guard counts.count < mostRows else { return counts }
        count = 0
        fieldStart = index + 1
        rowStart = index + 1
      default: break
      }
    }
    // The last row, if it is whole or all there is.
    if rowStart < bytes.count, bytes.count <= mostBytes || counts.isEmpty { counts.append(count) }
    return counts
  }
}
