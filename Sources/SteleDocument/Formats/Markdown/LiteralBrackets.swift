/// Brackets that are written as they are, of which no link must come.
///
/// A link holds no other: brackets around one are text, even before a destination. Where a
/// translation moves the link out, they must be escaped.
struct LiteralBrackets {
  /// Where those begin in the output that do not end yet.
  private var open: [Int] = []
  private var lastLink = -1
  /// Up to where the output was searched for links.
  private var searched = 0
  /// Where the last pair ends in the output that has no link in it.
  private var end: Int?

  /// Notes that `byte` goes behind `output` as it is.
  mutating func note(_ byte: UInt8, behind output: [UInt8]) {
    if byte == UInt8(ascii: "[") { open.append(output.count) }
    guard byte == UInt8(ascii: "]") else { return }
    for index in searched..<output.count where output[index] == MarkdownWriter.linkMarker {
      lastLink = index
    }
    searched = output.count
    if let start = open.popLast(), start > lastLink { end = output.count + 1 }
  }

  /// Whether they would be a link if `text`, or what it begins with, went behind `output`.
  func becomeLink(before text: ArraySlice<UInt8>, behind output: [UInt8]) -> Bool {
    guard text.first == UInt8(ascii: "("), end == output.count else { return false }
    // Few destinations are longer; text without an end must not make time quadratic.
    let tail = text.prefix(1000).map { $0 == LineWrapping.space ? 0x20 : $0 }
    return LinkTail(of: tail, at: 0, before: tail.count).map { !$0.isLabelText } ?? false
  }
}
