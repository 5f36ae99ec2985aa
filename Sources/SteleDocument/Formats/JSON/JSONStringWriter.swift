import SteleBase

/// Writes a text into a JSON string.
struct JSONStringWriter: SlotWriter {
  /// White space around the text.
  var before: [UInt8] = []
  var after: [UInt8] = []
  /// Whether the document wrote what is not ASCII as escapes.
  var isASCII = false

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let text = String(decoding: before + translation.text + after, as: UTF8.self)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": output += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      case "\n": output += "\\n".utf8
      case "\r": output += "\\r".utf8
      case "\t": output += "\\t".utf8
      case "\u{0}"..<"\u{20}": Self.escape(UInt16(scalar.value), to: &output)
      case "\u{80}"... where isASCII:
        for unit in String(scalar).utf16 { Self.escape(unit, to: &output) }
      default: output += String(scalar).utf8
      }
    }
  }

  private static func escape(_ unit: UInt16, to output: inout [UInt8]) {
    output += "\\u\(Hexadecimal.text(of: [UInt8(unit >> 8), UInt8(unit & 0xFF)]))".utf8
  }
}
