/// A message of a catalogue with its translations.
struct CatalogueEntry {
  var hasContext = false
  var id: CatalogueText?
  var plural: CatalogueText?
  /// Translations, by the numbers of their plural forms.
  var translations: [CatalogueText] = []
  /// Whether the translations have numbers.
  var isNumbered = false
  /// The lines of flags, each from `#,` on.
  var flags: [Range<Int>] = []
  /// Where flags go if it has none: before what tells the message as it was, or before the message.
  var start: Int?
}
