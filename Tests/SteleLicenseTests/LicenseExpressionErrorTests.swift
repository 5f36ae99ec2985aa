import SteleLicense
import SteleTestSupport
import Testing

@Suite struct LicenseExpressionErrorTests {
  private func error(of text: String) -> LicenseExpressionError? {
    do {
      _ = try LicenseExpression(parsing: text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `An error names its column and its reason`() {
    let cases: [(String, Int, LicenseExpressionError.Reason)] = [
      ("", 1, .empty), ("   ", 1, .empty),
      ("MIT OR", 7, .expectedLicense(found: nil)), ("OR MIT", 1, .expectedLicense(found: "OR")),
      ("MIT AND OR ISC", 9, .expectedLicense(found: "OR")),
      ("MIT And ISC", 5, .expectedOperator(found: "And")),
      ("MIT ISC", 5, .expectedOperator(found: "ISC")),
      ("(MIT OR ISC", 1, .unclosedParenthesis), ("MIT OR (ISC", 8, .unclosedParenthesis),
      ("MIT OR ISC)", 11, .unopenedParenthesis), ("()", 2, .expectedLicense(found: ")")),
      ("Apache-2.0 +", 12, .misplacedPlus), ("LicenseRef-a+", 1, .misplacedPlus),
      ("(MIT)+", 6, .misplacedPlus), ("agpl-2.0+", 1, .misplacedPlus), ("+", 1, .misplacedPlus),
      ("GPL-2.0-only+", 1, .contradictoryPlus("GPL-2.0-only")),
      ("GPL-2.0-only WITH MIT", 19, .expectedException(found: "MIT")),
      ("GPL-2.0-only WITH", 18, .expectedException(found: nil)),
      ("GPL-2.0-only WITH LicenseRef-a", 19, .expectedException(found: "LicenseRef-a")),
      (
        "MIT OR classpath-exception-2.0", 8, .exceptionAsLicense("Classpath-exception-2.0")
      ),
      ("(MIT) WITH Classpath-exception-2.0", 7, .misplacedWith),
      ("MIT WITH Bison-exception-2.2 WITH Font-exception-2.0", 30, .misplacedWith),
      ("MIT/ISC", 4, .unexpectedCharacter("/")), ("MIT\nOR ISC", 4, .unexpectedCharacter("\n")),
      ("MIT OR é", 8, .unexpectedCharacter("é")), ("MIT\0", 4, .unexpectedCharacter("\0")),
      ("licenseref-a", 1, .malformedIdentifier("licenseref-a")),
      ("LicenseRef-", 1, .malformedIdentifier("LicenseRef-")),
      ("MIT OR --", 8, .malformedIdentifier("--")),
      ("DocumentRef-a:MIT", 1, .malformedIdentifier("DocumentRef-a:MIT")),
      ("documentref-a:LicenseRef-b", 1, .malformedIdentifier("documentref-a:LicenseRef-b")),
      ("a:b:c", 1, .malformedIdentifier("a:b:c")),
      ("NONE OR MIT", 1, .misplacedSpecial("NONE")),
      ("NOASSERTION+", 1, .misplacedSpecial("NOASSERTION")),
      ("NONE WITH Bison-exception-2.2", 6, .misplacedSpecial("NONE")),
    ]
    for (text, column, reason) in cases {
      let error = error(of: text)
      #expect(error?.column == column, "\(text)")
      #expect(error?.reason == reason, "\(text)")
    }
  }

  @Test func `A message says what is wrong, where and what to do, without control characters`() {
    #expect(
      error(of: "MIT And ISC")?.description
        == "licence expression, column 5: \"And\" is where AND, OR or WITH must be; operators are all "
        + "upper or all lower case")
    #expect(
      error(of: "MIT\u{1B}[2J")?.description
        == "licence expression, column 4: \"\\u{1B}\" cannot be part of an expression; use letters, "
        + "digits, - . + ( ) and spaces, on one line")
  }

  @Test func `Length, depth and number of licences are bounded`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "MIT" + String(repeating: ")", count: depth)
    }
    func many(_ count: Int) -> String {
      (0..<count).map { "LicenseRef-\($0)" }.joined(separator: " OR ")
    }
    #expect(error(of: nested(LicenseExpression.maximumDepth)) == nil)
    #expect(error(of: nested(LicenseExpression.maximumDepth + 1))?.reason == .tooDeep(limit: 64))
    #expect(error(of: many(LicenseExpression.maximumTermCount)) == nil)
    #expect(
      error(of: many(LicenseExpression.maximumTermCount + 1))?.reason == .tooManyTerms(limit: 1024))
    let long = String(repeating: "(", count: LicenseExpression.maximumByteCount + 1)
    #expect(error(of: long)?.reason == .tooLong(byteCount: long.utf8.count, limit: 1 << 16))
    #expect(try LicenseExpression(parsing: many(1024)).normalized.terms.count == 1024)
  }

  @Test func `Damaged texts give an expression or an error, never a trap`() throws {
    var random = SplitMix64(seed: 5)
    let alphabet = Array("MIT()+ -.:ANDORwith\0é\u{1F600}\n")
    for row in try goldenRows("expressions.tsv").prefix(1500) {
      var text = Array(row[0])
      for _ in 0..<3 {
        let place = Int(random.next() % UInt64(text.count + 1))
        text.insert(alphabet[Int(random.next() % UInt64(alphabet.count))], at: place)
      }
      guard let expression = try? LicenseExpression(parsing: String(text)) else { continue }
      #expect(try LicenseExpression(parsing: expression.description) == expression)
    }
  }
}
