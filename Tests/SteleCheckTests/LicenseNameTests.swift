import SteleTestSupport
import Testing

@testable import SteleCheck

/// Licences as documents in other formats take them.
@Suite struct LicenseNameTests {
  @Test func `What is on SPDX's list or a reference stays; what is on no list becomes a reference`()
  {
    let cases = [
      "MIT": "MIT", "mit": "MIT", "GPL-2.0+": "GPL-2.0-or-later", "NONE": "NONE",
      "LicenseRef-scancode-public-domain": "LicenseRef-scancode-public-domain",
      "LicenseRef-Acme": "LicenseRef-Acme", "bsd": "LicenseRef-bsd",
      "nonexistent-9.9": "LicenseRef-nonexistent-9.9",
      "(MIT OR bsd) AND ISC": "(MIT OR LicenseRef-bsd) AND ISC",
      "GPL-2.0-only WITH Classpath-exception-2.0": "GPL-2.0-only WITH Classpath-exception-2.0",
      "MIT WITH made-up": "MIT WITH AdditionRef-made-up",
      "MIT WITH LicenseRef-scancode-commons-clause": "MIT WITH AdditionRef-scancode-commons-clause",
      "Classpath-exception-2.0": "LicenseRef-Classpath-exception-2.0",
    ]
    for (name, text) in cases { #expect(SPDXExpression(name).text == text, "\(name)") }
  }

  @Test func `Every name becomes a text that SPDX's grammar has, and two names never the same one`()
    throws
  {
    var random = SplitMix64(seed: 21)
    let pieces = [
      "a", "Z", "0", ".", "-", "_", "+", " ", "é", "\u{1}", "/", "(", "MIT", "\n", "-x",
    ]
    var names: [String: String] = [:]
    for _ in 0..<3000 {
      let length = Int.random(in: 0...8, using: &random)
      let name = (0..<length).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let identifier = LicenseName.identifier(name)
      #expect(identifier.wholeMatch(of: /[A-Za-z0-9.-]{1,64}/) != nil, "\(name)")
      #expect(names.updateValue(name, forKey: identifier) ?? name == name)
      let text = SPDXExpression(name).text
      #expect(
        text.wholeMatch(of: /[A-Za-z0-9.+-]+|\(|\)|( (AND|OR|WITH) |[A-Za-z0-9.+()-]+)+/) != nil,
        "\(name): \(text)")
    }
    let long = String(repeating: "x", count: 5000)
    #expect(LicenseName.identifier(long).utf8.count <= 64)
    #expect(LicenseName.identifier(long) != LicenseName.identifier(long + "y"))
  }

  @Test func `Every reference that is made up is declared, with the name that it stands for`() {
    let expression = SPDXExpression("bsd OR bsd OR foo WITH bar")
    #expect(
      expression.declared == [
        .init(identifier: "LicenseRef-bsd", name: "bsd"),
        .init(identifier: "LicenseRef-foo", name: "foo"),
        .init(identifier: "AdditionRef-bar", name: "bar"),
      ])
    #expect(SPDXExpression("MIT OR LicenseRef-scancode-public-domain").declared.isEmpty)
  }

  @Test func `Licences on a list have a page; other names have none`() {
    let cases = [
      "MIT": "https://spdx.org/licenses/MIT.html",
      "GPL-2.0-only WITH Classpath-exception-2.0": "https://spdx.org/licenses/GPL-2.0-only.html",
      "LicenseRef-scancode-public-domain":
        "https://scancode-licensedb.aboutcode.org/public-domain.html",
    ]
    for (name, page) in cases { #expect(LicenseName.page(of: name) == page) }
    for name in ["bsd", "NONE", "", "LicenseRef-ours"] {
      #expect(LicenseName.page(of: name) == nil)
    }
  }
}
