/// A licence, or an exception to one, as ScanCode's licence database describes it.
package struct License: Hashable, Sendable {
  /// ScanCode's own key, such as `bsd-new`.
  package let key: String
  /// SPDX's identifier, such as `BSD-3-Clause`, or one that begins with `LicenseRef-scancode-`.
  package let spdxIdentifier: String
  /// Further identifiers that mean the same, deprecated ones among them.
  package let otherIdentifiers: [String]
  /// How the database groups it.
  package let category: LicenseCategory
  /// A name for people, such as `BSD-3-Clause`; empty where none is known.
  package let shortName: String
  /// Whether it only adds to the terms of another licence, and belongs behind `WITH`.
  package let isException: Bool
  /// Whether the database no longer uses it.
  package let isDeprecated: Bool
}

extension License {
  /// Reads a row of the table that `Tools/tables/make-license-tables` makes, or nil if it is none.
  init?(row fields: [Substring]) {
    guard fields.count == 6, let number = UInt8(fields[3]),
      let category = LicenseCategory(rawValue: number)
    else { return nil }
    let key = String(fields[0])
    func identifier(_ text: Substring.UTF8View) -> String {
      text.elementsEqual("=".utf8) ? "LicenseRef-scancode-" + key : String(Substring(text))
    }
    self.key = key
    spdxIdentifier = identifier(fields[1].utf8)
    otherIdentifiers =
      fields[2].isEmpty
      ? [] : fields[2].utf8.split(separator: UInt8(ascii: ",")).map(identifier)
    self.category = category
    isException = fields[4].utf8.contains(UInt8(ascii: "x"))
    isDeprecated = fields[4].utf8.contains(UInt8(ascii: "d"))
    shortName = String(fields[5])
  }
}
