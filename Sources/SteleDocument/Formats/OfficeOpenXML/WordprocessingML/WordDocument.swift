/// Documents of Microsoft Word: the texts of paragraphs, wherever they stand.
enum WordDocument: PackageFormat {
  static let languagesFollowTexts = true

  /// Parts with paragraphs, by their relationships.
  private static let texts: Set<String> = [
    "officeDocument", "header", "footer", "footnotes", "endnotes", "comments",
  ]
  private static let drawings: Set<String> = [
    "chart", "chartUserShapes", "diagramData", "diagramDrawing",
  ]
  private static let languages: Set<String> = ["styles", "stylesWithEffects", "settings"]

  static func textParts(
    of package: inout PackageReader, options: DocumentOptions
  ) throws(DocumentError) -> [PackagePart] {
    let parts = try OfficeParts.find(
      in: &package, as: .docx, kinds: texts.union(drawings).union(languages))
    return parts.map { part in
      PackagePart(path: part.path) { bytes throws(DocumentError) in
        if texts.contains(part.kind) { return try WordPart.parts(of: bytes) }
        if languages.contains(part.kind) { return try WordLanguages.parts(of: bytes) }
        if drawings.contains(part.kind) {
          return try DrawingPart.parts(of: bytes, isTemplate: false, as: .docx)
        }
        return try OfficeCoreProperties.parts(of: bytes, as: .docx)
      }
    }
  }
}
