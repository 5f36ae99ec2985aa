/// A text of a document, taken apart: a whole file, or a part of a package.
struct DocumentPart: Sendable {
  private let source: DecodedText
  private let slots: [Slot]
  private let layout: (any SlotLayout)?
  private let languageSlots: [LanguageSlot]

  /// The texts to translate, in the order in which they stand in the part.
  let units: [TextUnit]
  /// Places with text that stay, the first ones.
  let leftOut: [LeftOutPlace]
  /// How many such places there are.
  let leftOutCount: Int
  /// What there is to know about how the part was read.
  let notices: [DocumentNotice]

  /// Takes apart what `source` is; `read` finds the parts of its text.
  init(
    _ source: DecodedText, read: ([UInt8]) throws(DocumentError) -> DocumentParts
  ) throws(DocumentError) {
    self.source = source
    var parts = try read(source.bytes)
    parts.numberLines(of: source.bytes)
    slots = parts.slots
    layout = parts.layout
    languageSlots = parts.languageSlots
    units = parts.units
    leftOut = parts.leftOut
    leftOutCount = parts.leftOutCount
    notices = parts.notices
  }

  /// About how much memory it takes, in bytes: its text, and what is known of each place in it.
  var memoryByteCount: Int { source.bytes.count + (slots.count + units.count) * 256 }

  /// The part's bytes as they were.
  var original: [UInt8] { source.encoded(source.bytes) }

  /// The part with each unit replaced, in its own encoding; see ``Document/rendered(with:targetLanguage:)``.
  func rendered(
    with translations: [TextUnit], targetLanguage: String?
  ) throws(DocumentError) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(source.bytes.count)
    var position = 0
    let slots = layout?.slots(for: targetLanguage) ?? slots
    var languages = languageSlots[...]
    if languages.contains(where: \.followsText), try !isChanged(by: translations, in: slots) {
      languages = languages.filter { !$0.followsText }[...]
    }

    func copy(until end: Int, to output: inout [UInt8]) {
      while let targetLanguage, let slot = languages.first, slot.range.lowerBound <= end {
        languages.removeFirst()
        // One in a slot that was written went with it.
        if slot.range.lowerBound < position { continue }
        output += source.bytes[position..<slot.range.lowerBound]
        output += slot.prefix + slot.tag(targetLanguage) + slot.suffix
        position = slot.range.upperBound
      }
      output += source.bytes[position..<max(position, end)]
      position = max(position, end)
    }

    var next = 0
    while next < slots.count {
      let index = next
      next += 1
      guard try isChanged(slots[index], by: translations) else { continue }
      // What lies in the slot's markup is written with it.
      while next < slots.count, let host = slots[next].host, host.slot >= index { next += 1 }
      if let addition = slots[index].addition, addition.offset >= position {
        copy(until: addition.offset, to: &output)
        output += addition.bytes
      }
      copy(until: slots[index].range.lowerBound, to: &output)
      try write(
        slots[index..<next], translations: translations, in: targetLanguage, to: &output)
      position = slots[index].range.upperBound
    }
    copy(until: source.bytes.count, to: &output)
    return source.encoded(output)
  }

  /// Whether a translation differs from its unit, or goes to an empty place.
  private func isChanged(
    by translations: [TextUnit], in slots: [Slot]
  ) throws(DocumentError) -> Bool {
    for slot in slots where try isChanged(slot, by: translations) { return true }
    return false
  }

  /// Whether the translation of a slot differs from its unit; an error if it cannot go there.
  private func isChanged(
    _ slot: Slot, by translations: [TextUnit]
  ) throws(DocumentError) -> Bool {
    let unit = units[slot.unit]
    let translation = translations[slot.unit]
    let isWritten =
      slot.isWrittenAlways
      ? slot.isWrittenEmpty || !translation.text.isEmpty
      : translation.text != unit.text || translation.marks != unit.marks
    guard isWritten else { return false }
    try translation.checkStandsIn(for: unit)
    return true
  }

  /// Writes the first of `slots` in the language with the NLLB code `language`; the others lie in
  /// its markup, or in that of one another.
  private func write(
    _ slots: ArraySlice<Slot>, translations: [TextUnit], in language: String?,
    to output: inout [UInt8]
  ) throws(DocumentError) {
    // What lies in the markup of each slot and changes, the last of it first.
    var inner: [Int: [(host: Slot.Host, place: Range<Int>, bytes: [UInt8])]] = [:]
    // Backwards, so that a slot comes behind all that lies in it.
    for (index, slot) in zip(slots.indices, slots).reversed() {
      let changes = inner.removeValue(forKey: index) ?? []
      var bytes: [UInt8] = []
      if try isChanged(slot, by: translations) {
        var writer = slot.writer
        if let language { writer.setLanguage(language) }
        for change in changes {
          writer.replace(change.host.range, ofMark: change.host.mark, with: change.bytes)
        }
        writer.write(translations[slot.unit], over: source.bytes[slot.range], to: &bytes)
      } else if !changes.isEmpty {
        var position = slot.range.lowerBound
        for change in changes.reversed() {
          bytes += source.bytes[position..<change.place.lowerBound] + change.bytes
          position = change.place.upperBound
        }
        bytes += source.bytes[position..<slot.range.upperBound]
      } else {
        continue
      }
      if index == slots.startIndex {
        output += bytes
      } else if let host = slot.host {
        inner[host.slot, default: []].append((host, slot.range, bytes))
      }
    }
  }
}
