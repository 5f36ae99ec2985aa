/// What makes one origin of a file win over another: the dataset's own rule.
enum OriginRule {
  /// The columns that decide among origins of which all are permissive or none is, in their order; the
  /// larger number wins.
  static let columns: [SideColumn] = [.stars, .forks, .revisionDate, .visitDate]

  /// Whether the first of two origins wins, or nil where the rule leaves that open.
  ///
  /// `numbers` gives what both have in a column, by its number among ``columns``.
  static func decides(
    between isPermissive: Bool, and otherIsPermissive: Bool,
    numbers: (Int) -> (Int64, Int64)
  ) -> Bool? {
    if isPermissive != otherIsPermissive { return isPermissive }
    for index in columns.indices {
      let (number, other) = numbers(index)
      if number != other { return number > other }
    }
    return nil
  }
}
