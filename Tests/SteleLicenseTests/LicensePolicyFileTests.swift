import SteleLicense
import SteleTestSupport
import Testing

@Suite struct LicensePolicyFileTests {
  private func policy(_ text: String) throws(LicensePolicyError) -> LicensePolicy {
    var policy = LicensePolicy()
    try policy.addRules(ofFile: text)
    return policy
  }

  @Test func `A file's rules are those that calls would add`() throws {
    let file = try policy(
      """
      # What our product may contain
      allow Permissive

        allow\tMPL-2.0 or LGPL-2.1-or-later\t
      deny BSD-4-Clause      # its advertising clause\r
      deny copyleft
      compatible-with Apache-2.0#remark
      """)
    var calls = LicensePolicy()
    try calls.allow("Permissive")
    try calls.allow("MPL-2.0")
    try calls.allow("LGPL-2.1-or-later")
    try calls.deny("BSD-4-Clause")
    try calls.deny("Copyleft")
    try calls.requireCompatibility(with: "Apache-2.0")
    #expect(file == calls)
    #expect(try policy("").isEmpty)
  }

  @Test func `An error names the line and the column`() throws {
    let mit = try LicenseExpression(parsing: "MIT").terms[0]
    let cases: [(String, Int, Int, LicensePolicyError.Reason)] = [
      ("allow MIT\nAllow ISC", 2, 1, .unknownKeyword("Allow")),
      ("\n  permit MIT", 2, 3, .unknownKeyword("permit")),
      ("allow", 1, 1, .missingSubject(keyword: "allow")),
      (" deny # MIT", 1, 2, .missingSubject(keyword: "deny")),
      ("allow MIT OR", 1, 13, .expression(.expectedLicense(found: nil))),
      ("allow   (MIT", 1, 9, .expression(.unclosedParenthesis)),
      ("allow MIT AND ISC", 1, 7, .combination), ("allow NONE", 1, 7, .special("NONE")),
      ("allow MIT\ndeny mit", 2, 6, .conflict(.license(mit))),
      ("allow Permissive\ndeny permissive", 2, 6, .conflict(.category(.permissive))),
      ("compatible-with made-up", 1, 17, .unknownLicense("made-up", suggestions: [])),
      (
        "deny GPL-2", 1, 6,
        .unknownLicense("GPL-2", suggestions: ["GPL-2.0-only", "GPL-2.0-or-later"])
      ),
      ("allow MIT\0", 1, 10, .controlCharacter(0)),
      ("allow MIT\r\r\n", 1, 10, .controlCharacter(13)),
      ("allow é", 1, 7, .expression(.unexpectedCharacter("é"))),
      ("\u{FEFF}allow MIT", 1, 1, .unknownKeyword("\u{FEFF}allow")),
    ]
    for (text, line, column, reason) in cases {
      do {
        _ = try policy(text)
        Issue.record("accepted: \(text)")
      } catch {
        #expect((error.line, error.column) == (line, column), "\(text)")
        #expect(error.reason == reason, "\(text)")
      }
    }
  }

  @Test func `A message says where, what is wrong and what to do`() {
    #expect(throws: LicensePolicyError.self) { try policy("allow MIT\ndeny Apache2") }
    do {
      _ = try policy("allow MIT\ndeny Apache2")
    } catch {
      #expect(
        error.description
          == "licence policy, line 2, column 6: no licence is called Apache2; did you "
          + "mean Apache-2.0?; licences of your own are written LicenseRef-NAME, and `stele licenses` "
          + "lists categories")
    }
  }

  @Test func `A file that cannot be read leaves the policy as it was`() throws {
    var policy = try policy("deny ISC")
    let before = policy
    #expect(throws: LicensePolicyError.self) { try policy.addRules(ofFile: "allow MIT\nallow") }
    #expect(policy == before)
  }

  @Test
  func
    `Damaged files give a policy or an error with a place inside them, and long ones are refused`()
    throws
  {
    let sound = "allow Permissive\n# remark\ndeny GPL-3.0-only OR ISC\ncompatible-with MIT\n"
    var random = SplitMix64(seed: 9)
    for _ in 0..<3000 {
      var bytes = Array(sound.utf8)
      bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      let text = String(decoding: bytes, as: UTF8.self)
      do {
        _ = try policy(text)
      } catch {
        let line = try #require(error.line)
        #expect((1...text.utf8.count).contains(line) && error.column >= 1)
      }
    }
    let long = String(repeating: "#", count: LicensePolicy.maximumByteCount + 1)
    #expect(throws: LicensePolicyError.self) { try policy(long) }
  }
}
