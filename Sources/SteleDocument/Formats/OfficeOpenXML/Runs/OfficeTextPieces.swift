/// Puts the text of a run into a paragraph as pieces.
enum OfficeTextPieces {
  /// Adds `text`, white space that is layout by itself: a tab, or three spaces or more.
  static func add(
    _ text: [UInt8], run: Int, range: Range<Int>, to paragraph: inout OfficeParagraph
  ) {
    var words: [UInt8] = []
    func flush() {
      if words.isEmpty { return }
      paragraph.add(OfficePiece(content: .text(words, run: run), range: range))
      words.removeAll(keepingCapacity: true)
    }
    var position = 0
    while position < text.count {
      let byte = text[position]
      guard byte <= 0x20 else {
        words.append(byte)
        position += 1
        continue
      }
      var end = position
      while end < text.count, text[end] <= 0x20 { end += 1 }
      let space = text[position..<end]
      if space.contains(0x09) || space.count > 2 {
        flush()
        var piece = OfficePiece(
          content: .space(space.map { $0 == 0x09 ? 0x09 : 0x20 }, run: run), range: range)
        piece.space = 0x09
        paragraph.add(piece)
      } else {
        words += [UInt8](repeating: 0x20, count: space.count)
      }
      position = end
    }
    flush()
  }
}
