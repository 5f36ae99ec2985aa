import SteleXML

/// A part of a document that says languages but has no text: its styles, its settings.
enum WordLanguages {
  /// The parts of `bytes`.
  static func parts(of bytes: [UInt8]) throws(DocumentError) -> DocumentParts {
    let part = try OfficeXML(bytes, as: .docx)
    var parts = DocumentParts()
    // The defaults come before the styles, which say only what is another way than there.
    var defaultsEnd = 0
    var hasDefaults = false
    for token in part.xml.tokens.indices where part.xml.tokens[token].isElementStart {
      if part.isStart(token, "docDefaults", .word) { defaultsEnd = part.xml.tokens[token].partner }
      let isLanguage = part.isStart(token, "lang", .word)
      guard isLanguage || part.isStart(token, "themeFontLang", .word) else { continue }
      let isDefault = token < defaultsEnd
      hasDefaults = hasDefaults || isLanguage && isDefault
      let element = OfficeLanguageElement(token, of: part)
      let inherits = isLanguage && !isDefault && hasDefaults
      parts.languageSlots.append(
        LanguageSlot(
          range: part.xml.range(ofElement: token),
          tag: { element.rendered(in: $0, inherits: inherits) }))
    }
    return parts
  }
}
