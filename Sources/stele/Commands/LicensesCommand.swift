import ArgumentParser
import SteleBase
import SteleCorpus
import SteleLicense

struct LicensesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "licenses",
    abstract: "List the categories of licences, and what licences are known.",
    discussion: HelpText.discussion(
      """
      Policies of `stele check` take the names of licences and of these categories. They also take GPL, LGPL \
      and AGPL, which stand for all versions. Words such as Proprietary and Unknown are no categories, but \
      single references of ScanCode's list; give them here to see what they are.

      Example:
        stele licenses
        stele licenses MIT proprietary
        stele licenses --category "Copyleft Limited"
      """))

  @Argument(help: .taking("NAME", "Licences to look up."))
  var names: [String] = []

  @Option(help: .taking("CATEGORY", "List the licences and exceptions of this category."))
  var category: String?

  @Flag(help: "List the licences that OSADL's matrix has, for `check --compatible-with`.")
  var matrix = false

  @OptionGroup var report: ReportOption

  func validate() throws {
    guard [!names.isEmpty, category != nil, matrix].count(where: { $0 }) <= 1 else {
      throw ValidationError("give names, --category or --matrix, and only one of these")
    }
  }

  func run() throws {
    if matrix { return try listMatrix() }
    if let category { return try list(try licenses(of: category)) }
    if names.isEmpty { return try listCategories() }
    var found: [License] = []
    for name in names {
      guard let license = LicenseTable.standard.license(named: name) else {
        throw ValidationError("no licence is called \(Escaped.text(name)); check its spelling")
      }
      found.append(license)
    }
    try list(found)
  }

  private func licenses(of name: String) throws -> [License] {
    guard let category = LicenseCategory(named: name) else {
      let names = LicenseCategory.allCases.map(\.name).joined(separator: ", ")
      throw ValidationError("no category is called \(Escaped.text(name)); there are \(names)")
    }
    return LicenseTable.standard.licenses(of: category)
  }

  private func listCategories() throws {
    let rows = LicenseCategory.allCases.map { category in
      (category: category, licenses: LicenseTable.standard.licenses(of: category))
    }
    switch report.format {
    case .text:
      for row in rows {
        try StandardOutput.line(
          "\(row.category.name)\t\(row.licenses.count)\t\(row.category.summary)")
      }
    case .json:
      try write { json in
        json.beginList("categories")
        for row in rows {
          json.beginObject()
          json.add("name", row.category.name)
          json.add("licenses", row.licenses.count)
          json.add("summary", row.category.summary)
          json.endObject()
        }
        json.endList()
      }
    }
  }

  private func list(_ licenses: [License]) throws {
    switch report.format {
    case .text:
      for license in licenses {
        try StandardOutput.line(
          "\(license.spdxIdentifier)\t\(license.category.name)\t\(license.shortName)")
      }
    case .json:
      try write { json in
        json.beginList("licenses")
        for license in licenses {
          json.beginObject()
          json.add("identifier", license.spdxIdentifier)
          json.add("category", license.category.name)
          json.add("name", license.shortName)
          json.add("is_exception", license.isException)
          json.add("is_deprecated", license.isDeprecated)
          json.endObject()
        }
        json.endList()
      }
    }
  }

  private func listMatrix() throws {
    let names = CompatibilityMatrix.standard.names
    switch report.format {
    case .text: for name in names { try StandardOutput.line(name) }
    case .json: try write { $0.add("matrix", names) }
    }
  }

  private func write(_ body: (inout JSONWriter) -> Void) throws {
    try StandardOutput.write(
      JSONWriter.line { json in
        json.add("schema_version", OutputSchema.licenses.version)
        body(&json)
      })
  }
}
