import SteleLicense
import SteleSourceTree

/// Reads `bytes` as a licence expression, a policy file, a file with licences, annotations of a project,
/// and a path; starts from `Tests/Corrupt/license`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let text = String(decoding: input, as: UTF8.self)
  do {
    let expression = try LicenseExpression(parsing: text)
    let normal = expression.normalized
    precondition(normal.normalized == normal, "a normal form of a normal form")
    let printed = try? LicenseExpression(parsing: expression.description)
    precondition(printed == expression, "printed another expression")
    precondition(expression.satisfies(normal) != false || normal.unsatisfiable, "other terms")
  } catch {
    precondition(error.column >= 1 && error.column <= count + 1, "an error outside the text")
    _ = error.description
  }
  readPolicy(text)
  _ = LicenseRecognizer.standard.licenses(in: input)
  _ = LicenseTag.tags(in: input)
  _ = (try? ReuseAnnotations(toml: input))?["src/a.c".utf8]
  _ = (try? ReuseAnnotations(dep5: input))?["src/a.c".utf8]
  _ = LanguageGuess(path: text, contents: input)
  _ = VendoredPath.isVendored(text)
  _ = GeneratedFile.isGenerated(text, contents: input)
  return 0
}

private func readPolicy(_ text: String) {
  var policy = LicensePolicy()
  do {
    try policy.addRules(ofFile: text)
    _ = policy.assess(detected: ["MIT", "GPL-2.0-or-later", text])
    _ = policy.assess(expression: text, detected: [])
  } catch {
    precondition(error.line != nil && error.column >= 1, "an error without a place")
    _ = error.description
  }
}

extension LicenseExpression {
  /// Whether `NONE` or `NOASSERTION`, which nothing satisfies, is among the licences.
  fileprivate var unsatisfiable: Bool { terms.contains(where: \.isSpecial) }
}
