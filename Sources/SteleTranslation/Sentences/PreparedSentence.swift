/// A sentence that is ready to be translated.
struct PreparedSentence: Sendable {
  /// Which of the texts it belongs to.
  var text: Int
  /// Which of the text's sentences it is.
  var place: Int
  /// The sentence as it was.
  var original: [UInt8]
  /// The parts of the text's marks in it, by offsets in ``original``.
  var originalMarks: [FinishedSentence.Mark]
  /// What the model reads.
  var source: SourceText
  /// Whether there is anything for the model to translate.
  var isTranslated: Bool
  /// By which samples are drawn.
  var number: Int
  /// Its translation, if a translation memory has it.
  var recalled: MemoryMatch?
  /// What decides on its translation, by which that can be recorded in a translation memory; nil if
  /// it is not to be.
  var fingerprint: UInt64?
}
