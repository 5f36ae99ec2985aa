extension LicensePolicy {
  /// Longer policy files are refused.
  package static let maximumByteCount = 1 << 20

  /// Adds the rules of a policy file.
  ///
  ///     # What our product may contain
  ///     allow Permissive
  ///     allow MPL-2.0 OR LGPL-2.1-or-later
  ///     deny  BSD-4-Clause      # its advertising clause
  ///     compatible-with Apache-2.0
  ///
  /// A line is a rule, blank, or a remark; `#` begins a remark anywhere. A rule is `allow`, `deny` or
  /// `compatible-with`, then what ``allow(_:)``, ``deny(_:)`` and ``requireCompatibility(with:)`` take.
  /// Lines end in LF, with a CR before it or not. Nothing is skipped: what cannot be read is an error
  /// with its line and column, and leaves the policy as it was.
  package mutating func addRules(ofFile text: String) throws(LicensePolicyError) {
    guard text.utf8.count <= Self.maximumByteCount else {
      throw LicensePolicyError(
        .tooLong(byteCount: text.utf8.count, limit: Self.maximumByteCount), line: 1)
    }
    var policy = self
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      try policy.addRule(ofLine: line.last == "\r" ? line.dropLast() : line, number: index + 1)
    }
    self = policy
  }

  private mutating func addRule(
    ofLine line: Substring.UnicodeScalarView, number: Int
  ) throws(LicensePolicyError) {
    for (offset, scalar) in line.enumerated() where scalar.properties.generalCategory == .control {
      guard scalar == "\t" else {
        throw LicensePolicyError(
          .controlCharacter(scalar.value), line: number, column: offset + 1)
      }
    }
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
    let rule = line.prefix { $0 != "#" }
    let keyword = rule.drop(while: isBlank).prefix { !isBlank($0) }
    guard !keyword.isEmpty else { return }
    var subject = rule[keyword.endIndex...].drop(while: isBlank)
    while let last = subject.last, isBlank(last) { subject.removeLast() }
    func column(of part: Substring.UnicodeScalarView) -> Int {
      line[..<part.startIndex].count + 1
    }
    let word = String(keyword)
    guard ["allow", "deny", "compatible-with"].contains(word) else {
      throw LicensePolicyError(.unknownKeyword(word), line: number, column: column(of: keyword))
    }
    guard !subject.isEmpty else {
      throw LicensePolicyError(
        .missingSubject(keyword: word), line: number, column: column(of: keyword))
    }
    do {
      try add(keyword: word, subject: String(subject))
    } catch {
      throw LicensePolicyError(
        error.reason, line: number, column: column(of: subject) + error.column - 1)
    }
  }

  private mutating func add(keyword: String, subject: String) throws(LicensePolicyError) {
    switch keyword {
    case "allow": try allow(subject)
    case "deny": try deny(subject)
    default: try requireCompatibility(with: subject)
    }
  }
}
