import SteleLicense
import Testing

@Suite struct LicenseSatisfactionTests {
  private func satisfies(_ text: String, _ requirement: String) throws -> Bool? {
    try LicenseExpression(parsing: text).satisfies(LicenseExpression(parsing: requirement))
  }

  @Test func `One of the expression's choices must lie within one of the requirement's`() throws {
    let cases = [
      ("MIT", "MIT", true), ("MIT", "ISC", false), ("MIT", "MIT OR ISC", true),
      ("MIT", "MIT AND ISC", true), ("MIT AND ISC", "MIT", false),
      ("MIT AND ISC", "MIT OR ISC", false), ("MIT AND ISC", "MIT AND ISC", true),
      ("MIT OR ISC", "ISC", true), ("(MIT OR ISC) AND Zlib", "Zlib AND ISC", true),
      ("MIT AND (ISC OR Zlib)", "(MIT OR ISC) AND (Zlib OR curl)", true),
      ("NONE", "MIT", false), ("NOASSERTION", "NOASSERTION", false),
    ]
    for (text, requirement, expected) in cases {
      #expect(try satisfies(text, requirement) == expected, "\(text) by \(requirement)")
    }
  }

  @Test func `Versions count where one may choose a later one, exceptions must be the same`() throws
  {
    let cases = [
      ("GPL-2.0-or-later", "GPL-3.0-only", true), ("GPL-3.0-or-later", "GPL-2.0-only", false),
      ("GPL-3.0-only", "GPL-2.0-or-later", true), ("GPL-2.0-only", "GPL-3.0-or-later", false),
      ("Apache-1.1+", "Apache-2.0", true), ("Apache-1.1", "Apache-2.0", false),
      ("LGPL-2.1-or-later", "GPL-3.0-only", false), ("BSD-2-Clause+", "BSD-3-Clause", false),
      ("CC-BY-SA-2.0+", "CC-BY-SA-4.0", true), ("CC-BY-2.0+", "CC-BY-SA-4.0", false),
      (
        "GPL-2.0-or-later WITH Classpath-exception-2.0",
        "GPL-3.0-only WITH Classpath-exception-2.0", true
      ),
      ("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only", false),
      ("GPL-2.0-only", "GPL-2.0-only WITH Classpath-exception-2.0", false),
      ("made-up-99999999999999999999.0+", "made-up-1.0", false),
    ]
    for (text, requirement, expected) in cases {
      #expect(try satisfies(text, requirement) == expected, "\(text) by \(requirement)")
    }
  }

  @Test func `A requirement with too many choices is not tried`() throws {
    let pairs = (0..<13).map { "(LicenseRef-a\($0) OR LicenseRef-b\($0))" }
    #expect(try satisfies("MIT", pairs.prefix(12).joined(separator: " AND ")) == false)
    #expect(try satisfies("MIT", pairs.joined(separator: " AND ")) == nil)
  }

  @Test func `Unknown lies between denied and allowed`() throws {
    func decision(_ text: String) throws -> LicenseDecision {
      try LicenseExpression(parsing: text).decision { term in
        ["MIT": .allowed, "GPL-3.0-only": .denied][term.identifier] ?? .unknown
      }
    }
    let cases: [(String, LicenseDecision)] = [
      ("MIT", .allowed), ("MIT AND ISC", .unknown), ("MIT OR ISC", .allowed),
      ("GPL-3.0-only AND ISC", .denied), ("GPL-3.0-only OR ISC", .unknown),
      ("GPL-3.0-only OR MIT", .allowed), ("(GPL-3.0-only OR MIT) AND ISC", .unknown),
    ]
    for (text, expected) in cases { #expect(try decision(text) == expected, "\(text)") }
  }
}
