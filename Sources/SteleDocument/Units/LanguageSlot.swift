/// A place where a document says in which language it is.
struct LanguageSlot: Sendable {
  var range: Range<Int>
  /// What to write before the language's tag.
  var prefix: [UInt8] = []
  /// What to write behind it.
  var suffix: [UInt8] = []
  /// What is written there for a language's NLLB code: its tag, if nothing else is said.
  var tag: @Sendable (String) -> [UInt8] = { Array(LanguageTag.bcp47(of: $0).utf8) }
  /// Whether it stays as it is where no text of the document changes.
  var followsText = false
}
