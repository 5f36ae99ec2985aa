import SteleBase

/// OSADL's answers whether code under one licence may become part of a work under another.
package struct CompatibilityMatrix: Sendable {
  /// What the matrix says of a pair.
  package enum Answer: Sendable {
    /// Compatible.
    case yes
    /// The same licence, hence compatible.
    case same
    /// Not compatible.
    case no
    /// OSADL has not decided.
    case unknown
    /// Compatible only in some cases, which must be looked at.
    case dependsOnCase
  }

  /// The matrix that is built in.
  package static let standard = CompatibilityMatrix(text: CompatibilityMatrixText.text)

  /// The package that the matrix was made from.
  package static let version = CompatibilityMatrixText.version
  /// When OSADL made it; OSADL advises against relying on stale copies.
  package static let date = CompatibilityMatrixText.date
  /// What the matrix's terms ask to be shown with it.
  package static let attribution =
    "OSADL Open Source License Obligations Checklists, licence compatibility matrix, © OSADL eG and "
    + "contributors, CC-BY-4.0, in a shorter form"

  /// The names of the licences, in the order of rows and columns.
  package let names: [String]
  private let rows: [[UInt8]]
  private let indexByTerm: [LicenseTerm: Int]

  init(text: String) {
    let fields = tableRows(of: text).filter { $0.count == 2 }
    names = fields.map { String($0[0]) }
    rows = fields.map { Array($0[1].utf8) }
    var indexByTerm: [LicenseTerm: Int] = [:]
    for (index, name) in names.enumerated() {
      let expression = try? LicenseExpression(parsing: name)
      guard case .term(let term) = expression?.root else { continue }
      // Of two names for one licence the one that the table prefers counts.
      if indexByTerm[term] == nil || name == term.description { indexByTerm[term] = index }
    }
    self.indexByTerm = indexByTerm
  }

  /// Whether code under `subordinate` may become part of a work under `leading`, or nil if the
  /// matrix lacks one of them.
  package func answer(leading: LicenseTerm, subordinate: LicenseTerm) -> Answer? {
    guard let row = indexByTerm[leading], let column = indexByTerm[subordinate],
      row < rows.count, column < rows[row].count
    else { return nil }
    return switch rows[row][column] {
    case UInt8(ascii: "Y"): .yes
    case UInt8(ascii: "S"): .same
    case UInt8(ascii: "N"): .no
    case UInt8(ascii: "D"): .dependsOnCase
    default: .unknown
    }
  }
}
