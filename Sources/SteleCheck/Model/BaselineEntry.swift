import SteleBase

/// A finding that was accepted.
///
/// Baselines are JSON Lines, sorted: one object with `path`, `swhid`, `rule`, `licenses` and, where tags
/// said more, `license_expression` for each.
package struct BaselineEntry: Hashable, Comparable, Sendable, Codable {
  /// The file's path when it was accepted.
  package var path: String
  /// The SWHID of its contents.
  package var swhid: String
  /// The rule that it was in conflict with, by its name in reports.
  package var rule: String
  /// The licences that were accepted, sorted.
  package var licenses: [String]
  /// The licence expression that was accepted, where there was one.
  package var licenseExpression: String?

  /// Names of an entry's members.
  private enum CodingKeys: String, CodingKey {
    case path, swhid, rule, licenses
    case licenseExpression = "license_expression"
  }

  /// The entry that accepts the finding in `file`; nil if there is none, or none that would decide.
  package init?(_ file: CheckedFile) {
    guard let rule = file.finding, rule.isHit, let swhid = file.swhid else { return nil }
    // Exact for names that are no text, too, which must not be taken for another's.
    path = file.path.isText ? file.path.text : file.path.uri
    self.swhid = swhid
    self.rule = rule.rawValue
    licenses = file.licenses.sorted()
    licenseExpression = file.licenseExpression
  }

  /// Orders entries by path, then contents.
  package static func < (left: BaselineEntry, right: BaselineEntry) -> Bool {
    (left.path, left.swhid, left.rule) < (right.path, right.swhid, right.rule)
  }

  /// The entry as a line of a baseline.
  var line: [UInt8] {
    JSONWriter.line { json in
      json.add("path", path)
      json.add("swhid", swhid)
      json.add("rule", rule)
      json.add("licenses", licenses)
      if let licenseExpression { json.add("license_expression", licenseExpression) }
    }
  }
}
