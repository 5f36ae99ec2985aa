/// Finds what generators of sites read at a document's top: YAML, TOML or JSON.
enum MarkdownFrontMatter {
  /// Where it ends; 0 if there is none.
  static func end(of bytes: [UInt8]) -> Int {
    let first = MarkdownLine(at: 0, of: bytes)
    guard first.start == first.contentStart, first.contentEnd - first.contentStart < 4 else {
      return 0
    }
    let ends: [String]
    switch String(decoding: bytes[first.content], as: UTF8.self) {
    case "---": ends = ["---", "..."]
    case "+++": ends = ["+++"]
    case ";;;": ends = [";;;"]
    case "{": ends = ["}"]
    default: return 0
    }
    var position = first.next
    while position < bytes.count {
      let end = MarkdownSource.endOfLine(in: bytes, from: position)
      let isEnd =
        !bytes[position].isSpace
        && ends.contains { bytes[position..<end].trimmed.elementsEqual($0.utf8) }
      position = MarkdownSource.startOfLine(in: bytes, behind: end)
      if isEnd { return position }
    }
    return 0
  }
}
