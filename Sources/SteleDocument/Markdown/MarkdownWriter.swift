/// Writes a text into a Markdown block, with as many lines as it had.
struct MarkdownWriter: SlotWriter {
  /// Stands before the `[` of a link.
  ///
  /// No UTF-8 has it.
  static let linkMarker: UInt8 = 0xFD
  /// Stands around a hard line break.
  static let breakMarker: UInt8 = 0xFE

  let markup: InlineMarkup
  /// What stands between lines, in one list for each part between hard breaks.
  let gaps: [[[UInt8]]]
  let context: MarkdownContext

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var translation = translation
    translation.text = translation.text.inOneLine
    let rendered = markup.rendered(translation) { text, output in escape(text, to: &output) }
    let fields = rendered.split(separator: Self.breakMarker, omittingEmptySubsequences: false)
    // Parts of the text and hard breaks take turns.
    for (index, field) in fields.enumerated() {
      if index % 2 == 1 {
        output += field
        continue
      }
      var text = field
      while text.first == LineWrapping.space || text.first == 0x20 { text.removeFirst() }
      while text.last == LineWrapping.space || text.last == 0x20 { text.removeLast() }
      // A tag or code at a line's start could begin a block, so that lines do not break before one.
      for index in text.indices.dropLast() where text[index] == LineWrapping.space {
        let next = text[index + 1]
        if next == UInt8(ascii: "<") || next == UInt8(ascii: "`") { text[index] = 0x20 }
      }
      write(Array(text), gaps: index / 2 < gaps.count ? gaps[index / 2] : [], to: &output)
    }
  }

  private func write(_ text: [UInt8], gaps: [[UInt8]], to output: inout [UInt8]) {
    let lines = LineWrapping.lines(of: text, count: gaps.count + 1)
    for (index, line) in lines.enumerated() {
      if index > 0 { output += gaps[index - 1] }
      var line = line
      if context != .heading, let offset = Self.blockMarker(at: line) {
        line.insert(UInt8(ascii: "\\"), at: offset)
      }
      for byte in line {
        if byte == Self.linkMarker {
          if output.last == UInt8(ascii: "!") {
            output.insert(UInt8(ascii: "\\"), at: output.count - 1)
          }
        } else {
          output.append(byte)
        }
      }
    }
  }

  /// Where a backslash must go, so that `line` does not begin a block.
  private static func blockMarker(at line: [UInt8]) -> Int? {
    guard let first = line.first else { return nil }
    let next = line.count > 1 ? line[1] : 0x20
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: ":"),
      UInt8(ascii: "|"):
      return 0
    case UInt8(ascii: "+"): return next == 0x20 ? 0 : nil
    case UInt8(ascii: "-"):
      return next == 0x20 || next == first || next == UInt8(ascii: ":") ? 0 : nil
    case let digit where digit.isASCIIDigit:
      let count = line.prefix(10).prefix { $0.isASCIIDigit }.count
      guard count < 10, count < line.count else { return nil }
      let isMarker = line[count] == UInt8(ascii: ".") || line[count] == UInt8(ascii: ")")
      return isMarker && (count + 1 == line.count || line[count + 1] == 0x20) ? count : nil
    default: return nil
    }
  }

  /// Writes `text` so that nothing in it is markup.
  private func escape(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    func isWord(_ index: Int) -> Bool {
      guard text.indices.contains(index), text[index] < LineWrapping.space else { return false }
      return text[index] >= 0x80 || text[index].isASCIILetter || text[index].isASCIIDigit
    }
    for index in text.indices {
      let byte = text[index]
      // In a table, cmark-gfm takes a backslash before a cell's end for part of an escaped bar.
      if byte == UInt8(ascii: "\\"), context == .table {
        output += "&#92;".utf8
        continue
      }
      let needsEscape =
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "["),
          UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "~"), UInt8(ascii: "$"):
          true
        case UInt8(ascii: "_"): !(isWord(index - 1) && isWord(index + 1))
        case UInt8(ascii: "&"):
          index + 1 < text.endIndex && (isWord(index + 1) || text[index + 1] == UInt8(ascii: "#"))
        case UInt8(ascii: "|"): context == .table
        case UInt8(ascii: "#"): context == .heading
        default: false
        }
      if needsEscape { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
    }
  }
}
