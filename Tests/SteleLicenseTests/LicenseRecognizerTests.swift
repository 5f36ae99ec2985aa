import Foundation
import SteleLicense
import SteleTestSupport
import Testing

@Suite struct LicenseRecognizerTests {
  private func identifiers(_ text: String) -> [String] {
    LicenseRecognizer.standard.licenses(in: Array(text.utf8)).map(\.identifier)
  }

  @Test
  func `Short licences are recognized whatever their wrapping, case, marks and copyright lines`() {
    for (name, text) in SampleTexts.licenses {
      let words = text.split(whereSeparator: \.isWhitespace)
      let variants = [
        text, "Copyright (c) 2024 Someone\n\n" + text, text.uppercased(),
        words.joined(separator: " "), words.joined(separator: "\n"),
        text.split(separator: "\n").map { "// \($0)" }.joined(separator: "\n"),
        text.split(separator: "\n").map { " * \($0)\r" }.joined(separator: "\n"),
        text.replacing("\"", with: "''"), "Some Program\n\n" + text + "\n\nThanks to all.\n",
      ]
      for variant in variants { #expect(identifiers(variant) == [name], "\(variant.prefix(80))") }
    }
  }

  @Test func `A few changed words lower the coverage, half a text is nothing`() throws {
    let mit = try #require(SampleTexts.licenses["MIT"])
    let whole = LicenseRecognizer.standard.licenses(in: Array(mit.utf8))
    #expect(whole.first?.coverage == 1 && whole.first?.isNotice == false)
    let changed = mit.replacing("AUTHORS OR COPYRIGHT HOLDERS", with: "UNIVERSITY")
    let found = try #require(LicenseRecognizer.standard.licenses(in: Array(changed.utf8)).first)
    #expect(found.identifier == "MIT" && (0.9..<1).contains(found.coverage))
    #expect(identifiers(String(mit.prefix(mit.count / 2))).isEmpty)
    #expect(identifiers("").isEmpty)
    #expect(identifiers("The quick brown fox jumps over the lazy dog.").isEmpty)
  }

  @Test func `A third clause that is not the usual one gives nothing, not the licence without it`()
    throws
  {
    let bsd = try #require(SampleTexts.licenses["BSD-3-Clause"])
    let start = try #require(bsd.range(of: "3. Neither")).lowerBound
    let end = try #require(bsd.range(of: "THIS SOFTWARE IS")).lowerBound
    let two = bsd.replacingCharacters(in: start..<end, with: "")
    #expect(identifiers(two) == ["BSD-2-Clause"])
    let other = bsd.replacingCharacters(
      in: start..<end,
      with: "3. Names of contributors may not be used to endorse or promote products derived from "
        + "this software without specific prior written permission of them all.\n")
    #expect(identifiers(other).isEmpty)
  }

  @Test func `Several licences in one file are all given`() {
    let texts = SampleTexts.licenses
    let all = texts.values.sorted().joined(separator: "\n----\n")
    #expect(Set(identifiers(all)) == Set(texts.keys))
  }

  @Test func `Notices at the head of source files name the licence and its versions`() {
    for (name, text) in SampleTexts.notices {
      let comment = text.split(separator: "\n").map { "# \($0)" }.joined(separator: "\n")
      let found = LicenseRecognizer.standard.licenses(in: Array((comment + "\nimport os\n").utf8))
      #expect(found.map(\.identifier) == [name])
      #expect(found.map(\.isNotice) == [true])
    }
  }

  @Test func `Everything that can be recognized is in the table of licences`() {
    let identifiers = LicenseRecognizer.standard.identifiers
    let asked: Set<String> = [
      "MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "GPL-2.0-only", "GPL-3.0-only",
      "LGPL-2.1-only", "LGPL-3.0-only", "AGPL-3.0-only", "MPL-2.0", "Unlicense", "CC0-1.0", "Zlib",
      "BSL-1.0", "EPL-2.0", "Artistic-2.0",
    ]
    #expect(asked.isSubset(of: identifiers))
    for identifier in identifiers {
      #expect(LicenseTable.standard.license(named: identifier)?.spdxIdentifier == identifier)
    }
  }

  @Test func `Debian's copies of common licences are recognized`() throws {
    let folder = URL(filePath: "/usr/share/common-licenses")
    let expected = [
      "Apache-2.0": "Apache-2.0", "Artistic": "Artistic-1.0-Perl", "BSD": "BSD-3-Clause",
      "CC0-1.0": "CC0-1.0", "GPL-1": "GPL-1.0-only", "GPL-2": "GPL-2.0-only",
      "GPL-3": "GPL-3.0-only", "LGPL-2": "LGPL-2.0-only", "LGPL-2.1": "LGPL-2.1-only",
      "LGPL-3": "LGPL-3.0-only", "MPL-1.1": "MPL-1.1", "MPL-2.0": "MPL-2.0",
    ]
    for (name, identifier) in expected {
      let url = folder.appending(path: name)
      guard let data = try? Data(contentsOf: url) else {
        print("SKIPPED: Debian's copies of common licences: no file \(url.path)")
        continue
      }
      let found = LicenseRecognizer.standard.licenses(in: Array(data))
      #expect(found.map(\.identifier) == [identifier], "\(name)")
      #expect(found.allSatisfy { $0.coverage > 0.9 })
    }
  }

  @Test func `The repository's own licence is recognized`() throws {
    let data = try Data(contentsOf: Repository.root.appending(path: "LICENSE"))
    let found = LicenseRecognizer.standard.licenses(in: Array(data))
    #expect(found.map(\.identifier) == ["Apache-2.0"])
    #expect(found.map(\.isNotice) == [false])
  }

  @Test func `Bytes of any kind are read without a trap, and only the first of a long file`() {
    var random = SplitMix64(seed: 21)
    for length in [0, 1, 2, 3, 100, 5000] {
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      #expect(LicenseRecognizer.standard.licenses(in: bytes).isEmpty)
    }
    let mit = Array((SampleTexts.licenses["MIT"] ?? "").utf8)
    let blanks = [UInt8](repeating: UInt8(ascii: " "), count: LicenseRecognizer.maximumByteCount)
    #expect(LicenseRecognizer.standard.licenses(in: blanks + mit).isEmpty)
    #expect(LicenseRecognizer.standard.licenses(in: mit + blanks).count == 1)
  }
}
