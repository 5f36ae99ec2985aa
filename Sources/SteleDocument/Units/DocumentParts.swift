/// What a format's parser finds in a document: slots and what goes there, in the document's order.
struct DocumentParts {
  var units: [TextUnit] = []
  var slots: [Slot] = []
  var languageSlots: [LanguageSlot] = []
  /// Places with text that stay, the first ones in order, their lines as those of units.
  private(set) var leftOut: [LeftOutPlace] = []
  /// How many such places there are.
  private(set) var leftOutCount = 0
  private static let maximumLeftOutCount = 100
  /// What there is to know about how the document was read.
  var notices: [DocumentNotice] = []
  /// What gives the slots instead, if they depend on the target language.
  var layout: (any SlotLayout)?

  /// Adds a unit that goes to `range`.
  ///
  /// What lies in the markup of a slot comes right behind it.
  mutating func add(
    _ text: [UInt8], marks: [InlineMark] = [], in range: Range<Int>,
    writer: any SlotWriter, host: Slot.Host? = nil
  ) {
    slots.append(Slot(range: range, unit: units.count, writer: writer, host: host))
    // The place for now; ``numberLines(of:)`` makes it a line.
    units.append(TextUnit(text: text, marks: marks, line: range.lowerBound))
  }

  /// Notes that what begins at `offset` stays as it is, though it holds text.
  mutating func leaveOut(_ what: String, at offset: Int) {
    leftOutCount += 1
    if leftOut.count < Self.maximumLeftOutCount {
      leftOut.append(LeftOutPlace(line: offset, what: what))
    }
  }

  /// Adds the parts of what lies at `offset` of the document.
  mutating func add(_ inner: DocumentParts, at offset: Int) {
    let slotCount = slots.count
    for var slot in inner.slots {
      slot.range = (slot.range.lowerBound + offset)..<(slot.range.upperBound + offset)
      slot.unit += units.count
      slot.host?.slot += slotCount
      slot.addition?.offset += offset
      slots.append(slot)
    }
    for var unit in inner.units {
      unit.line += offset
      units.append(unit)
    }
    for place in inner.leftOut { leaveOut(place.what, at: place.line + offset) }
    leftOutCount += inner.leftOutCount - inner.leftOut.count
  }

  /// Turns the places where units begin, which must ascend, into lines.
  mutating func numberLines(of bytes: [UInt8]) {
    var lines = LineCounter(bytes)
    for index in units.indices {
      units[index].line = lines.line(at: units[index].line)
    }
    var places = LineCounter(bytes)
    for index in leftOut.indices { leftOut[index].line = places.line(at: leftOut[index].line) }
  }
}
