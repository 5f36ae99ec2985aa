import SteleLicense
import Testing

@Suite struct LicensePolicyTests {
  private func policy(
    allow: [String] = [], deny: [String] = [], compatibleWith: String? = nil
  ) throws -> LicensePolicy {
    var policy = LicensePolicy()
    for rule in allow { try policy.allow(rule) }
    for rule in deny { try policy.deny(rule) }
    if let compatibleWith { try policy.requireCompatibility(with: compatibleWith) }
    return policy
  }

  @Test func `Detected licences must all be allowed, and none or an unknown one is unknown`() throws
  {
    let policy = try policy(allow: ["Permissive", "MPL-2.0"], deny: ["BSD-4-Clause"])
    let cases: [([String], LicenseDecision)] = [
      (["MIT"], .allowed), (["MIT", "MPL-2.0"], .allowed), (["MIT", "GPL-3.0-only"], .denied),
      (["BSD-4-Clause"], .denied), ([], .unknown), (["No-Such"], .unknown),
      (["MIT", "No-Such"], .unknown), (["GPL-3.0-only", "No-Such"], .denied),
      (["LicenseRef-scancode-unknown-license-reference"], .unknown), (["NOASSERTION"], .unknown),
      (["NONE"], .unknown), (["LicenseRef-scancode-3com-microcode"], .allowed),
      (["not an expression!"], .unknown), ([""], .unknown), (["bsd-new"], .allowed),
      (["MIT OR GPL-3.0-only"], .allowed), (["MIT AND GPL-3.0-only"], .denied),
      (["Classpath-exception-2.0", "MIT"], .denied),
      (["LicenseRef-scancode-commons-clause"], .denied), (["Unheard-Of-exception"], .unknown),
    ]
    for (licenses, decision) in cases {
      #expect(policy.assess(detected: licenses).decision == decision, "\(licenses)")
    }
  }

  @Test func `With rules that only deny, known licences are allowed and unknown ones stay unknown`()
    throws
  {
    let policy = try policy(deny: ["Copyleft", "GPL-2.0"])
    let cases: [([String], LicenseDecision)] = [
      (["MIT"], .allowed), (["LGPL-2.1-only"], .allowed), (["GPL-3.0-only"], .denied),
      (["GPL-2.0-or-later"], .denied), (["LicenseRef-mine"], .unknown),
      (["LicenseRef-scancode-unknown"], .unknown), (["Classpath-exception-2.0"], .allowed),
      (["LicenseRef-scancode-generic-exception"], .unknown),
    ]
    for (licenses, decision) in cases {
      #expect(policy.assess(detected: licenses).decision == decision, "\(licenses)")
    }
  }

  @Test func `A rule for a licence beats one for its category, whichever allows`() throws {
    let first = try policy(allow: ["GPL-2.0-only"], deny: ["Copyleft"])
    #expect(first.assess(detected: ["GPL-2.0-only"]).decision == .allowed)
    #expect(first.assess(detected: ["GPL-3.0-only"]).decision == .denied)
    let second = try policy(allow: ["Permissive"], deny: ["MIT"])
    #expect(second.assess(detected: ["MIT"]).decision == .denied)
    let named = try policy(allow: ["LicenseRef-mine", "LicenseRef-scancode-unknown"])
    #expect(named.assess(detected: ["LicenseRef-MINE"]).decision == .allowed)
    #expect(named.assess(detected: ["LicenseRef-scancode-unknown"]).decision == .allowed)
  }

  @Test
  func `Versions: a denied text is denied with later versions too, an allowed one may be chosen`()
    throws
  {
    let deny = try policy(deny: ["GPL-3.0-only"])
    #expect(deny.assess(detected: ["GPL-3.0-or-later"]).decision == .denied)
    #expect(deny.assess(detected: ["GPL-2.0-or-later"]).decision == .allowed)
    let denyLater = try policy(deny: ["GPL-2.0-or-later"])
    #expect(denyLater.assess(detected: ["GPL-2.0-only"]).decision == .denied)
    #expect(denyLater.assess(detected: ["GPL-3.0-only"]).decision == .denied)
    #expect(denyLater.assess(detected: ["GPL-1.0-only"]).decision == .allowed)
    let allow = try policy(allow: ["GPL-3.0-only"])
    #expect(allow.assess(detected: ["GPL-2.0-or-later"]).decision == .allowed)
    #expect(allow.assess(detected: ["GPL-2.0-only"]).decision == .denied)
    let both = try policy(allow: ["GPL-2.0-or-later"], deny: ["GPL-2.0-only"])
    #expect(both.assess(detected: ["GPL-2.0-or-later"]).decision == .allowed)
    #expect(both.assess(detected: ["GPL-2.0-only"]).decision == .denied)
  }

