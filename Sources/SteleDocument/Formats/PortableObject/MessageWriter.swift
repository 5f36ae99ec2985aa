/// Writes the translation of a message in quotes.
///
/// White space and escapes around the message stay around its translation, as gettext demands of
/// line ends.
struct MessageWriter: SlotWriter {
  /// The message.
  private let source: CatalogueText
  /// What of it is translated, in its value.
  private let range: Range<Int>
  /// The escapes in the translated part.
  private let escapes: ArraySlice<CatalogueText.Escape>
  /// Whether the message has several lines, but gettext would write one, or the other way round.
  private let isUnusual: Bool
  private let style: CatalogueStyle
  /// What stands before the translation, if its place is new.
  var prefix: [UInt8] = []
  /// The columns that the keyword before the translation takes.
  var keywordWidth = "msgstr".utf8.count

  /// A writer for `source`, which stands behind `keyword`.
  init(_ source: CatalogueText, keyword: String, style: CatalogueStyle) {
    self.source = source
    self.style = style
    let text = source.value[...].trimmed
    range = text.startIndex..<text.endIndex
    let first = source.escapes.prefix { $0.offset <= text.startIndex }.endIndex
    let end = source.escapes[first...].prefix { $0.offset < text.endIndex }.endIndex
    escapes = source.escapes[first..<end]
    let lines = CatalogueLines(source.value[...], escapes: source.escapes)
    isUnusual =
      lines.areSeveral(behind: keyword.utf8.count, style: style) != source.isWrapped
  }

  /// The text to translate.
  var text: [UInt8] { Array(source.value[range]) }

  /// The escapes in it.
  var marks: [InlineMark] {
    escapes.enumerated().map { index, escape in
      let offset = escape.offset - range.lowerBound
      return InlineMark(kind: .point, range: offset..<offset, id: index)
    }
  }

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    // Line ends at its ends are those of the message.
    let isLineEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
    var text = translation.text.drop(while: isLineEnd)
    while let last = text.last, isLineEnd(last) { text.removeLast() }
    var value = Array(source.value[..<range.lowerBound])
    var placed = Array(source.escapes[..<escapes.startIndex])
    for mark in translation.marks where mark.id < escapes.count {
      let offset = min(max(mark.range.lowerBound, text.startIndex), text.endIndex)
      placed.append(
        CatalogueText.Escape(
          offset: value.count + offset - text.startIndex,
          source: escapes[escapes.startIndex + mark.id].source))
    }
    value += text
    let shift = value.count - range.upperBound
    value += source.value[range.upperBound...]
    placed += source.escapes[escapes.endIndex...].map {
      CatalogueText.Escape(offset: $0.offset + shift, source: $0.source)
    }
    let lines = CatalogueLines(value[...], escapes: placed)
    output += prefix
    lines.write(
      inSeveral: isUnusual
        ? source.isWrapped : lines.areSeveral(behind: keywordWidth, style: style),
      style: style, to: &output)
  }
}

/// Removes a plural form that the target language does not have.
struct FormRemover: SlotWriter {
  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {}
}
