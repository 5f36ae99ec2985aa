import ArgumentParser
import SteleCorpus

/// A list of side tables, separated by commas.
struct SideTableList: ExpressibleByArgument {
  let tables: Set<SideTable>

  /// No tables.
  init() { tables = [] }

  init?(argument: String) {
    var tables: Set<SideTable> = []
    for name in argument.split(separator: ",") {
      guard let table = SideTable(rawValue: String(name)) else { return nil }
      tables.insert(table)
    }
    self.tables = tables
  }

  var defaultValueDescription: String { "none" }

  static var allValueStrings: [String] { SideTable.allCases.map(\.rawValue) }
}
