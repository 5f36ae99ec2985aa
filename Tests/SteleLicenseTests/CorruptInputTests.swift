import Foundation
import SteleLicense
import SteleTestSupport
import Testing

@Suite struct CorruptInputTests {
  @Test func `Inputs that once broke a parser, and the fuzzer's first ones, are read or refused`()
    throws
  {
    let folder = Repository.corrupt.appending(path: "license")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count >= 5)
    for file in files {
      let bytes = Array(try Data(contentsOf: file))
      let text = String(decoding: bytes, as: UTF8.self)
      if let expression = try? LicenseExpression(parsing: text) {
        #expect(try LicenseExpression(parsing: expression.description) == expression)
        #expect(expression.normalized.normalized == expression.normalized)
      }
      var policy = LicensePolicy()
      try? policy.addRules(ofFile: text)
      _ = LicenseTag.tags(in: bytes)
      _ = (try? ReuseAnnotations(toml: bytes))?["src/a.c".utf8]
      _ = (try? ReuseAnnotations(dep5: bytes))?["src/a.c".utf8]
      _ = LicenseRecognizer.standard.licenses(in: bytes)
    }
  }
}
