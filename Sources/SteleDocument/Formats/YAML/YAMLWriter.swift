import SteleBase

/// Writes a text as a scalar of YAML, in the style that the document has there if that can say it.
struct YAMLWriter: SlotWriter {
  let style: YAMLScalar.Style
  /// White space around the text, if it lies in what is replaced.
  var before: [UInt8] = []
  var after: [UInt8] = []
  /// Whether it lies in a collection in brackets.
  var isInFlow = false
  /// Whether the document writes what is not ASCII as escapes.
  var isASCII = false
  /// What ends a line.
  var lineEnd: [UInt8] = [0x0A]
  /// What begins further lines; nil for a quoted or plain scalar of one line.
  var indent: [UInt8]?
  /// Whether white space of the text stands before its first line in a block.
  var beginsIndented = false
  /// The columns of the longest line.
  var width = 80

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let text = before + translation.text + after
    switch style {
    case .literal: writeLines(of: text, to: &output)
    case .folded: writeFolded(Self.inBlock(text), to: &output)
    case .plain:
      if YAMLPlain.canBe(text, isInFlow: isInFlow), let lines = lines(of: text) {
        output += lines.joined
      } else if !writeSingleQuoted(text, to: &output) {
        writeDoubleQuoted(text, to: &output)
      }
    case .singleQuoted:
      if !writeSingleQuoted(text, to: &output) { writeDoubleQuoted(text, to: &output) }
    case .doubleQuoted: writeDoubleQuoted(text, to: &output)
    }
  }

  // MARK: - In quotes, or plain

  /// The lines of a plain or quoted scalar; nil if `text` needs escapes.
  private func lines(of text: [UInt8]) -> FoldedLines? {
    let characters = String(decoding: text, as: UTF8.self).unicodeScalars
    guard characters.allSatisfy({ $0 == "\n" || !Self.needsEscape($0) }) else { return nil }
    return folded(text)
  }

  /// The lines of `text`, where line ends become empty lines; nil if there is no place for them.
  private func folded(_ text: [UInt8]) -> FoldedLines? {
    guard let indent, !indent.isEmpty else {
      return text.contains(0x0A) ? nil : FoldedLines(line: text)
    }
    let paragraphs = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    // White space beside a line's end would be lost, and line ends at a scalar's own.
    let isSafe =
      paragraphs.count == 1
      || paragraphs.first?.isEmpty == false && paragraphs.last?.isEmpty == false
        && paragraphs.allSatisfy { $0.first != 0x20 && $0.last != 0x20 }
    guard isSafe else { return nil }
    return FoldedLines(paragraphs, width: width, lineEnd: lineEnd, indent: indent)
  }

  private func writeSingleQuoted(_ text: [UInt8], to output: inout [UInt8]) -> Bool {
    guard let lines = lines(of: text) else { return false }
    output.append(UInt8(ascii: "'"))
    for byte in lines.joined {
      if byte == UInt8(ascii: "'") { output.append(byte) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "'"))
    return true
  }

  private func writeDoubleQuoted(_ text: [UInt8], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    if let lines = folded(text) {
      for piece in lines.pieces {
        if piece.isText { escape(piece.bytes, to: &output) } else { output += piece.bytes }
      }
    } else {
      escape(text, to: &output)
    }
    output.append(UInt8(ascii: "\""))
  }

  private func escape(_ text: [UInt8], to output: inout [UInt8]) {
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"", "\\": output += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      case "\n": output += "\\n".utf8
      case "\r": output += "\\r".utf8
      case "\t": output += "\\t".utf8
      case "\u{10000}"... where isASCII: Self.escape(scalar, letter: "U", width: 8, to: &output)
      case _ where Self.needsEscape(scalar) || isASCII && scalar.value >= 0x80:
        Self.escape(scalar, letter: "u", width: 4, to: &output)
      default: output += String(scalar).utf8
      }
    }
  }

  private static func escape(
    _ scalar: Unicode.Scalar, letter: Character, width: Int, to output: inout [UInt8]
  ) {
    let digits = String(scalar.value, radix: 16)
    output += "\\\(letter)\(String(repeating: "0", count: width - digits.count))\(digits)".utf8
  }

  /// Whether a character can only be written with an escape: line ends, and what YAML does not have.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t": false
    case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}",
      "\u{FFFF}":
      true
    default: false
    }
  }

  // MARK: - In blocks

  /// `text` with what no block can have left out, and every line's end a line feed.
  private static func inBlock(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n", "\u{85}", "\u{2028}", "\u{2029}": output.append(0x0A)
      case _ where needsEscape(scalar): break
      default: output += String(scalar).utf8
      }
    }
    return output
  }

  private func writeLines(of text: [UInt8], to output: inout [UInt8]) {
    let lines = Self.inBlock(text).split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if number > 0 {
        output += lineEnd
        if !line.isEmpty { output += indent ?? [] }
      }
      output += line
    }
  }

  private func writeFolded(_ text: [UInt8], to output: inout [UInt8]) {
    let paragraphs = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    output +=
      FoldedLines(
        paragraphs, width: width, lineEnd: lineEnd, indent: indent ?? [],
        isInBlock: true, beginsIndented: beginsIndented
      ).joined
  }
}

/// The lines of a text whose line ends are folded: one alone is a space.
private struct FoldedLines {
  /// Lines, and what stands between them.
  private(set) var pieces: [(isText: Bool, bytes: [UInt8])] = []

  init(line: [UInt8]) { pieces = [(true, line)] }

  /// The lines of `paragraphs`, between which the text has line ends; in a block, lines that begin
  /// with white space stay as they are, of which the first has it before it if `beginsIndented`.
  init(
    _ paragraphs: [ArraySlice<UInt8>], width: Int, lineEnd: [UInt8], indent: [UInt8],
    isInBlock: Bool = false, beginsIndented: Bool = false
  ) {
    func isIndented(_ paragraph: ArraySlice<UInt8>) -> Bool {
      let isFirst = paragraph.startIndex == paragraphs.first?.startIndex
      return isInBlock
        && (paragraph.first == 0x20 || paragraph.first == 0x09 || isFirst && beginsIndented)
    }
    var last: ArraySlice<UInt8>?
    var lineEnds = 0
    for paragraph in paragraphs {
      if paragraph.isEmpty {
        lineEnds += 1
        continue
      }
      if let previous = last {
        // One more than the text has, but where nothing is folded.
        let isFolded = !isIndented(previous) && !isIndented(paragraph)
        let count = lineEnds + (isFolded ? 2 : 1)
        pieces.append((false, (0..<count).flatMap { _ in lineEnd } + indent))
      } else if lineEnds > 0 {
        pieces.append((false, (0..<lineEnds).flatMap { _ in lineEnd } + indent))
      }
      lineEnds = 0
      last = paragraph
      let lines =
        isIndented(paragraph) ? [paragraph] : LineFilling.lines(of: paragraph, width: width)
      for (number, line) in lines.enumerated() {
        if number > 0 { pieces.append((false, lineEnd + indent)) }
        pieces.append((true, Array(line)))
      }
    }
  }

  var joined: [UInt8] { pieces.flatMap(\.bytes) }
}
