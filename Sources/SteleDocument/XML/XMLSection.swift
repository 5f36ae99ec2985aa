/// Text in a CDATA section.
enum XMLSection {
  static let opening = Array("<![CDATA[".utf8)
  static let closing = Array("]]>".utf8)

  /// Writes `text` within a section, which what would end it divides into two.
  static func write(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    for byte in text {
      if byte == UInt8(ascii: ">"), output.suffix(2).elementsEqual("]]".utf8) {
        output += closing + opening
      }
      if byte >= 0x20 || byte == 0x09 || byte == 0x0A { output.append(byte) }
    }
  }
}
