import SteleXML

/// What is said of a document: its title, its subject and a remark, which programs show and put
/// into its pages.
enum OfficeCoreProperties {
  /// The parts of `bytes`.
  static func parts(
    of bytes: [UInt8], as format: DocumentFormat
  ) throws(DocumentError) -> DocumentParts {
    let part = try OfficeXML(bytes, as: format)
    var parts = DocumentParts()
    for token in part.xml.children(of: part.xml.root)
    where part.vocabulary(of: token) == .dublinCore {
      switch part.name(of: token) {
      case "title", "subject", "description":
        if let unit = OfficeAttributeText.unit(ofElement: token, in: part) { parts.add(unit) }
      case "language":
        guard let range = part.xml.contentRange(ofElement: token) else { continue }
        parts.languageSlots.append(
          LanguageSlot(naming: range, of: part.bytes, tag: OfficeLanguage.tag))
      default: break
      }
    }
    return parts
  }
}
