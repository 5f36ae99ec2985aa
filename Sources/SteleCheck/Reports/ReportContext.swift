/// What reports say besides what was found.
public struct ReportContext: Sendable {
  /// The program's version.
  public var toolVersion: String
  /// The corpus file's name without its folder.
  public var corpusName: String
  /// The digest of what the corpus holds.
  public var corpusDigest: String
  /// When the document was made; only bills of materials say so.
  public var created: CreationTime
  /// Whether to list what is left out by default: for people, files of which there is nothing to say; in
  /// SARIF, known files without a finding.
  public var listsAll = false
  /// Whether to use a terminal's colours.
  public var usesColors = false

  /// A report by this version on that corpus.
  public init(
    toolVersion: String, corpusName: String, corpusDigest: String, created: CreationTime
  ) {
    self.toolVersion = toolVersion
    self.corpusName = corpusName
    self.corpusDigest = corpusDigest
    self.created = created
  }
}
