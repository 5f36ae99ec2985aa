/// What reports say besides what was found.
package struct ReportContext: Sendable {
  /// The program's version.
  package var toolVersion: String
  /// The corpus file's name without its folder.
  package var corpusName: String
  /// The digest of what the corpus holds.
  package var corpusDigest: String
  /// When the document was made; only bills of materials say so.
  package var created: CreationTime
  /// Whether to list what is left out by default: for people, files of which there is nothing to say; in
  /// SARIF, known files without a finding.
  package var listsAll = false
  /// Whether to use a terminal's colours.
  package var usesColors = false

  /// A report by this version on that corpus.
  package init(
    toolVersion: String, corpusName: String, corpusDigest: String, created: CreationTime
  ) {
    self.toolVersion = toolVersion
    self.corpusName = corpusName
    self.corpusDigest = corpusDigest
    self.created = created
  }
}
