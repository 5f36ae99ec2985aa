/// The languages of a page that are translated.
struct HTMLLanguages {
  private var known: Set<String> = []

  /// The language of the page whose tokens these are, and `source`, an NLLB code, if it is known.
  init(of tokens: [HTMLTokenizer.Token], in bytes: [UInt8], source: String?) {
    if let source { known.insert(LanguageTag.primary(of: LanguageTag.bcp47(of: source))) }
    for token in tokens where token.kind == .startTag && HTMLElements.isPage(token.name) {
      let attributes = HTMLTagAttributes(of: token, in: bytes)
      if let tag = attributes.languageTag, !tag.isEmpty {
        known.insert(LanguageTag.primary(of: tag))
      }
      if token.name.elementsEqual("body".utf8) { break }
    }
  }

  /// Whether text marked with `tag` is certainly in the language that is translated.
  func isTranslated(_ tag: String) -> Bool { known.contains(LanguageTag.primary(of: tag)) }

  /// Whether text marked with `tag` is in another language than what is translated.
  ///
  /// Text in a language that is not known is translated.
  func isForeign(_ tag: String) -> Bool {
    let language = LanguageTag.primary(of: tag)
    if language == "zxx" { return true }
    let isUnknown = ["", "und", "mul", "mis"].contains(language)
    return !isUnknown && !known.isEmpty && !known.contains(language)
  }
}
