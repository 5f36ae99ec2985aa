import Testing

@testable import SteleSourceTree

@Suite struct VendoredPathTests {
  @Test func `Paths are vendored where Linguist's own expressions match`() throws {
    var count = 0
    for row in try goldenRows("vendored.tsv") {
      #expect(VendoredPath.isVendored(row[0]) == (row[1] == "1"), "\(row[0])")
      #expect(VendoredPath.isVendored("/" + row[0]) == (row[1] == "1"), "/\(row[0])")
      count += 1
    }
    #expect(count > 2000)
  }

  @Test func `Every line of the table is a pattern`() {
    let lines = VendoredPathText.text.split(separator: "\n")
    #expect(lines.count > 200)
    for line in lines { #expect(VendorPattern(line) != nil, "\(line)") }
  }

  @Test func `Folders at the root are told from folders of that name elsewhere`() {
    #expect(VendoredPath.isVendored("deps/x.c"))
    #expect(VendoredPath.isVendored("/deps/x.c"))
    #expect(!VendoredPath.isVendored("src/deps/x.c"))
    #expect(VendoredPath.isVendored("src/node_modules/x.c"))
    #expect(!VendoredPath.isVendored("src/node_modules"))
    #expect(!VendoredPath.isVendored(""))
  }

  @Test func `Patterns match as their items say`() throws {
    let cases: [(String, String, Bool)] = [
      ("^a$", "a", true), ("^a$", "ab", false), ("^a", "ab", true), ("/a+$", "b/aaa", true),
      ("/a+$", "b/", false), ("*ab?c$", "xxac", true), ("*ab?c$", "xxabbc", false),
      ("/[^.]*.js$", "x/y.js", true), ("/x[^.]*.js$", "xy.z.js", false), ("/[a-c-]$", "-", true),
      ("/[a-c]$", "-", false), ("/[^]*z$", "ab/cz", true), ("*[^]*b[^]*b$", "abab", true),
    ]
    for (pattern, path, matches) in cases {
      let set = VendorPatternSet(lines: pattern)
      #expect(set.matches(Array(path.utf8)) == matches, "\(pattern) \(path)")
    }
    for text in ["", "^", "a", "^*", "^a**", "^[a", "/" + String(repeating: "a", count: 64)] {
      #expect(VendorPattern(text) == nil, "\(text)")
    }
  }

  @Test func `Long paths that nearly match everywhere are done in time`() {
    let path = String(repeating: "bootstrap.bootstrap/jquery.min", count: 100_000)
    #expect(!VendoredPath.isVendored(path))
  }
}
