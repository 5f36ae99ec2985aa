/// The vocabularies of Office Open XML that texts are looked for in, each in its transitional and
/// its strict namespace.
enum OfficeVocabulary {
  /// WordprocessingML: documents.
  case word
  /// DrawingML: shapes and their text.
  case drawing
  /// PresentationML: slides.
  case presentation
  /// Charts.
  case chart
  /// Mathematics.
  case mathematics
  /// The place and name of a drawing in a document.
  case wordDrawing
  /// Shapes of the old kind.
  case vector
  /// What of a document is for which programs.
  case compatibility
  /// Relationships between parts.
  case relationships
  /// The types of parts.
  case contentTypes
  /// What is said of a document.
  case dublinCore

  private static let namespaces: [String: OfficeVocabulary] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": .word,
    "http://purl.oclc.org/ooxml/wordprocessingml/main": .word,
    "http://schemas.openxmlformats.org/drawingml/2006/main": .drawing,
    "http://purl.oclc.org/ooxml/drawingml/main": .drawing,
    "http://schemas.openxmlformats.org/presentationml/2006/main": .presentation,
    "http://purl.oclc.org/ooxml/presentationml/main": .presentation,
    "http://schemas.openxmlformats.org/drawingml/2006/chart": .chart,
    "http://purl.oclc.org/ooxml/drawingml/chart": .chart,
    "http://schemas.openxmlformats.org/officeDocument/2006/math": .mathematics,
    "http://purl.oclc.org/ooxml/officeDocument/math": .mathematics,
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": .wordDrawing,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": .wordDrawing,
    "urn:schemas-microsoft-com:vml": .vector,
    "http://schemas.openxmlformats.org/markup-compatibility/2006": .compatibility,
    "http://schemas.openxmlformats.org/package/2006/relationships": .relationships,
    "http://schemas.openxmlformats.org/package/2006/content-types": .contentTypes,
    "http://purl.org/dc/elements/1.1/": .dublinCore,
  ]

  /// The vocabulary of a namespace; nil for any other.
  init?(namespace: String) {
    guard let vocabulary = Self.namespaces[namespace] else { return nil }
    self = vocabulary
  }
}
