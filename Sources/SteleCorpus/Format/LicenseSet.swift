/// What a row says of a file's licences: the unit that corpus files number.
struct LicenseSet: Hashable, Sendable {
  /// Names, as the row spells and orders them.
  var names: [String] = []
  /// What tags say; never empty.
  var expression: String?

  /// The set of a row.
  init(names: [String] = [], expression: String? = nil) {
    self.names = names
    self.expression = expression
  }
}
