/// Writes the translation of a text within XML whose white space counts.
struct XMLInlineTextWriter: SlotWriter {
  /// What is written before the text and behind it, its element's tags for one.
  var prefix: [UInt8] = []
  var suffix: [UInt8] = []
  /// What is translated, and how the document has it: an equal translation is written the same.
  var unit = TextUnit(text: [])
  var source: [UInt8] = []
  /// White space around the text.
  var before: [UInt8] = []
  var after: [UInt8] = []
  var markup = InlineMarkup()
  var spelling = SourceSpelling()
  /// The marks whose markup keeps its order, whichever of them comes first in a translation.
  var ordered: [Int] = []
  /// Whether the text stands in a CDATA section.
  var isCDATA = false
  /// How its characters are written.
  var syntax: any XMLTextSyntax

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output += prefix
    defer { output += suffix }
    guard translation.text != unit.text || translation.marks != unit.marks else {
      output += source
      return
    }
    output += before
    let start = output.count
    var speller = spelling.speller(for: translation)
    let isOrdered = Set(ordered)
    var next = ordered[...]
    translation.traverse { part in
      switch part {
      case .text(let range):
        syntax.write(
          translation.text[range], by: &speller, isCDATA: isCDATA, start: start, to: &output)
      case .opening(let mark):
        let id = isOrdered.contains(mark.id) ? next.popFirst() ?? mark.id : mark.id
        if markup.entries.indices.contains(id) { output += markup.entries[id].opening }
      case .closing(let mark):
        if markup.entries.indices.contains(mark.id) { output += markup.entries[mark.id].closing }
      }
    }
    output += after
  }
}
