/// Writes a text with escapes, as far as possible those that the document has.
struct EscapedTextWriter<Escapes: CharacterEscapes>: SlotWriter {
  let escapes: Escapes
  /// What stands in the document for each mark.
  var markup: [[UInt8]] = []
  var spelling = SourceSpelling()
  /// What comes before the text if its place has nothing, such as a quote.
  var opening: [UInt8] = []
  /// What comes behind it then.
  var closing: [UInt8] = []

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var speller = spelling.speller(for: translation)
    var isFirst = true
    output += opening
    let text = translation.text[...]
    translation.traverse { part in
      switch part {
      case .text(let range):
        var position = range.lowerBound
        while position < range.upperBound {
          let character = SourceSpelling.character(at: position, of: text[range])
          switch speller.choice(at: position, of: text[range], behind: output) {
          case .spelled(let spelled): output += spelled
          case .plain:
            escapes.write(character, isFirst: isFirst, wasPlain: true, to: &output)
          case .unknown:
            escapes.write(character, isFirst: isFirst, wasPlain: false, to: &output)
          }
          isFirst = false
          position = character.endIndex
        }
      case .opening(let mark):
        if markup.indices.contains(mark.id) { output += markup[mark.id] }
        isFirst = false
      case .closing: break
      }
    }
    output += closing
  }
}

extension DocumentParts {
  /// Adds what is translated of `literal`, if there is any, to be written with `escapes`.
  mutating func add(
    _ literal: LiteralText, of bytes: [UInt8], escapes: some CharacterEscapes,
    opening: [UInt8] = [], closing: [UInt8] = [], in range: Range<Int>? = nil
  ) {
    guard literal.hasText else { return }
    let unit = literal.unit(of: bytes)
    add(
      unit.text, marks: unit.marks, in: range ?? unit.range,
      writer: EscapedTextWriter(
        escapes: escapes, markup: unit.markup, spelling: unit.spelling, opening: opening,
        closing: closing))
  }
}
