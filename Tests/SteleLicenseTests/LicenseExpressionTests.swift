import SteleLicense
import SteleTestSupport
import Testing

@Suite struct LicenseExpressionTests {
  @Test func `Normal forms are those of license-expression, and what it refuses is refused`() throws
  {
    var counts = (normal: 0, malformed: 0)
    for row in try goldenRows("expressions.tsv") {
      let expression = try? LicenseExpression(parsing: row[0])
      if row[1] == "!" {
        #expect(expression == nil, "\(row[0])")
        counts.malformed += 1
      } else {
        // The package has references in lower case; we keep their spelling.
        let normal = expression?.normalized.description
        #expect(normal?.lowercased() == row[1].lowercased(), "\(row[0])")
        counts.normal += 1
      }
    }
    #expect(counts.normal > 1500 && counts.malformed > 800)
  }

  @Test
  func `A printed expression is read as the same expression, a normal form is its own normal form`()
    throws
  {
    for row in try goldenRows("expressions.tsv") where row[1] != "!" {
      let expression = try LicenseExpression(parsing: row[0])
      #expect(try LicenseExpression(parsing: expression.description) == expression)
      let normal = expression.normalized
      #expect(try LicenseExpression(parsing: normal.description) == normal)
      #expect(normal.normalized == normal)
    }
  }

  @Test func `Parentheses are printed only where they change the meaning`() throws {
    let cases = [
      ("(MIT)", "MIT"), ("((MIT) OR (ISC))", "MIT OR ISC"),
      ("MIT OR (ISC AND Zlib)", "MIT OR ISC AND Zlib"),
      ("(MIT OR ISC) AND Zlib", "(MIT OR ISC) AND Zlib"),
      ("MIT AND (ISC AND (Zlib))", "MIT AND ISC AND Zlib"),
      ("MIT or (ISC or Zlib)", "MIT OR ISC OR Zlib"),
      ("MIT AND(ISC OR Zlib)", "MIT AND (ISC OR Zlib)"),
    ]
    for (text, printed) in cases {
      #expect(try LicenseExpression(parsing: text).description == printed)
    }
  }

  @Test func `Identifiers take SPDX's spelling, deprecated ones their present form`() throws {
    let cases = [
      ("mit", "MIT"), ("GPL-2.0", "GPL-2.0-only"), ("GPL-2.0+", "GPL-2.0-or-later"),
      ("gpl-2.0-or-later+", "GPL-2.0-or-later"), ("Apache-1.1+", "Apache-1.1+"),
      ("GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0"),
      ("GPL-3.0-with-GCC-exception+", "GPL-3.0-or-later WITH GCC-exception-3.1"),
      ("eCos-2.0", "GPL-2.0-or-later WITH eCos-exception-2.0"),
      ("bsd-new", "BSD-3-Clause"), ("StandardML-NJ", "SMLNJ"),
      ("Made-Up-1.0", "Made-Up-1.0"), ("LicenseRef-My-Own", "LicenseRef-My-Own"),
      ("LicenseRef-SCANCODE-PPP", "LicenseRef-scancode-ppp"),
      (
        "DocumentRef-Tool-1.2:LicenseRef-MIT-Style-2", "DocumentRef-Tool-1.2:LicenseRef-MIT-Style-2"
      ),
      ("MIT WITH AdditionRef-Mine", "MIT WITH AdditionRef-Mine"),
      (
        "MIT WITH DocumentRef-A:AdditionRef-B", "MIT WITH DocumentRef-A:AdditionRef-B"
      ),
      ("NONE", "NONE"), ("NOASSERTION AND MIT", "NOASSERTION AND MIT"),
    ]
    for (text, printed) in cases {
      #expect(try LicenseExpression(parsing: text).description == printed)
    }
  }

  @Test func `The case of letters makes no difference between terms that the table does not have`()
    throws
  {
    for (one, other) in [
      ("LicenseRef-Acme", "LicenseRef-ACME"), ("Made-Up-1.0", "made-up-1.0"),
      ("MIT WITH AdditionRef-Mine", "MIT WITH AdditionRef-mine"),
    ] {
      let (left, right) = (
        try LicenseExpression(parsing: one), try LicenseExpression(parsing: other)
      )
      #expect(left == right && left.hashValue == right.hashValue)
      #expect(left.isSatisfied(by: right.terms))
    }
    let both = try LicenseExpression(parsing: "LicenseRef-B OR licenseref.a OR LicenseRef-b")
    #expect(both.normalized.description == "LicenseRef-B OR licenseref.a")
  }

  @Test func `The vocabulary decides between SPDX's X11 and ScanCode's x11`() throws {
    #expect(try LicenseExpression(parsing: "x11").description == "X11")
    #expect(try LicenseExpression(parsing: "x11", vocabulary: .scanCode).description == "ICU")
  }

  @Test func `Licences that the table does not have are kept and named`() throws {
    let expression = try LicenseExpression(parsing: "MIT OR Made-Up-1.0 AND LicenseRef-mine")
    #expect(expression.unknownTerms.map(\.description) == ["Made-Up-1.0", "LicenseRef-mine"])
  }

  @Test func `Absorption keeps a licence apart from its exceptions and later versions`() throws {
    let kept = [
      "Apache-2.0 OR Apache-2.0+", "GPL-2.0-only OR GPL-2.0-or-later",
      "GPL-2.0-only OR GPL-2.0-only WITH Classpath-exception-2.0",
    ]
    for text in kept {
      #expect(try LicenseExpression(parsing: text).normalized.description == text)
    }
    let absorbed = [
      ("MIT OR (MIT AND ISC)", "MIT"), ("MIT AND (MIT OR ISC)", "MIT"),
      ("(MIT AND ISC) OR (ISC AND MIT AND Zlib)", "ISC AND MIT"),
      ("(MIT OR MIT) AND MIT", "MIT"),
      ("ISC AND (MIT OR (MIT AND Zlib))", "ISC AND MIT"),
    ]
    for (text, normal) in absorbed {
      #expect(try LicenseExpression(parsing: text).normalized.description == normal)
    }
  }

  @Test func `A normal form is true for the same choices of licences as its expression`() throws {
    var random = SplitMix64(seed: 3)
    let names = ["MIT", "ISC", "Zlib", "0BSD", "curl"]
    for _ in 0..<400 {
      let expression = try LicenseExpression(
        parsing: Self.randomText(names, depth: 4, random: &random))
      let normal = expression.normalized
      for choice in 0..<(1 << names.count) {
        let accepted = try names.indices.filter { choice >> $0 & 1 == 1 }
          .flatMap { try LicenseExpression(parsing: names[$0]).terms }
        #expect(expression.isSatisfied(by: accepted) == normal.isSatisfied(by: accepted))
      }
    }
  }

  private static func randomText(
    _ names: [String], depth: Int, random: inout SplitMix64
  ) -> String {
    guard depth > 0, random.next() % 4 > 0 else {
      return names[Int(random.next() % UInt64(names.count))]
    }
    let count = 2 + Int(random.next() % 2)
    let parts = (0..<count).map { _ in randomText(names, depth: depth - 1, random: &random) }
    return "(" + parts.joined(separator: random.next() % 2 == 0 ? " AND " : " OR ") + ")"
  }
}
