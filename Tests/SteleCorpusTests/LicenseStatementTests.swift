import SteleSourceTree
import Testing

@testable import SteleCorpus

@Suite struct LicenseStatementTests {
  private func statement(_ path: String) -> LicenseStatement? { LicenseStatement(TreePath(path)) }

  private func folder(_ path: String, isPromise: Bool = true) -> LicenseStatement {
    .folder(Array(path.utf8), isPromise: isPromise)
  }

  @Test func `Licence files speak for their folder`() {
    for name in [
      "LICENSE", "License.txt", "LICENCE.md", "license-mit", "LICENSE.APACHE", "COPYING",
      "COPYING.LESSER", "UNLICENSE", "MIT-LICENSE", "mit-license.txt", "Apache_License.rst",
      "licenses.html", "LICENSE.BSD-3-Clause",
    ] {
      #expect(statement(name) == folder(""), "\(name)")
      #expect(statement("a/b c/" + name) == folder("a/b c"), "\(name)")
    }
    for name in ["NOTICE", "COPYRIGHT", "notice.txt", "Copyright.md"] {
      #expect(statement("x/" + name) == folder("x", isPromise: false), "\(name)")
    }
  }

  @Test func `Programs, data and other files do not, whatever is in their names`() {
    for name in [
      "license.go", "LicenseRecognizer.swift", "licenses.json", "check_license.py", "licensed.txt",
      "README", "notices.yml", "sublicense.txt", "license_header_check.rb", "main.c",
      ".licenseignore", ".license_header_template", "license-header.txt",
    ] {
      #expect(statement(name) == nil, "\(name)")
    }
  }

  @Test func `REUSE's files speak for files`() {
    #expect(statement("LICENSES/MIT.txt") == .silentFiles([]))
    #expect(statement("a/LICENSES/LicenseRef-x.txt") == .silentFiles(Array("a".utf8)))
    #expect(statement("a/x.png.license") == .file(Array("a/x.png".utf8)))
    #expect(statement(".license") == nil)
  }
}
