/// How a translation is written in a format.
protocol SlotWriter: Sendable {
  /// Writes `translation` in the place of `original`, the bytes that the slot has in the document.
  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8])

  /// Replaces `range` of what opens the mark `mark`. Must be called from the last range to the
  /// first.
  mutating func replace(_ range: Range<Int>, ofMark mark: Int, with bytes: [UInt8])

  /// Says in which language translations are, by its NLLB code, before one is written.
  mutating func setLanguage(_ code: String)
}

extension SlotWriter {
  mutating func setLanguage(_ code: String) {}
  mutating func replace(_ range: Range<Int>, ofMark mark: Int, with bytes: [UInt8]) {}
}
