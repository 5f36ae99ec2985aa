/// Breaks texts into a given number of lines.
///
/// A text breaks at its spaces, and between the characters of scripts that write no spaces.
enum LineWrapping {
  /// Stands for a place where a text may break; shown as a space where it does not.
  ///
  /// No UTF-8 has it.
  static let space: UInt8 = 0xFF

  /// Stands where a text may break between characters, if not all such places are free.
  ///
  /// No UTF-8 has it.
  static let characterBreak: UInt8 = 0xF9

  /// `text` with each run of white space made one place to break.
  static func breakable(_ text: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    for byte in text {
      if !byte.isSpace {
        output.append(byte)
      } else if output.last != space {
        output.append(space)
      }
    }
    return output
  }

  /// `text`, whose places to break are marked, in at most `count` lines of about equal width.
  ///
  /// Has fewer lines if there are fewer places to break.
  ///
  /// - Complexity: O(*n*) for a text of *n* bytes.
  static func lines(of text: [UInt8], count: Int) -> [[UInt8]] {
    guard count > 1 else { return [text.map { $0 == space ? 0x20 : $0 }] }
    let pieces = pieces(of: text)
    guard let first = pieces.first else { return [] }
    var remainingWidth = pieces.reduce(0) { $0 + $1.width + ($1.followsSpace ? 1 : 0) }
    var lines: [[UInt8]] = []
    var line = Array(text[first.range])
    var width = first.width
    for (index, piece) in pieces.enumerated().dropFirst() {
      let remainingLines = count - lines.count
      let space = piece.followsSpace ? 1 : 0
      let target = (remainingWidth + remainingLines - 1) / max(1, remainingLines)
      // Break where the line's width comes closest to what is left for each line; and where only
      // one piece is left for each.
      let overshoot = width + space + piece.width - target
      let isOver = overshoot > 0 && overshoot > target - width
      if remainingLines > 1, isOver || pieces.count - index < remainingLines {
        lines.append(line)
        remainingWidth -= width + space
        line = Array(text[piece.range])
        width = piece.width
      } else {
        if piece.followsSpace { line.append(0x20) }
        line += text[piece.range]
        width += space + piece.width
      }
    }
    lines.append(line)
    return lines
  }

  /// A part of a text that does not break.
  struct Piece {
    var range: Range<Int>
    /// Columns that it takes.
    var width: Int
    var followsSpace: Bool
  }

  static func pieces(of text: [UInt8], breaksBetweenCharacters: Bool = true) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    var width = 0
    var followsSpace = false
    var previousIsWide = false
    var position = 0

    func endPiece(_ pieces: inout [Piece]) {
      guard start < position else { return }
      pieces.append(Piece(range: start..<position, width: width, followsSpace: followsSpace))
    }

    while position < text.count {
      if text[position] == space {
        endPiece(&pieces)
        position += 1
        (start, width, followsSpace, previousIsWide) = (position, 0, !pieces.isEmpty, false)
        continue
      }
      if text[position] == characterBreak {
        endPiece(&pieces)
        position += 1
        (start, width, followsSpace, previousIsWide) = (position, 0, false, false)
        continue
      }
      let scalar = ScalarAt(position, of: text)
      if breaksBetweenCharacters, previousIsWide, scalar.breaksLines {
        endPiece(&pieces)
        (start, width, followsSpace) = (position, 0, false)
      }
      width += scalar.width
      previousIsWide = scalar.breaksLines
      position += scalar.length
    }
    endPiece(&pieces)
    return pieces
  }

  /// The columns that `text` takes.
  static func width(of text: some Collection<UInt8>) -> Int {
    // Characters of three or four bytes are looked at one by one; others take one column.
    let bytes = Array(text)
    var width = 0
    var position = 0
    while position < bytes.count {
      let scalar = ScalarAt(position, of: bytes)
      width += scalar.width
      position += scalar.length
    }
    return width
  }

  /// Whether a line that ends with `text` and the next line are joined by a space: they are unless
  /// the script writes none.
  static func joinsWithSpace(_ text: some BidirectionalCollection<UInt8>, _ next: [UInt8]) -> Bool {
    let tail = Array(text.suffix(4))
    guard let start = tail.lastIndex(where: { $0 & 0xC0 != 0x80 }), !next.isEmpty else {
      return true
    }
    return !(ScalarAt(start, of: tail).breaksLines && ScalarAt(0, of: next).breaksLines)
  }
}

/// A character of a text: how long it is, how wide, and whether lines may break beside it.
struct ScalarAt {
  let length: Int
  let width: Int
  /// Whether it belongs to a script that breaks lines between characters.
  let breaksLines: Bool

  /// Whether `character` belongs to a script that breaks lines between characters.
  static func breaksLines(_ character: [UInt8]) -> Bool {
    character.count > 2 && ScalarAt(0, of: character).breaksLines
  }

  init(_ position: Int, of bytes: [UInt8]) {
    let first = bytes[position]
    guard first >= 0xE0, first < 0xF8, position + 2 < bytes.count else {
      length = first >= 0xC0 && first < 0xE0 && position + 1 < bytes.count ? 2 : 1
      width = 1
      breaksLines = false
      return
    }
    var code = UInt32(first & 0x0F) << 12
    code |= UInt32(bytes[position + 1] & 0x3F) << 6 | UInt32(bytes[position + 2] & 0x3F)
    if first >= 0xF0 {
      guard position + 3 < bytes.count else {
        (length, width, breaksLines) = (1, 1, false)
        return
      }
      code = code << 6 | UInt32(bytes[position + 3] & 0x3F)
      length = 4
    } else {
      length = 3
    }
    switch code {
    case 0x2E80...0x2FFF, 0x3040...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0x2_0000...0x3_FFFF:
      (width, breaksLines) = (2, true)
    case 0x1100...0x115F, 0x3000...0x303F, 0x3200...0x33FF, 0xAC00...0xD7A3, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1_F300...0x1_F64F, 0x1_F900...0x1_F9FF:
      (width, breaksLines) = (2, false)
    default: (width, breaksLines) = (1, false)
    }
  }
}
