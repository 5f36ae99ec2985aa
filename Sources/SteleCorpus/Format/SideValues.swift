/// What side tables hold about one origin.
struct SideValues: Equatable, Sendable {
  /// The values by column; empty where there are none at all.
  private var values: [SideValue?] = []

  /// No value in any column.
  init() {}

  /// The value of a column.
  subscript(column: SideColumn) -> SideValue? {
    get { values.isEmpty ? nil : values[Int(column.rawValue)] }
    set {
      if values.isEmpty {
        if newValue == nil { return }
        values = Array(repeating: nil, count: SideColumn.allCases.count)
      }
      values[Int(column.rawValue)] = newValue
    }
  }

  /// Whether all values are the same.
  static func == (left: SideValues, right: SideValues) -> Bool {
    SideColumn.allCases.allSatisfy { left[$0] == right[$0] }
  }
}
