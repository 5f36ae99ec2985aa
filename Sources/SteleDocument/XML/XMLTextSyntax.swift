import SteleBase
import SteleXML

/// How the characters of a text within XML are written: with XML's references, and with what escapes a
/// format has besides.
protocol XMLTextSyntax: Sendable {
  /// What of a stretch of text, or of a CDATA section, is not white space around it; nil if nothing
  /// is.
  func content(of range: Range<Int>, isCDATA: Bool, in bytes: [UInt8]) -> Range<Int>?

  /// Where the spaces end that a stretch of text, or of a CDATA section, begins with.
  func endOfSpaces(atStartOf range: Range<Int>, isCDATA: Bool, in bytes: [UInt8]) -> Int

  /// The text that `range` stands for, and how its characters are spelled. Goes from stretch to
  /// stretch of one text.
  mutating func decode(
    _ range: Range<Int>, isCDATA: Bool, in document: XMLDocument, spelling: inout SourceSpelling
  ) -> [UInt8]

  /// Writes a stretch of a translation, which begins at `start` of the output.
  func write(
    _ text: ArraySlice<UInt8>, by speller: inout SourceSpelling.Speller, isCDATA: Bool,
    start: Int, to output: inout [UInt8])
}
