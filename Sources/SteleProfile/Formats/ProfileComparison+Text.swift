import SteleBase

extension ProfileComparison {
  /// The comparison for people, without a line feed at the end.
  public var text: String {
    var table = TextTable("", "unit", "before", "after", "after/before", "noise", "")
    for row in rows {
      table.append(
        row.name, row.unit, FixedPoint.text(row.before, 3), FixedPoint.text(row.after, 3),
        FixedPoint.text(row.ratio, 3), "\(Figure.percent(row.noise)) %", row.verdict.rawValue)
    }
    return (warnings.map { "warning: \($0)" } + [table.text]).joined(separator: "\n")
  }
}
