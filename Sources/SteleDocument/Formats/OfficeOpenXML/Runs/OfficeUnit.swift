/// A text of a part with what is in its markup, before it is numbered.
struct OfficeUnit: Sendable {
  var text: [UInt8]
  var marks: [InlineMark] = []
  var range: Range<Int>
  var writer: any SlotWriter
  /// Texts in the markup of a mark, with its start in the document.
  var hosted: [Hosted] = []

  struct Hosted: Sendable {
    var mark: Int
    var start: Int
    var unit: OfficeUnit
  }
}

extension DocumentParts {
  /// Adds a text and those in its markup.
  mutating func add(_ unit: OfficeUnit) {
    let slot = slots.count
    add(unit.text, marks: unit.marks, in: unit.range, writer: unit.writer)
    for hosted in unit.hosted {
      let inner = hosted.unit
      let range = inner.range
      add(
        inner.text, marks: inner.marks, in: range, writer: inner.writer,
        host: Slot.Host(
          slot: slot, mark: hosted.mark,
          range: (range.lowerBound - hosted.start)..<(range.upperBound - hosted.start)))
    }
  }
}
