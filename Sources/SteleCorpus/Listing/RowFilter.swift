import SteleBase
import SteleFile
import SteleLicense

/// Which rows are asked for: those that meet every condition that is given.
///
/// Names are compared without regard to the case of ASCII letters.
package struct RowFilter: Sendable {
  private let languages: Set<String>
  private let licenses: Set<String>
  private let given: [(kind: String, name: String)]
  private let repository: String?
  private let since: Int64?

  /// Rows in one of `languages`, under one of `licenses`, of `repository`, and with a commit of the day
  /// `since` or later; what is empty or nil does not matter.
  package init(
    languages: [String] = [], licenses: [String] = [], repository: String? = nil,
    since: CalendarDate? = nil
  ) {
    given = languages.map { ("language", $0) } + licenses.map { ("licence", $0) }
    self.languages = Set(languages.map(Self.folded))
    self.licenses = Set(licenses.map(Self.folded))
    self.repository = repository.map(Self.folded)
    self.since = since?.milliseconds
  }

  private static func folded(_ name: String) -> String { OptOutName(ofRow: name).text }

  /// Throws where `corpus` does not store what the filter looks at.
  package func check(_ corpus: CorpusIndex) throws(CorpusError) {
    for (table, isNeeded, what) in [
      (SideTable.repository, repository != nil, "repositories"),
      (.dates, since != nil, "dates of commits"),
    ] where isNeeded && !corpus.sideTables.contains(table) {
      throw .notStored(
        path: corpus.container.file.path, what: what,
        remedy: "build it with --side-tables \(table.rawValue)")
    }
  }

  /// What is asked for that no file of `corpus` has, in words, and what is like it.
  package func unknownNames(in corpus: CorpusIndex) throws(CorpusError) -> [String] {
    if given.isEmpty { return [] }
    let known = [
      "language": try corpus.names.allLanguages(), "licence": try corpus.names.allLicenses(),
    ]
    return given.compactMap { kind, name in
      let names = known[kind] ?? []
      if names.contains(where: { Self.folded($0) == Self.folded(name) }) { return nil }
      let nearest = NearestName.of(name, in: names)
      return "no file has the \(kind) \(Escaped.text(name))"
        + (nearest.map { "; did you mean \(Escaped.text($0))?" } ?? "")
    }
  }

  /// Whether `row` meets all conditions; one of which nothing may be told meets none.
  package func matches(_ row: CorpusRow) -> Bool {
    if !languages.isEmpty, !(row.language.map { languages.contains(Self.folded($0)) } ?? false) {
      return false
    }
    if !licenses.isEmpty,
      !row.licenseNames.contains(where: { licenses.contains(Self.folded($0)) })
    {
      return false
    }
    if let repository, row.repositoryName.map(Self.folded) != repository { return false }
    if let since { return row.revisionDate.map { $0 >= since } ?? false }
    return true
  }
}

extension CorpusRow {
  /// The names of licences and exceptions that are listed, or that the expression has.
  fileprivate var licenseNames: [String] {
    let expression = licenseExpression.flatMap { try? LicenseExpression(parsing: $0) }
    let terms = expression?.terms ?? []
    return detectedLicenses + terms.map(\.identifier) + terms.compactMap(\.exception)
  }
}
