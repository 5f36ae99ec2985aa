import SteleBase
import SteleTokenizer

/// Makes a sentence's final form of its translation in a translation memory: the text is that of the
/// memory, and the marks are put into it.
struct RecalledSentence {
  private let sentence: PreparedSentence
  private let match: MemoryMatch

  /// What is looked for in vain in a long translation takes time: no more than this is.
  private static let mostMissing = 64

  /// Nil for a sentence that is not from a memory.
  init?(_ sentence: PreparedSentence) {
    guard let match = sentence.recalled else { return nil }
    self.sentence = sentence
    self.match = match
  }

  /// What the model would read.
  var source: [UInt8] { sentence.source.bytes }

  /// The translation.
  var target: [UInt8] { match.text }

  /// Whether ``finished(_:)`` wants to know what came from where.
  var needsAlignment: Bool {
    match.marks == nil && sentence.source.marks.contains { !sentence.source.isWhole($0) }
  }

  /// The final text and the places of marks.
  ///
  /// Without `alignment`, marks that the memory has no codes for are placed in proportion.
  func finished(_ alignment: WordAlignment?) -> FinishedSentence {
    var counts = TextCounts()
    counts.sentences = 1
    counts.recalled = 1
    if let marks = match.marks {
      var finished = FinishedSentence(text: match.text)
      finished.marks = zip(sentence.originalMarks, marks).map { .init(index: $0.index, range: $1) }
      finished.counts = counts
      return finished
    }
    var places = SentencePlaces(sentence.source, in: match.text, alignment)
    keepProtected(&places)
    return places.finished(counts)
  }

  /// Finds the things not to translate in the translation, which has them as somebody wrote them.
  private func keepProtected(_ places: inout SentencePlaces) {
    var position = 0
    var missing = 0
    for (index, part) in sentence.source.protected.enumerated() where missing < Self.mostMissing {
      guard let start = match.text[position...].firstRange(of: part.original)?.lowerBound else {
        missing += 1
        continue
      }
      position = start + part.original.count
      places.keep(index, at: start..<position)
    }
  }
}
