/// Whether the text at a place of a page is translated, as HTML's `translate` and `lang` say.
struct HTMLScope {
  /// What `translate`, or the classes that stand for it, say; children inherit it.
  var isTranslatable = true
  /// Whether the text is in another language than the document's; children inherit it.
  var isForeign = false
  /// Whether an element within a line of text said so last.
  var isInline = false

  /// Whether text stays as it is.
  var isFixed: Bool { !isTranslatable || isForeign }

  /// The scope within an element of these attributes.
  func entering(_ attributes: HTMLTagAttributes, isInline: Bool, of languages: HTMLLanguages)
    -> Self
  {
    var scope = self
    if let translates = attributes.isTranslatable { scope.isTranslatable = translates }
    if let tag = attributes.languageTag { scope.isForeign = languages.isForeign(tag) }
    scope.isInline = isInline && (scope.isFixed || self.isInline)
    return scope
  }
}
