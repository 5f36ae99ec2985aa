import Foundation
import SteleSourceTree
import SteleTestSupport
import Testing

@Suite struct IgnoreRulesTests {
  /// Rows made by git; see Tests/Golden/tree/README.md.
  private struct Golden: Decodable {
    var paths: [String]
    var rows: [Row]

    struct Row: Decodable {
      var top: String
      var inner: String?
      var ignored: [Int]
    }
  }

  /// Whether git would leave out `path`, or a folder above it.
  private func isIgnored(_ path: String, _ rules: [IgnoreRules]) -> Bool {
    let names = path.utf8.split(separator: UInt8(ascii: "/"))
    for depth in 1...names.count {
      let part = TreePath(bytes: Array(names[..<depth].joined(separator: [UInt8(ascii: "/")])))
      let decision = rules.reversed().lazy.compactMap {
        $0.decision(path: part, isFolder: depth < names.count)
      }.first
      if decision == true { return true }
    }
    return false
  }

  @Test func `Every pattern ignores what git ignores`() throws {
    let url = Repository.golden.appending(path: "tree/ignore.json")
    let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: url))
    #expect(golden.rows.count > 900 && golden.paths.count > 60)
    for row in golden.rows {
      var rules = [IgnoreRules(text: row.top.utf8, base: TreePath(""))]
      if let inner = row.inner { rules.append(IgnoreRules(text: inner.utf8, base: TreePath("d"))) }
      let ignored = golden.paths.indices.filter { isIgnored(golden.paths[$0], rules) }
      #expect(
        ignored == row.ignored,
        """
        \(row.top.debugDescription) \(row.inner ?? ""): \
        \(Set(ignored).symmetricDifference(row.ignored).map { golden.paths[$0] })
        """)
    }
  }

  @Test
  func `A rule says ignored, let through or nothing, and only about what lies below its folder`() {
    let rules = IgnoreRules(text: "*.o\n!keep.o\nout/\n".utf8, base: TreePath("src"))
    func decision(_ path: String, isFolder: Bool = false) -> Bool? {
      rules.decision(path: TreePath(path), isFolder: isFolder)
    }
    #expect(decision("src/a.o") == true && decision("src/x/keep.o") == false)
    #expect(decision("src/out") == nil && decision("src/out", isFolder: true) == true)
    #expect(decision("a.o") == nil && decision("srcs/a.o") == nil && decision("src") == nil)
  }

  @Test func `Bytes that are no UTF-8 match as bytes`() {
    let rules = IgnoreRules(
      text: [0xFF, 0x3F, 0x0A, 0x5B, 0x80, 0x2D, 0x82, 0x5D], base: TreePath(""))
    #expect(rules.decision(path: TreePath(bytes: [0xFF, 0xFE]), isFolder: false) == true)
    #expect(rules.decision(path: TreePath(bytes: [0x81]), isFolder: false) == true)
    #expect(rules.decision(path: TreePath(bytes: [0x83]), isFolder: false) == nil)
  }

  @Test func `Patterns made to be tried again and again take no longer than others`() {
    let stars = String(repeating: "*a", count: 500) + "b"
    let folders = String(repeating: "**/a/", count: 300) + "b"
    let rules = IgnoreRules(text: (stars + "\n" + folders).utf8, base: TreePath(""))
    let name = String(repeating: "a", count: 250)
    let path = String(repeating: "a/", count: 300) + "c"
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(rules.decision(path: TreePath(name), isFolder: false) == nil)
      #expect(rules.decision(path: TreePath(path), isFolder: false) == nil)
    }
    // Trying again would take longer than the sun will shine.
    #expect(time < .seconds(20))
  }
}
