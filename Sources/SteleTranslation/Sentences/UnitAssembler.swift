import SteleDocument

/// Puts a text's translated sentences and its separators together, and its marks in their places.
struct UnitAssembler {
  private let unit: TextUnit
  private var text: [UInt8] = []
  /// Where each mark lies so far; nil where nothing of it has come yet.
  private var ranges: [Range<Int>?]
  private var sweep: MarkSweep

  init(_ unit: TextUnit) {
    self.unit = unit
    ranges = unit.marks.map { _ in nil }
    sweep = MarkSweep(unit.marks)
  }

  /// Appends `bytes`, which stand for the stretch `range` between sentences.
  mutating func appendSeparator(_ range: Range<Int>, _ bytes: [UInt8]) {
    let start = text.count
    text += bytes
    for index in sweep.marks(at: range) {
      let mark = unit.marks[index].range
      // What stands where a sentence begins belongs to it.
      if mark.isEmpty, mark.lowerBound == range.upperBound { continue }
      let part = mark.clamped(to: range)
      let first = min(part.lowerBound - range.lowerBound, bytes.count)
      let last = min(part.upperBound - range.lowerBound, bytes.count)
      extend(index, start + first..<start + max(first, last))
    }
  }

  /// Appends a sentence.
  mutating func appendSentence(_ sentence: FinishedSentence) {
    let start = text.count
    text += sentence.text
    for mark in sentence.marks {
      extend(mark.index, start + mark.range.lowerBound..<start + mark.range.upperBound)
    }
  }

  /// A mark is all of its parts and what is between them; a point is where it was first.
  private mutating func extend(_ index: Int, _ range: Range<Int>) {
    guard let known = ranges[index] else {
      ranges[index] = range
      return
    }
    if unit.marks[index].range.isEmpty { return }
    ranges[index] =
      min(known.lowerBound, range.lowerBound)..<max(known.upperBound, range.upperBound)
  }

  /// The whole text.
  func assembled() -> TextUnit {
    var marks = unit.marks
    for index in marks.indices { marks[index].range = ranges[index] ?? text.count..<text.count }
    return TextUnit(text: text, marks: MarkLayout.arranged(marks), line: unit.line)
  }
}
