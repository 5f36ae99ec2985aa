/// The places of translations in a translation memory: which units need one depends on the language.
struct TMXLayout: SlotLayout {
  var entries: [Entry] = []

  struct Entry: Sendable {
    var unit: Int
    var writer: XMLInlineTextWriter
    /// The unit's texts, that which is translated among them.
    var existing: [Existing]
    /// Where a text in a further language goes.
    var added: Added
  }

  struct Existing: Sendable {
    var language: String
    /// Where a translation goes if there is none.
    var place: Place?
  }

  struct Place: Sendable {
    var range: Range<Int>
    var opening: [UInt8]
    var closing: [UInt8]
  }

  struct Added: Sendable {
    var offset: Int
    /// What comes before the language's tag, between that and the text, and behind the text.
    var opening: [UInt8]
    var middle: [UInt8]
    var closing: [UInt8]
  }

  func slots(for targetLanguage: String?) -> [Slot] {
    guard let targetLanguage else { return [] }
    let tag = Array(LanguageTag.bcp47(of: targetLanguage).utf8)
    return entries.compactMap { entry in
      var writer = entry.writer
      let range: Range<Int>
      if let existing = entry.existing.first(where: {
        LanguageTag.isTag($0.language, of: targetLanguage)
      }) {
        guard let place = existing.place else { return nil }
        (writer.prefix, writer.suffix) = (place.opening, place.closing)
        range = place.range
      } else {
        writer.prefix = entry.added.opening + tag + entry.added.middle
        writer.suffix = entry.added.closing
        range = entry.added.offset..<entry.added.offset
      }
      var slot = Slot(range: range, unit: entry.unit, writer: writer)
      slot.isWrittenAlways = true
      return slot
    }
  }
}
