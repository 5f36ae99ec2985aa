/// The frame of a run: its tags and its properties, without what is in it.
struct OfficeRun: Sendable {
  /// The tag that begins it.
  var startTag: [UInt8]
  /// What says how its text looks; empty for nothing.
  var properties: OfficeRunProperties
  /// The tag that ends it.
  var endTag: [UInt8]

  /// What stands before the text of a run in the language with the NLLB code `language`.
  func opening(in language: String?, _ dialect: OfficeDialect) -> [UInt8] {
    startTag + properties.rendered(in: language, dialect)
  }
}
