import SteleBase

extension TextUnit {
  /// Whether there is something to translate: a letter or digit outside of verbatim marks.
  var hasLetters: Bool {
    var verbatimEnd = 0
    var fixed = marks.filter { $0.kind == .verbatim }[...]
    for (index, byte) in text.enumerated() {
      while let mark = fixed.first, mark.range.lowerBound <= index {
        verbatimEnd = max(verbatimEnd, mark.range.upperBound)
        fixed.removeFirst()
      }
      let isLetter = byte >= 0x80 || byte.isASCIILetter || byte.isASCIIDigit
      if index >= verbatimEnd, isLetter { return true }
    }
    return false
  }
}
