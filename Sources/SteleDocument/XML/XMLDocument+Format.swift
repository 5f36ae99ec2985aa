import SteleXML

extension XMLDocument {
  /// Reads a document of `format`, whose bytes are UTF-8.
  init(
    _ bytes: [UInt8], as format: DocumentFormat, allowsUnknownEntities: Bool = false
  ) throws(DocumentError) {
    do throws(XMLError) {
      try self.init(parsing: bytes, allowsUnknownEntities: allowsUnknownEntities)
    } catch {
      switch error {
      case .malformed(let offset, let reason):
        throw .malformed(format, at: offset, of: bytes, reason)
      case .unsupportedEncoding(let name, let offset):
        let line = LineCounter.place(of: offset, in: bytes).line
        throw .unsupportedEncoding(String(forMessage: name.utf8), line: line)
      }
    }
  }

  /// That the document is not of `format`, whose outermost element is called `name`.
  func hasOtherRoot(than name: String, of format: DocumentFormat) -> DocumentError {
    .malformed(
      format, at: tokens[root].range.lowerBound, of: bytes, "its outermost element is not \(name)")
  }

  /// The element's own markup: its start tag, or all of an empty one.
  func tag(of token: Int) -> [UInt8] { Array(bytes[tokens[token].range]) }

  /// How the characters of a text token are spelled that can be spelled in several ways.
  func addSpelling(of token: Int, to spelling: inout SourceSpelling) {
    guard tokens[token].kind == .text else { return }
    addSpelling(ofTextAt: tokens[token].range, to: &spelling)
  }

  /// How the characters of text, or of an attribute's value, are spelled that can be spelled in several
  /// ways.
  func addSpelling(ofTextAt range: Range<Int>, to spelling: inout SourceSpelling) {
    var position = range.lowerBound
    while position < range.upperBound {
      if bytes[position] == UInt8(ascii: "&"),
        let reference = XMLMarkup.reference(at: position, of: bytes[range])
      {
        spelling.add(reference.text, at: position..<reference.end, of: bytes, within: range)
        position = reference.end
        continue
      }
      var end = position + 1
      while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
      let isSpecial = ">\"'".utf8.contains(bytes[position]) || bytes[position] >= 0x80
      if isSpecial {
        spelling.add(bytes[position..<end], at: position..<end, of: bytes, within: range)
      }
      position = end
    }
  }
}
