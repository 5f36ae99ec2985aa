/// The translation of one sentence in its final form.
struct FinishedSentence: Sendable {
  /// The text, things not to translate put back.
  var text: [UInt8]
  /// Where in it the text's marks lie, those that touch the sentence.
  var marks: [Mark] = []
  var counts = TextCounts()
  /// Whether the model wrote nothing, though there was something to translate.
  var isSilent = false

  /// Where in it the things not to translate lie, in the order of the source.
  var protected: [Range<Int>] = []

  /// Makes changes to the text, and moves what lies in it.
  mutating func apply(_ edits: TextEdits) {
    let edited = edits.applied(to: text)
    text = edited.bytes
    for index in marks.indices { marks[index].range = edited.moved(marks[index].range) }
    protected = protected.map(edited.moved)
  }

  /// A part of a mark.
  struct Mark: Sendable, Equatable {
    /// Which of the text's marks it is.
    var index: Int
    var range: Range<Int>
  }
}
