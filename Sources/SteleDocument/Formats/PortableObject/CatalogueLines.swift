import SteleBase

/// How a catalogue breaks texts into lines.
struct CatalogueStyle: Sendable {
  /// What ends a line.
  var lineEnd: [UInt8] = [0x0A]
  /// Whether lines of more than 79 columns are broken, as gettext does unless told otherwise.
  var breaksLongLines = true

  /// gettext's width of a page, in columns.
  static let width = 79
}

extension CatalogueStyle {
  /// The style of the catalogue in `bytes`.
  ///
  /// A catalogue with a line that gettext would have broken does not break long lines.
  init(of bytes: [UInt8]) {
    var lineStart = 0
    while lineStart < bytes.count {
      let end = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[lineStart..<end]
      if lineStart == 0, line.last == 0x0D { lineEnd = [0x0D, 0x0A] }
      let isText =
        line.first == UInt8(ascii: "m")
        || line.first == UInt8(ascii: "\"") && line.prefix(Self.width - 1).contains(0x20)
      if isText, line.count > Self.width, LineWrapping.width(of: line.trimmed) > Self.width {
        breaksLongLines = false
        return
      }
      lineStart = end + 1
    }
  }
}

/// A text in the form that a catalogue has it, in pieces between which lines may break.
struct CatalogueLines {
  private var pieces: [Piece] = []

  private struct Piece {
    var bytes: [UInt8]
    var width: Int
    /// Whether a line ends behind it, as behind `\n`.
    var endsLine: Bool
  }

  /// The lines of `value`, with `escapes` in their places.
  init(_ value: ArraySlice<UInt8>, escapes: [CatalogueText.Escape]) {
    var bytes: [UInt8] = []
    var escapes = escapes[...]

    func end(endsLine: Bool, _ pieces: inout [Piece]) {
      guard !bytes.isEmpty else { return }
      pieces.append(
        Piece(bytes: bytes, width: LineWrapping.width(of: bytes), endsLine: endsLine))
      bytes.removeAll(keepingCapacity: true)
    }
    for (index, byte) in zip(value.indices, value) {
      while let escape = escapes.first, escape.offset <= index {
        bytes += escape.source
        escapes.removeFirst()
      }
      Self.write(byte, to: &bytes)
      if byte == 0x0A {
        end(endsLine: true, &pieces)
      } else if Self.mayBreak(behind: index, of: value) {
        end(endsLine: false, &pieces)
      }
    }
    for escape in escapes { bytes += escape.source }
    end(endsLine: false, &pieces)
  }

  /// Whether a line may break behind the byte at `index`: behind spaces, within words behind a
  /// hyphen or a slash, and between characters of scripts that write no spaces.
  private static func mayBreak(behind index: Int, of value: ArraySlice<UInt8>) -> Bool {
    guard index + 1 < value.endIndex else { return false }
    let (byte, next) = (value[index], value[index + 1])
    switch byte {
    case 0x20: return next != 0x20 && next != 0x0A
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      return next.isASCIILetter && index > value.startIndex && value[index - 1].isASCIILetter
    default:
      return byte >= 0x80 && next >= 0xE0
        && !LineWrapping.joinsWithSpace(
          value[max(value.startIndex, index - 3)...index],
          Array(value[(index + 1)...].prefix(4)))
    }
  }

  /// Whether gettext would write the text in several lines behind `keyword`.
  func areSeveral(behind keyword: Int, style: CatalogueStyle) -> Bool {
    if pieces.dropLast().contains(where: \.endsLine) { return true }
    let width = keyword + 3 + pieces.reduce(0) { $0 + $1.width }
    return style.breaksLongLines && width > CatalogueStyle.width
  }

  /// Writes the text in quotes: in one line, or with nothing in the first.
  func write(inSeveral: Bool, style: CatalogueStyle, to output: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    guard inSeveral else {
      output.append(quote)
      for piece in pieces { output += piece.bytes }
      output.append(quote)
      return
    }
    output += [quote, quote]
    var width = 0
    var isOpen = false
    for piece in pieces {
      if isOpen, style.breaksLongLines, width + piece.width > CatalogueStyle.width - 2 {
        output.append(quote)
        isOpen = false
      }
      if !isOpen {
        output += style.lineEnd
        output.append(quote)
        (isOpen, width) = (true, 0)
      }
      output += piece.bytes
      width += piece.width
      if piece.endsLine {
        output.append(quote)
        isOpen = false
      }
    }
    if isOpen { output.append(quote) }
  }

  private static func write(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case 0x0A: output += "\\n".utf8
    case 0x09: output += "\\t".utf8
    case 0x0D: output += "\\r".utf8
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
    default: output.append(byte)
    }
  }
}
