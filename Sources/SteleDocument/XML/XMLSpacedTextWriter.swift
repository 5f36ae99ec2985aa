/// Writes a text in which spaces stand for markup that parts words, such as tabs.
struct XMLSpacedTextWriter: SlotWriter {
  var text = XMLTextWriter()

  /// Stand around markup beside which one space of the text is not written.
  ///
  /// No UTF-8 has them.
  private static let start: UInt8 = 0xFD
  private static let end: UInt8 = 0xFC

  /// The markup of a mark that stands for a space of the text beside it.
  static func parting(_ markup: [UInt8]) -> [UInt8] { [start] + markup + [end] }

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var written: [UInt8] = []
    text.write(translation, over: original, to: &written)
    guard written.contains(Self.start) else {
      output += written
      return
    }
    var isSpaceTaken = false
    var position = 0
    while position < written.count {
      let byte = written[position]
      position += 1
      switch byte {
      case Self.start:
        isSpaceTaken = output.last == 0x20
        if isSpaceTaken { output.removeLast() }
      case Self.end:
        if !isSpaceTaken, position < written.count, written[position] == 0x20 { position += 1 }
      default: output.append(byte)
      }
    }
  }

  mutating func replace(_ range: Range<Int>, ofMark mark: Int, with bytes: [UInt8]) {
    text.replace(range, ofMark: mark, with: bytes)
  }
}
