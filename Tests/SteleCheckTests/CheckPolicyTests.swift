import Foundation
import SteleLicense
import SteleTestSupport
import Testing

@testable import SteleCheck

@Suite struct CheckPolicyTests {
  @Test func `Denied licences and opted-out contents hit; what is undecided is only reported`()
    throws
  {
    var policy = CheckPolicy()
    #expect(policy.isEmpty && policy.finding(.optedOut, nil) == nil)
    policy.deniesOptedOut = true
    #expect(!policy.isEmpty && policy.finding(.optedOut, nil) == .optedOut)
    try policy.licenses.deny("Copyleft")
    func finding(_ licenses: [String]) -> CheckRule? {
      policy.finding(.known, policy.licenses.assess(detected: licenses))
    }
    #expect(finding(["MIT", "GPL-3.0-only"]) == .licenseDenied)
    #expect(finding(["MIT"]) == nil)
    #expect(finding([]) == .licenseUndecided)
    #expect(policy.finding(.unknown, nil) == nil)
    #expect(CheckRule.licenseDenied.isHit && !CheckRule.licenseUndecided.isHit)
  }

  @Test func `The exit code tells hits from errors, and errors from nothing to do`() {
    var summary = CheckSummary()
    #expect(summary.outcome == .nothingAssessed)
    summary.add(CheckedFile(path: FilePath("locked"), verdict: .notAssessed))
    #expect(summary.outcome == .nothingAssessed)
    summary.add(CheckedFile(path: FilePath("a"), verdict: .unknown))
    #expect(summary.outcome == .incomplete)
    var denied = SampleFiles.known("b", "1", ["GPL-3.0-only"], finding: .licenseDenied)
    denied.baselineState = .unchanged
    summary.add(denied)
    #expect(summary.outcome == .incomplete && summary.baselined == 1)
    denied.baselineState = .new
    summary.add(denied)
    #expect(summary.outcome == .policyHit && summary.hits == 1)
    var other = CheckSummary()
    other.add(CheckedFile(path: FilePath("a"), verdict: .unknown))
    #expect(other.outcome == .clean)
    other.problems = ["b: cannot read"]
    #expect(other.outcome == .incomplete)
  }

  @Test func `A policy file's errors name the file and the line`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("policy")
    try Data("allow MIT\n".utf8).write(to: URL(filePath: path))
    var policy = CheckPolicy()
    try policy.addRules(ofFile: path)
    #expect(policy.licenses.assess(detected: ["MIT"]).decision == .allowed)
    try Data("\nallow MTI\n".utf8).write(to: URL(filePath: path))
    let error = #expect(throws: CheckError.self) { try policy.addRules(ofFile: path) }
    #expect(error?.description.hasPrefix("\(path): licence policy, line 2") == true)
    try Data([0xFF]).write(to: URL(filePath: path))
    #expect(throws: CheckError.notText(path: path)) { try policy.addRules(ofFile: path) }
    try Data().write(to: URL(filePath: path))
    var none = CheckPolicy()
    try none.addRules(ofFile: path)
    #expect(none.isEmpty)
  }

  @Test
  func `Detected licences have the categories of all that they name, once, in the table's order`() {
    let table = LicenseTable.standard
    #expect(
      table.categories(ofDetected: ["GPL-2.0-only WITH Classpath-exception-2.0", "MIT", "Zlib"])
        == [.permissive, .limitedCopyleft, .copyleft])
    #expect(table.categories(ofDetected: ["Classpath-exception-2.0"]) == [.limitedCopyleft])
    #expect(table.categories(ofDetected: ["nonsense", "LicenseRef-own"]) == [])
    #expect(table.listedIdentifier(of: "mit") == "MIT")
    #expect(table.listedIdentifier(of: "Classpath-exception-2.0") == nil)
    #expect(table.listedIdentifier(of: "LicenseRef-scancode-public-domain") == nil)
  }
}
