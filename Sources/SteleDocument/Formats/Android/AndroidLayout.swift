/// The places of translations in Android's resources: as many quantities as the language has.
struct AndroidLayout: SlotLayout {
  /// The places that the document has.
  var slots: [Slot] = []
  var plurals: [Plural] = []

  struct Plural: Sendable {
    /// The quantities that are there.
    var quantities: Set<String> = []
    var one: Form?
    var other: Form?
    /// Whether both tell the same, so that that for 1 may stand for several numbers.
    var haveSameFormats = true
    /// Where further quantities go, by their names the tags that begin them, and what ends each.
    var offset = 0
    var openings: [String: [UInt8]] = [:]
    var closing: [UInt8] = []
  }

  struct Form: Sendable {
    var unit: Int
    var slot: Int
  }

  func slots(for targetLanguage: String?) -> [Slot] {
    guard let targetLanguage, !plurals.isEmpty else { return slots }
    let names = PluralCategories.names(of: targetLanguage)
    let rule = PluralRule(Array(PluralRules.field(of: targetLanguage).utf8)[...])
    let singularIsCommon = rule?.singularFormIsCommon ?? false
    var places = slots
    var added: [(before: Int, slot: Slot)] = []
    for plural in plurals {
      guard let other = plural.other else { continue }
      if let one = plural.one, !plural.haveSameFormats, singularIsCommon {
        places[one.slot] = slot(of: other, in: slots[one.slot].range)
      }
      for name in names where !plural.quantities.contains(name) {
        guard let opening = plural.openings[name],
          var writer = slots[other.slot].writer as? XMLInlineTextWriter
        else { continue }
        writer.prefix = opening
        writer.suffix = plural.closing
        var slot = Slot(range: plural.offset..<plural.offset, unit: other.unit, writer: writer)
        slot.isWrittenAlways = true
        added.append((other.slot, slot))
      }
    }
    var output: [Slot] = []
    output.reserveCapacity(places.count + added.count)
    var rest = added[...]
    for (index, place) in places.enumerated() {
      while let next = rest.first, next.before == index {
        output.append(next.slot)
        rest.removeFirst()
      }
      output.append(place)
    }
    return output
  }

  /// The place of another form for the text of `form`.
  private func slot(of form: Form, in range: Range<Int>) -> Slot {
    var slot = slots[form.slot]
    slot.range = range
    slot.isWrittenAlways = true
    return slot
  }
}
