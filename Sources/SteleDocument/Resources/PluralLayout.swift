/// The places of a resource file's translations, with the plural forms that the target language has.
///
/// Forms that the file has all stay, for programs may ask for them whatever the language is.
struct PluralLayout: SlotLayout {
  /// The slots of what the file has, in order.
  var slots: [Slot] = []
  /// The messages with plural forms, in the order of the slots of their form `other`.
  var plurals: [Plural] = []

  /// A message with a text for each plural category.
  struct Plural: Sendable {
    /// The slot of the form `other`.
    var other: Int
    /// The slot of the form `one`, if it has a text.
    var one: Int?
    /// The categories that the message has.
    var categories: Set<String>
    /// Whether the forms `one` and `other` take the same arguments.
    var haveSameFormats: Bool
    /// How further forms are written; nil if they cannot be.
    var additions: Additions?
  }

  /// How forms are added before the form `other`.
  struct Additions: Sendable {
    /// Where they go.
    var offset: Int
    /// What is written before a category's name, then before its text, and behind that.
    var opening: [UInt8]
    var middle: [UInt8]
    var closing: [UInt8]
    /// What the slot of the form `other` has in the document.
    var original: [UInt8]
  }

  func slots(for targetLanguage: String?) -> [Slot] {
    guard let targetLanguage else { return slots }
    var output: [Slot] = []
    output.reserveCapacity(slots.count)
    var slots = slots
    let isCommon = PluralCategories.oneIsCommon(in: targetLanguage)
    if isCommon {
      for plural in plurals where !plural.haveSameFormats {
        // What tells no number cannot stand for 1 and 21.
        if let one = plural.one { slots[one].unit = slots[plural.other].unit }
      }
    }
    let wanted = PluralCategories.names(of: targetLanguage)
    var plurals = plurals[...]
    for (index, slot) in slots.enumerated() {
      while let plural = plurals.first, plural.other <= index {
        plurals.removeFirst()
        guard let additions = plural.additions else { continue }
        for category in wanted where !plural.categories.contains(category) {
          output.append(
            Slot(
              range: additions.offset..<additions.offset, unit: slot.unit,
              writer: AddedFormWriter(text: slot.writer, category: category, additions: additions)))
        }
      }
      output.append(slot)
    }
    return output
  }
}

/// Writes a plural form that the document lacks.
private struct AddedFormWriter: SlotWriter {
  let text: any SlotWriter
  let category: String
  let additions: PluralLayout.Additions

  func write(_ translation: TextUnit, over original: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output += additions.opening
    output += category.utf8
    output += additions.middle
    text.write(translation, over: additions.original[...], to: &output)
    output += additions.closing
  }
}
