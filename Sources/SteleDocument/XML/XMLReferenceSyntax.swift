import SteleBase
import SteleXML

/// Text with nothing but XML's references.
struct XMLReferenceSyntax: XMLTextSyntax {
  /// Whether a line end with white space for an indentation behind it is a space.
  var joinsLines = false
  /// Whether quotation marks and apostrophes are written as references unless the document shows
  /// otherwise.
  var escapesQuotes = false

  func content(of range: Range<Int>, isCDATA: Bool, in bytes: [UInt8]) -> Range<Int>? {
    var content: Range<Int>?
    var position = range.lowerBound
    while position < range.upperBound {
      var (end, isSpace) = (position + 1, bytes[position].isSpace)
      if !isCDATA, bytes[position] == UInt8(ascii: "&"),
        let reference = XMLMarkup.reference(at: position, of: bytes[..<range.upperBound])
      {
        (end, isSpace) = (reference.end, reference.text.allSatisfy(\.isSpace))
      }
      if !isSpace { content = (content?.lowerBound ?? position)..<end }
      position = end
    }
    return content
  }

  func endOfSpaces(atStartOf range: Range<Int>, isCDATA: Bool, in bytes: [UInt8]) -> Int {
    let run = bytes[range].prefix(while: \.isSpace)
    if joinsLines, !isCDATA, Self.isLineBreak(run) { return run.endIndex }
    return run.prefix { $0 == 0x20 }.endIndex
  }

  mutating func decode(
    _ range: Range<Int>, isCDATA: Bool, in document: XMLDocument, spelling: inout SourceSpelling
  ) -> [UInt8] {
    guard !isCDATA else { return Array(document.bytes[range]) }
    document.addSpelling(ofTextAt: range, to: &spelling)
    let text = XMLMarkup.unescaped(document.bytes[range])
    return joinsLines ? Self.joined(text) : text
  }

  /// `text` with each line end that an indentation follows made a space.
  private static func joined(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0x0A) else { return text }
    var output: [UInt8] = []
    var position = 0
    while position < text.count {
      let run = text[position...].prefix(while: \.isSpace)
      guard !run.isEmpty else {
        output.append(text[position])
        position += 1
        continue
      }
      output += isLineBreak(run) ? [0x20] : Array(run)
      position = run.endIndex
    }
    return output
  }

  /// Whether white space is a line end with an indentation behind it.
  private static func isLineBreak(_ run: ArraySlice<UInt8>) -> Bool {
    run.count { $0 == 0x0A } == 1 && run.last != 0x0A
  }

  func write(
    _ text: ArraySlice<UInt8>, by speller: inout SourceSpelling.Speller, isCDATA: Bool,
    start: Int, to output: inout [UInt8]
  ) {
    guard !isCDATA else { return XMLSection.write(text, to: &output) }
    speller.writeXML(text, escapesQuotes: escapesQuotes, to: &output)
  }
}
