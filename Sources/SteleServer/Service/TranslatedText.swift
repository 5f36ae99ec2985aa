/// A text that was translated.
struct TranslatedText: Sendable, Equatable {
  var text: String
  /// Further translations, best first: none is empty, or like another or the best.
  var alternatives: [String] = []
}
