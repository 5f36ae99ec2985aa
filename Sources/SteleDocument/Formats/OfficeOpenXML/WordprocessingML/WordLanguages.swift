import SteleXML

/// A part of a document that says languages but has no text: its styles, its settings.
enum WordLanguages {
  /// The parts of `bytes`.
  static func parts(of bytes: [UInt8]) throws(DocumentError) -> DocumentParts {
    let part = try OfficeXML(bytes, as: .docx)
    var parts = DocumentParts()
    for token in part.xml.tokens.indices
    where part.isStart(token, "lang", .word) || part.isStart(token, "themeFontLang", .word) {
      let element = OfficeLanguageElement(token, of: part)
      parts.languageSlots.append(
        LanguageSlot(
          range: part.xml.range(ofElement: token), tag: { element.rendered(in: $0) }))
    }
    return parts
  }
}
