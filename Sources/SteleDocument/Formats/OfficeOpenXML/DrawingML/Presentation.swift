import SteleBase
import SteleXML

/// Presentations of Microsoft PowerPoint: the texts of slides in their order, with notes, comments,
/// charts and diagrams, and what layouts and masters show besides placeholders.
enum Presentation: PackageFormat {
  static let languagesFollowTexts = true

  private static let texts: Set<String> = [
    "officeDocument", "slide", "notesSlide", "comments", "chart", "chartUserShapes", "diagramData",
    "diagramDrawing",
  ]
  /// Parts whose placeholders only say what goes there.
  private static let templates: Set<String> = [
    "slideLayout", "slideMaster", "notesMaster", "handoutMaster",
  ]

  static func textParts(
    of package: inout PackageReader, options: DocumentOptions
  ) throws(DocumentError) -> [PackagePart] {
    let parts = try OfficeParts.find(
      in: &package, as: .pptx, kinds: texts, templates: templates
    ) { parts, office, package throws(DocumentError) in
      try inOrder(parts, of: office, in: &package)
    }
    return parts.map { part in
      PackagePart(path: part.path) { bytes throws(DocumentError) in
        guard texts.contains(part.kind) || templates.contains(part.kind) else {
          return try OfficeCoreProperties.parts(of: bytes, as: .pptx)
        }
        return try DrawingPart.parts(
          of: bytes, isTemplate: templates.contains(part.kind), as: .pptx)
      }
    }
  }

  /// `parts` with the slides in the order in which they are shown.
  private static func inOrder(
    _ parts: [OfficeParts.Part], of office: OfficePackage, in package: inout PackageReader
  ) throws(DocumentError) -> [OfficeParts.Part] {
    guard let main = try office.xml(office.mainPath, in: &package) else { return parts }
    var paths: [String: String] = [:]
    for relationship in try office.relationships(of: office.mainPath, in: &package) {
      paths[relationship.id] = relationship.path
    }
    var places: [String: Int] = [:]
    for token in main.xml.tokens.indices where main.isStart(token, "sldId", .presentation) {
      let id = main.xml.attributes(of: token).first { attribute in
        attribute.localName.isEqual(to: "id") && !attribute.prefix.isEmpty
      }
      if let path = id.flatMap({ paths[$0.text] }), places[path] == nil {
        places[path] = places.count
      }
    }
    let slides = parts.filter { places[$0.path] != nil }.sorted {
      (places[$0.path] ?? 0) < (places[$1.path] ?? 0)
    }
    return slides + parts.filter { places[$0.path] == nil }
  }
}
