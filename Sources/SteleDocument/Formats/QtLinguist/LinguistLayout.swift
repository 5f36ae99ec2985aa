/// The places of translations in Qt Linguist's files: as many forms as Qt has for the language.
struct LinguistLayout: SlotLayout {
  var entries: [Entry] = []

  struct Entry: Sendable {
    var unit = 0
    /// What the translation takes the place of, its element's tags included.
    var range: Range<Int>
    var writer: LinguistWriter
    var isNumerus = false
    /// The forms that are there, as they are written; nil for those without text.
    var forms: [[UInt8]?] = []
  }

  func slots(for targetLanguage: String?) -> [Slot] {
    let count = targetLanguage.map(LinguistForms.count)
    return entries.map { entry in
      var writer = entry.writer
      if entry.isNumerus {
        let missing = max(0, (count ?? max(1, entry.forms.count)) - entry.forms.count)
        // Forms beyond those of the language go, unless somebody has translated them.
        let isFree = entry.forms.allSatisfy { $0 == nil }
        let kept = isFree ? entry.forms.prefix(count ?? entry.forms.count) : entry.forms[...]
        writer.forms = Array(kept) + [[UInt8]?](repeating: nil, count: missing)
      }
      var slot = Slot(range: entry.range, unit: entry.unit, writer: writer)
      slot.isWrittenAlways = true
      return slot
    }
  }
}

/// Writes a translation with its element, in several forms if it has them.
struct LinguistWriter: SlotWriter {
  var opening: [UInt8]
  var closing: [UInt8]
  /// What stands before each form.
  var formIndentation: [UInt8] = []
  /// The forms: what they are, or nil for those to be written; nil for a message that has none.
  var forms: [[UInt8]?]?
  /// What writes the text.
  var text = XMLInlineTextWriter(syntax: XMLReferenceSyntax(escapesQuotes: true))

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output += opening
    defer { output += closing }
    guard let forms else { return text.write(translation, over: original, to: &output) }
    for form in forms {
      output += formIndentation
      if let form {
        output += form
      } else {
        output += "<numerusform>".utf8
        text.write(translation, over: original, to: &output)
        output += "</numerusform>".utf8
      }
    }
  }
}
