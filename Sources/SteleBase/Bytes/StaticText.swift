extension Collection<UInt8> {
  /// Whether these bytes are `text`.
  package func isEqual(to text: StaticString) -> Bool {
    text.withUTF8Buffer { elementsEqual($0) }
  }
}
