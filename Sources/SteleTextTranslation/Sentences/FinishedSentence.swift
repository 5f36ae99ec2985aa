/// The translation of one sentence in its final form.
struct FinishedSentence: Sendable {
  /// The text, things not to translate put back.
  var text: [UInt8]
  /// Where in it the text's marks lie, those that touch the sentence.
  var marks: [Mark] = []
  var notes = TextNotes()
  /// Whether the model wrote nothing, though there was something to translate.
  var isSilent = false

  /// A part of a mark.
  struct Mark: Sendable, Equatable {
    /// Which of the text's marks it is.
    var index: Int
    var range: Range<Int>
  }
}
