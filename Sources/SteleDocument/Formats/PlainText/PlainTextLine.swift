import SteleBase

/// A line of plain text: what begins it, and its text.
struct PlainTextLine {
  /// The marks of a quote or comment that begin it.
  private(set) var marks: [UInt8] = []
  /// The text without what begins the line and without white space around it; empty for a line
  /// that has none.
  private(set) var text: Range<Int>
  /// The column where the text begins.
  private(set) var textColumn = 0
  /// The columns that the line takes.
  private(set) var width = 0
  /// Whether it begins an item of a list.
  private(set) var isItem = false
  /// Whether its text is in columns.
  private(set) var hasColumns = false

  /// The line that lies in `range` of `bytes`.
  ///
  /// - Parameters:
  ///   - range: The line without its end.
  ///   - bytes: The document.
  ///   - isInComment: Whether the line goes on with a comment between `/*` and `*/`.
  init(_ range: Range<Int>, of bytes: [UInt8], isInComment: inout Bool) {
    var end = range.upperBound
    while end > range.lowerBound, Self.isBlank(bytes[end - 1]) { end -= 1 }
    var start = range.lowerBound
    while start < end, Self.isBlank(bytes[start]) { start += 1 }

    let line = bytes[start..<end]
    if isInComment || line.starts(with: "/*".utf8) {
      let isEnd = line.suffix(2).elementsEqual("*/".utf8)
      isInComment = !isEnd && !line.contains(subsequence: "*/")
      if isEnd {
        end -= 2
        while end > start, Self.isBlank(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: "*") {
          end -= 1
        }
      }
      let mark = bytes[start..<max(start, end)].prefix { "/*!".utf8.contains($0) }
      if mark.first == UInt8(ascii: "/") || mark.count == 1 {
        // The first line of a comment has other marks than the rest.
        marks = [UInt8(ascii: "*")]
        start = Self.endOfBlanks(bytes, from: mark.endIndex, to: end)
      }
    } else if let marksEnd = Self.endOfMarks(bytes, from: start, to: end) {
      marks = bytes[start..<marksEnd].filter { !Self.isBlank($0) }
      start = Self.endOfBlanks(bytes, from: marksEnd, to: end)
    }
    if let itemEnd = Self.endOfItemMarker(bytes, from: start, to: end) {
      isItem = true
      start = itemEnd
    }
    text = start..<max(start, end)
    textColumn = LineWrapping.width(of: bytes[range.lowerBound..<start])
    width = textColumn + LineWrapping.width(of: bytes[text])
    hasColumns = !text.isEmpty && columns(of: bytes) != [text]
  }

  /// White space within a line, form feeds among it.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte.isSpace || byte == 0x0C || byte == 0x0B
  }

  private static func endOfBlanks(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var position = start
    while position < end, isBlank(bytes[position]) { position += 1 }
    return position
  }

  /// Where the marks of a quote or comment end that begin at `start`; nil if there are none.
  private static func endOfMarks(_ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    guard start < end else { return nil }
    let first = bytes[start]
    if first == UInt8(ascii: ">") {
      // Quotes of quotes have a space between their marks, or none.
      var position = start
      var marksEnd = start
      while position < end, bytes[position] == first {
        marksEnd = position + 1
        position = marksEnd
        if position + 1 < end, bytes[position] == 0x20, bytes[position + 1] == first {
          position += 1
        }
      }
      return marksEnd
    }
    let run = bytes[start..<end].prefix { $0 == first }
    var marksEnd = run.endIndex
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: "%"):
      guard run.count <= 8 else { return nil }
    case UInt8(ascii: "/"):
      guard 2...4 ~= run.count else { return nil }
      if marksEnd < end, bytes[marksEnd] == UInt8(ascii: "!") { marksEnd += 1 }
    case UInt8(ascii: "-"): guard run.count == 2 else { return nil }
    case UInt8(ascii: "|"):
      guard run.count == 1, end - start < 2 || !bytes[marksEnd..<end].contains(first) else {
        return nil
      }
    default: return nil
    }
    return marksEnd == end || isBlank(bytes[marksEnd]) ? marksEnd : nil
  }

  /// Where the text behind the marker of a list's item begins; nil if none is at `start`.
  private static func endOfItemMarker(_ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    let marker = bytes[start..<max(start, end)].prefix { !isBlank($0) }
    guard let first = marker.first, let last = marker.last, marker.endIndex < end else {
      return nil
    }
    let isMarker: Bool
    if marker.count == 1 {
      isMarker = "-*+".utf8.contains(first)
    } else if first >= 0x80 {
      isMarker = bullets.contains(Array(marker))
    } else {
      let inner = marker.dropLast().drop { $0 == UInt8(ascii: "(") }
      let isNumber =
        (1...4).contains(inner.count) && inner.allSatisfy(\.isASCIIDigit)
        || inner.count == 1 && inner.allSatisfy(\.isASCIILetter) && last == UInt8(ascii: ")")
      isMarker = isNumber && (last == UInt8(ascii: ".") || last == UInt8(ascii: ")"))
    }
    guard isMarker else { return nil }
    var text = endOfBlanks(bytes, from: marker.endIndex, to: end)
    // A task's box is part of the marker.
    if bytes.has("[ ] ", at: text) || bytes.has("[x] ", at: text) || bytes.has("[X] ", at: text) {
      text = endOfBlanks(bytes, from: text + 4, to: end)
    }
    return text < end ? text : nil
  }

  private static let bullets = ["•", "◦", "‣", "▪", "·", "–", "—", "○", "●", "■", "✓", "→"].map {
    Array($0.utf8)
  }

  /// Whether `text` has a letter or digit, so that it may be translated.
  static func isText(_ text: ArraySlice<UInt8>) -> Bool {
    if text.contains(where: { $0.isASCIILetter || $0.isASCIIDigit }) { return true }
    guard text.contains(where: { $0 >= 0x80 }) else { return false }
    return String(decoding: text, as: UTF8.self).unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber:
        true
      default: false
      }
    }
  }

  // MARK: - Columns

  /// The parts of the text between tabs, three spaces and more, and leaders.
  func columns(of bytes: [UInt8]) -> [Range<Int>] {
    var columns: [Range<Int>] = []
    var start = text.lowerBound
    var position = start
    while position < text.upperBound {
      let byte = bytes[position]
      guard Self.isBlank(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") else {
        position += 1
        continue
      }
      var end = position
      var longest = 0
      var run = 0
      var isSeparator = false
      // Runs of white space, dots and low lines beside each other are one separator.
      while end < text.upperBound,
        Self.isBlank(bytes[end]) || bytes[end] == UInt8(ascii: ".")
          || bytes[end] == UInt8(ascii: "_")
      {
        run = end > position && bytes[end] == bytes[end - 1] ? run + 1 : 1
        longest = max(longest, run)
        let needed =
          bytes[end] == 0x20 || bytes[end] == UInt8(ascii: "_")
          ? 3 : bytes[end] == UInt8(ascii: ".") ? 4 : 1
        isSeparator = isSeparator || run >= needed
        end += 1
      }
      if isSeparator {
        if start < position { columns.append(start..<position) }
        start = end
      }
      position = end
    }
    if start < text.upperBound { columns.append(start..<text.upperBound) }
    return columns
  }
}

extension ArraySlice<UInt8> {
  /// Whether `text` occurs in the bytes.
  fileprivate func contains(subsequence text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    return text.withUTF8Buffer { text in
      indices.contains { self[$0...].prefix(count).elementsEqual(text) }
    }
  }
}
