import SteleBase
import SteleCorpus
import SteleLicense

/// What documents for bills of materials have no field for, by the names that JSON reports use.
enum FileProperties {
  /// What there is to say of `file`, in a fixed order; names may recur.
  static func all(of file: CheckedFile) -> [(name: String, value: String)] {
    var properties: [(name: String, value: String)] = []
    func add(_ name: String, _ value: String?) {
      if let value { properties.append(("stele:" + name, value)) }
    }
    if !file.path.isText { add("path_bytes", Hexadecimal.text(of: file.path.bytes)) }
    add("verdict", file.verdict.rawValue)
    add("matched_swhid", file.matchedSwhid)
    for license in file.licenses { add("license_at_origin", license) }
    if let expression = file.licenseExpression {
      add("license_expression_at_origin", expression)
    }
    add("license_type", file.licenseType?.name)
    for category in file.categories { add("category", category.name) }
    add("language", file.language)
    add("repository", file.repository)
    add("path_in_repository", file.repositoryPath)
    if file.isOptedOutElsewhere { add("opted_out_elsewhere", "true") }
    if file.isLFSPointer { add("lfs_pointer", "true") }
    if file.falsePositiveRate > 0 { add("false_positive_rate", "\(file.falsePositiveRate)") }
    add("policy_decision", (file.assessment?.decision ?? file.finding?.decision).map { "\($0)" })
    add("rule", file.finding?.rawValue)
    if file.baselineState != .none { add("baselined", "\(file.baselineState.isAccepted)") }
    add("problem", file.problem)
    return properties
  }
}