  @Test func `An exception counts by itself, or with its licence where a rule names the pair`()
    throws
  {
    let pair = "GPL-2.0-only WITH Classpath-exception-2.0"
    #expect(try policy(allow: ["GPL-2.0-only"]).assess(detected: [pair]).decision == .denied)
    #expect(try policy(allow: [pair]).assess(detected: [pair]).decision == .allowed)
    #expect(try policy(allow: [pair]).assess(detected: ["GPL-2.0-only"]).decision == .denied)
    #expect(
      try policy(allow: ["GPL-2.0-only", "Classpath-exception-2.0"]).assess(detected: [pair])
        .decision == .allowed)
    #expect(
      try policy(allow: [pair], deny: ["Copyleft"]).assess(detected: [pair]).decision == .allowed)
    let commons = "MIT WITH LicenseRef-scancode-commons-clause"
    #expect(try policy(allow: ["MIT"]).assess(detected: [commons]).decision == .denied)
    #expect(try policy(deny: ["Source-available"]).assess(detected: [commons]).decision == .denied)
    #expect(
      try policy(allow: ["MIT WITH AdditionRef-a"]).assess(detected: ["MIT"]).decision == .denied)
  }

  @Test func `A rule may name several licences and categories; families are all of their versions`()
    throws
  {
    let list = try policy(deny: ["MIT, Copyleft Limited ,ISC OR Zlib"])
    for name in ["MIT", "LGPL-2.1-only", "MPL-2.0", "ISC", "Zlib"] {
      #expect(list.assess(detected: [name]).decision == .denied, "\(name)")
    }
    #expect(list.assess(detected: ["GPL-3.0-only"]).decision == .allowed)
    for (family, version) in [
      ("GPL", "GPL-2.0-only"), ("lgpl", "LGPL-3.0-or-later"), ("AGPL", "AGPL-3.0-only"),
    ] {
      #expect(try policy(deny: [family]).assess(detected: [version]).decision == .denied)
      #expect(try policy(allow: [family]).assess(detected: [version]).decision == .allowed)
      #expect(try policy(allow: [family]).assess(detected: ["MIT"]).decision == .denied)
    }
    for text in ["MIT,", ",MIT", "MIT,,ISC", ","] {
      #expect(throws: LicensePolicyError.self) { try policy(allow: [text]) }
    }
  }

  @Test func `A slip in a name is answered with what may have been meant`() {
    for (text, suggestions) in [
      ("Copylfet", ["Copyleft"]), ("Copyleft Limted", ["Copyleft Limited"]),
      ("permisive", ["Permissive"]), ("Apche-2.0", ["Apache-2.0"]), ("zzzzzz", []),
    ] {
      do throws(LicensePolicyError) {
        var policy = LicensePolicy()
        try policy.deny(text)
        Issue.record("\(text) was taken")
      } catch {
        #expect(error.reason == .unknownLicense(text, suggestions: suggestions), "\(error)")
      }
    }
  }

  @Test func `A list with a lone exception may be the pair that is denied, but allows no pair`()
    throws
  {
    let pair = "GPL-2.0-only WITH Classpath-exception-2.0"
    let names = ["Classpath-exception-2.0", "GPL-2.0-only"]
    #expect(try policy(deny: [pair]).assess(detected: names).decision == .denied)
    #expect(try policy(deny: [pair]).assess(detected: ["GPL-2.0-only"]).decision == .allowed)
    #expect(
      try policy(deny: [pair]).assess(detected: ["MIT", "Classpath-exception-2.0"]).decision
        == .allowed)
    #expect(try policy(allow: [pair]).assess(detected: names).decision == .denied)
  }

  @Test func `What tags say decides in place of the list, and is unknown where it cannot be read`()
    throws
  {
    let choice = try policy(deny: ["Copyleft"])
    let names = ["GPL-2.0-only", "MIT"]
    let cases: [(String?, LicenseDecision)] = [
      ("MIT OR GPL-2.0-only", .allowed), ("MIT AND GPL-2.0-only", .denied), (nil, .denied),
      ("MIT, GPL-2.0-only", .unknown), ("", .unknown), ("NONE", .unknown), ("mit", .allowed),
      ("LicenseRef-scancode-unknown-spdx", .unknown),
      ("MIT AND LicenseRef-scancode-unknown-spdx", .unknown),
      ("GPL-2.0-only WITH Classpath-exception-2.0", .denied),
    ]
    for (text, decision) in cases {
      #expect(
        choice.assess(expression: text, detected: names).decision == decision, "\(text ?? "none")")
    }
    let pair = "GPL-2.0-only WITH Classpath-exception-2.0"
    #expect(
      try policy(allow: [pair]).assess(expression: pair, detected: names).decision == .allowed)
  }

  @Test func `Compatibility is OSADL's answer, and what it lacks is unknown`() throws {
    let policy = try policy(compatibleWith: "Apache-2.0")
    let cases: [(String, LicenseDecision)] = [
      ("MIT", .allowed), ("Apache-2.0", .allowed), ("GPL-2.0-only", .denied),
      ("LicenseRef-scancode-3com-microcode", .unknown), ("MIT OR GPL-2.0-only", .allowed),
      ("MIT AND GPL-2.0-only", .denied), ("MIT+", .allowed), ("GPL-2.0-only+x", .unknown),
      ("Classpath-exception-2.0", .unknown),
      ("MIT WITH LicenseRef-scancode-commons-clause", .unknown),
    ]
    for (license, decision) in cases {
      #expect(policy.assess(detected: [license]).decision == decision, "\(license)")
    }
  }

  @Test func `Every licence of a work must be kept, those it offers as a choice too`() throws {
    for expression in ["MIT OR GPL-3.0-only", "MIT AND GPL-3.0-only"] {
      let policy = try policy(compatibleWith: expression)
      #expect(policy.assess(detected: ["ISC"]).decision == .allowed)
      #expect(policy.assess(detected: ["GPL-3.0-only"]).decision == .denied)
    }
  }

  @Test func `Of several licences to be compatible with all count`() throws {
    var policy = try policy(compatibleWith: "GPL-3.0-only")
    #expect(policy.assess(detected: ["GPL-3.0-only"]).decision == .allowed)
    try policy.requireCompatibility(with: "MIT AND Apache-2.0")
    #expect(policy.assess(detected: ["GPL-3.0-only"]).decision == .denied)
    #expect(policy.assess(detected: ["ISC"]).decision == .allowed)
    #expect(policy.outbound?.description == "GPL-3.0-only AND MIT AND Apache-2.0")
  }

  @Test
  func `Where known licences are allowed without rules, what nothing is known of stays unknown`()
    throws
  {
    var policy = LicensePolicy()
    policy.allowsWithoutRules = true
    let cases: [(String, LicenseDecision)] = [
      ("MIT", .allowed), ("GPL-3.0-only WITH GCC-exception-3.1", .allowed), ("NONE", .unknown),
      ("made-up", .unknown), ("LicenseRef-scancode-unknown-spdx", .unknown),
      ("Classpath-exception-2.0", .allowed),
    ]
    for (license, decision) in cases {
      #expect(policy.assess(detected: [license]).decision == decision, "\(license)")
    }
    try policy.allow("ISC")
    #expect(policy.assess(detected: ["MIT"]).decision == .denied)
  }

  @Test func `Lists and compatibility must both agree`() throws {
    let policy = try policy(allow: ["Permissive"], deny: ["ISC"], compatibleWith: "GPL-2.0-only")
    #expect(policy.assess(detected: ["MIT"]).decision == .allowed)
    #expect(policy.assess(detected: ["ISC"]).decision == .denied)
    #expect(policy.assess(detected: ["Apache-2.0"]).decision == .denied)
    #expect(policy.assess(detected: ["LicenseRef-scancode-3com-microcode"]).decision == .unknown)
  }

  @Test func `A policy without rules leaves everything unknown`() {
    #expect(LicensePolicy().assess(detected: ["MIT"]).decision == .unknown)
    #expect(LicensePolicy().assess(detected: ["MIT"]).findings[0].reason == .noRules)
  }

  @Test func `Findings give the reason for each licence, the worst first`() throws {
    let policy = try policy(allow: ["Permissive"], deny: ["AGPL-3.0-or-later"])
    let assessment = policy.assess(detected: ["MIT", "AGPL-3.0-only", "No-Such", "GPL-2.0-only"])
    #expect(
      assessment.findings.map(\.description) == [
        "AGPL-3.0-only: denied, by the rule for AGPL-3.0-or-later",
        "GPL-2.0-only: denied, no rule allows it",
        "No-Such: unknown, the table of licences does not have it",
        "MIT: allowed, by the rule for Permissive",
      ])
    let compatibility = try self.policy(compatibleWith: "MIT").assess(detected: [
      "GPL-2.0-only", "Aladdin",
    ])
    #expect(
      compatibility.findings.map(\.description) == [
        "GPL-2.0-only: denied, not compatible with MIT by OSADL's matrix",
        "Aladdin: unknown, OSADL's matrix does not have it, so whether it is compatible with MIT is "
          + "not known",
      ])
  }
}
