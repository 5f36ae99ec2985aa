import SteleBase

/// Finds mathematics in dollars.
enum Mathematics {
  /// Where mathematics ends that begins at `start`: `$…$` or `$$…$$`, in one block.
  ///
  /// As in Pandoc: the opening dollar has no white space behind it, the closing one none before it
  /// and no digit behind it. At most 1,000 bytes, so that prices do not make time quadratic.
  static func end(of bytes: [UInt8], from start: Int, before end: Int) -> Int? {
    guard start < end, bytes[start] == UInt8(ascii: "$") else { return nil }
    if start > 0, bytes[start - 1] == UInt8(ascii: "\\") { return nil }
    let limit = min(end, start + 1000)
    let isDisplay = bytes.has("$$", at: start)
    var position = start + (isDisplay ? 2 : 1)
    guard position < limit, isDisplay || !bytes[position].isSpace else { return nil }
    while position < limit {
      if bytes[position] == UInt8(ascii: "\\") {
        position += 2
      } else if bytes[position] != UInt8(ascii: "$") {
        position += 1
      } else if isDisplay {
        if bytes.has("$$", at: position), position + 2 <= end { return position + 2 }
        position += 1
      } else {
        let isDigitNext = position + 1 < end && bytes[position + 1].isASCIIDigit
        guard !bytes[position - 1].isSpace, !isDigitNext else { return nil }
        return position + 1
      }
    }
    return nil
  }
}

extension Mathematics {
  /// Whether `text`, which stands between escaped brackets, is a formula rather than words.
  ///
  /// Formulas have commands, raised or lowered parts or signs, or one letter, and no two words in a
  /// row.
  static func looksLikeFormula(_ text: ArraySlice<UInt8>) -> Bool {
    var words = 0
    for word in text.split(whereSeparator: \.isSpace) {
      let isWord =
        word.count > 2 && word.allSatisfy { $0.isASCIILetter || $0 >= 0x80 || $0 == 0x2C }
      words = isWord ? words + 1 : 0
      if words > 1 { return false }
    }
    let signs = "\\^_=+<>|".utf8
    let letters = text.count { $0.isASCIILetter }
    return text.contains { signs.contains($0) } || letters <= 1 && !text.allSatisfy(\.isSpace)
  }
}
