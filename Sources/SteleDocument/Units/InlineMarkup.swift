/// The markup that stands for the marks of a unit, by their ids.
struct InlineMarkup: Sendable {
  struct Entry: Sendable {
    /// What opens the element; all of it for a point or a verbatim one.
    var opening: [UInt8]
    var closing: [UInt8] = []
    /// How many spaces were put before the opening.
    var openingOffset = 0
  }

  var entries: [Entry] = []

  /// The translation with its markup; `write` writes its text, escaped for the format.
  ///
  /// White space of the text is ``LineWrapping/space``, so that lines can break there.
  func rendered(
    _ translation: TextUnit, write: (ArraySlice<UInt8>, inout [UInt8]) -> Void
  ) -> [UInt8] {
    var output: [UInt8] = []
    translation.traverse { part in
      switch part {
      case .text(let range):
        let text = LineWrapping.breakable(translation.text[range])
        let isSecondSpace = text.first == LineWrapping.space && output.last == LineWrapping.space
        write(isSecondSpace ? text.dropFirst() : text[...], &output)
      case .opening(let mark):
        if entries.indices.contains(mark.id) { output += entries[mark.id].opening }
      case .closing(let mark):
        if entries.indices.contains(mark.id) { output += entries[mark.id].closing }
      }
    }
    return output
  }
}
