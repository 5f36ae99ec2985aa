/// How a format writes the characters of a text.
protocol CharacterEscapes: Sendable {
  /// Writes a character.
  ///
  /// - Parameters:
  ///   - character: Its bytes.
  ///   - isFirst: Whether nothing stands before it in its place.
  ///   - wasPlain: Whether the document has it as it is in this text.
  ///   - output: What it is written behind.
  func write(
    _ character: ArraySlice<UInt8>, isFirst: Bool, wasPlain: Bool, to output: inout [UInt8])
}
