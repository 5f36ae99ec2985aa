import SteleBase

/// Java's `.properties`: values are units.
///
/// Keys and comments stay, as do values that are but a number or a truth value. Values with
/// arguments such as `{0}` are patterns of MessageFormat, in which an apostrophe is written twice.
struct PropertiesFile {
  /// The parts of `bytes`.
  static func parts(of bytes: [UInt8], options: DocumentOptions) -> DocumentParts {
    var keys = ChosenKeys(options)
    var parts = DocumentParts()
    let style = PropertyEscapes.Style(of: bytes)
    var quotes = MessageQuotes()
    var scanner = PropertiesScanner(bytes)
    while let entry = scanner.next() { quotes.learn(from: entry.value.value) }
    scanner = PropertiesScanner(bytes)
    while let entry = scanner.next() {
      guard keys.takes(entry.key), !isData(entry.value.value) else {
        continue
      }
      let text = quotes.undone(entry.value, of: bytes)
      if text.hasChoice {
        parts.leaveOut("a choice of texts by number", at: entry.range.lowerBound)
      }
      guard text.literal.hasText else { continue }
      let unit = text.literal.unit(of: bytes)
      parts.add(
        unit.text, marks: unit.marks, in: unit.range,
        writer: PropertyWriter(
          text: EscapedTextWriter(
            escapes: PropertyEscapes(style: style, doublesApostrophes: text.doublesApostrophes),
            markup: unit.markup, spelling: unit.spelling),
          wrapping: PropertyWrapping(of: bytes[entry.range])))
    }
    parts.notices = keys.notices
    return parts
  }

  /// Whether a value is a number or a truth value.
  private static func isData(_ value: [UInt8]) -> Bool {
    let word = value.trimmingASCIIWhiteSpace()
    return word.isEqual(to: "true") || word.isEqual(to: "false")
      || word.allSatisfy { !$0.isASCIILetter && $0 < 0x80 }
  }
}
