/// Fills lines with words.
enum LineFilling {
  /// `text` in lines of at most `width` columns where its single spaces allow that.
  ///
  /// The space between two lines is in neither.
  static func lines(of text: ArraySlice<UInt8>, width: Int) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var lineStart = text.startIndex
    // Where the last word that fits ends.
    var wordEnd = text.startIndex
    var column = 0
    var position = text.startIndex
    while position < text.endIndex {
      let end = text[position...].firstIndexOfSingleSpace(of: text) ?? text.endIndex
      let wordWidth = LineWrapping.width(of: text[position..<end])
      if wordEnd > lineStart, column + 1 + wordWidth > width {
        lines.append(text[lineStart..<wordEnd])
        (lineStart, column) = (position, wordWidth)
      } else {
        column += wordWidth + (wordEnd > lineStart ? 1 : 0)
      }
      wordEnd = end
      position = end + 1
    }
    lines.append(text[lineStart...])
    return lines
  }
}

extension ArraySlice<UInt8> {
  /// Where the first space is with other characters on both sides of it in `text`.
  fileprivate func firstIndexOfSingleSpace(of text: ArraySlice<UInt8>) -> Int? {
    indices.first { index in
      self[index] == 0x20 && index > text.startIndex && !text[index - 1].isSpace
        && index + 1 < text.endIndex && !text[index + 1].isSpace
    }
  }
}
