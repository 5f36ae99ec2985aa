import SteleLicense
import SteleTestSupport
import Testing

@Suite struct ReuseAnnotationsTests {
  private func toml(_ text: String) throws(ReuseError) -> ReuseAnnotations {
    try ReuseAnnotations(toml: Array(text.utf8))
  }

  private func dep5(_ text: String) throws(ReuseError) -> ReuseAnnotations {
    try ReuseAnnotations(dep5: Array(text.utf8))
  }

  @Test func `All ways to write an annotation in TOML are read`() throws {
    for text in [
      "version = 1\n[[annotations]]\npath = \"a.c\"\nSPDX-License-Identifier = \"MIT\"",
      "version=1\r\n[[annotations]]\r\npath = ['a.c']\r\n\"SPDX-License-Identifier\" = ['MIT',]\r\n",
      "version = +1 # one\nannotations = [{ path = 'a.c', SPDX-License-Identifier = 'MIT' }]",
      "\u{FEFF}version = 1\n[other]\nx.y = [1, [2.5, 1979-05-27T07:32:00Z]]\n[[annotations]]\n"
        + "path = \"\"\"\na\\\n  .c\"\"\"\n'SPDX-License-Identifier' = '''MIT'''",
      "version = 1\n[[ annotations ]]\npath = \"\\u0061.c\"\nSPDX-License-Identifier = \"\\u004DIT\"\n"
        + "[annotations.more]\npath = 3",
    ] {
      let found = try toml(text)["a.c".utf8]
      #expect(found?.licenses == ["MIT"] && found?.precedence == .closest, "\(text)")
      #expect(try toml(text)["b.c".utf8] == nil)
    }
  }

  @Test func `The last annotation that matches counts, with its precedence`() throws {
    let annotations = try toml(
      """
      version = 1
      [[annotations]]
      path = ["**", "x"]
      precedence = "aggregate"
      SPDX-License-Identifier = ["MIT", "ISC"]
      [[annotations]]
      path = "src/*.c"
      precedence = "override"
      SPDX-FileCopyrightText = "x"
      """)
    #expect(annotations["a/b".utf8]?.licenses == ["MIT", "ISC"])
    #expect(annotations["a/b".utf8]?.precedence == .aggregate)
    #expect(annotations["src/a.c".utf8]?.precedence == .override)
    #expect(annotations["src/a.c".utf8]?.licenses == [])
    #expect(annotations["src/b/a.c".utf8]?.precedence == .aggregate)
  }

  @Test func `What cannot be read is an error with its line`() {
    for (line, text) in [
      (1, ""), (1, "version = 2"), (1, "version = \"1\""), (2, "version = 1\nannotations = 3"),
      (2, "version = 1\n[annotations]\npath = 'a'"), (2, "version = 1\n[[annotations]]"),
      (3, "version = 1\n[[annotations]]\npath = 3"),
      (3, "version = 1\n[[annotations]]\npath = ['a', 3]"),
      (4, "version = 1\n[[annotations]]\npath = 'a'\nprecedence = 'all'"),
      (4, "version = 1\n[[annotations]]\npath = 'a'\npath = 'b'"),
      (4, "version = 1\n[[annotations]]\npath = 'a'\nSPDX-License-Identifier = MIT"),
      (1, "version = 1 path = 2"), (2, "version = 1\n[[annotations"),
      (2, "version = 1\nx = \"a\ny = 1"), (2, "version = 1\nx = \"\\q\""),
      (3, "version = 1\nx = [1,\n2"), (2, "version = 1\n= 3"),
    ] {
      do throws(ReuseError) {
        _ = try toml(text)
        Issue.record("\(text) was read")
      } catch {
        #expect(error.line == line, "\(text): \(error)")
      }
    }
    let deep = "version = 1\nx = " + String(repeating: "[", count: 100_000)
    #expect(throws: ReuseError.self) { try toml(deep) }
    let names = "version = 1\n" + String(repeating: "a.", count: 100_000) + "a = 1"
    #expect(throws: ReuseError.self) { try toml(names) }
    #expect(throws: ReuseError.self) { try ReuseAnnotations(toml: [0x61, 0xFF]) }
  }

  @Test func `Debian's form: the last paragraph that matches, the first line of its licence`()
    throws
  {
    let annotations = try dep5(
      """
      Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
      Upstream-Name: x

      Files: *
      Copyright: x
      License: MIT
       The text.

      # A remark.
      Files: src/?.c
       a\\*b
      Copyright: x
      License: Zlib OR ISC

      License: Zlib
       Text.
      """)
    #expect(annotations["a/b/c".utf8]?.licenses == ["MIT"])
    #expect(annotations["src/é.c".utf8]?.licenses == ["Zlib OR ISC"])
    #expect(annotations["src/ab.c".utf8]?.licenses == ["MIT"])
    #expect(annotations["a*b".utf8]?.licenses == ["Zlib OR ISC"])
    #expect(annotations["a*b".utf8]?.precedence == .aggregate)
    for (line, text) in [
      (1, ""), (1, "Files: *\nLicense: MIT\nCopyright: x"),
      (3, "Format: x\n\nFiles: *\nLicense: MIT"), (3, "Format: x\n\nOther: x"),
      (2, "Format: x\nFormat: y"), (2, "Format: x\nno field"), (1, " Format: x"),
      (3, "Format: x\n\nFiles: a\\b\nCopyright: x\nLicense: MIT"),
    ] {
      do throws(ReuseError) {
        _ = try dep5(text)
        Issue.record("\(text) was read")
      } catch {
        #expect(error.line == line, "\(text): \(error)")
      }
    }
  }

  @Test func `Damaged files end in annotations or an error`() {
    var random = SplitMix64(seed: 61)
    let sound = [
      Array(
        "version = 1\n[[annotations]]\npath = [\"**\", 'a\\*']\nprecedence = \"override\"\n".utf8),
      Array("Format: x\n\nFiles: * a?b\nCopyright: x\nLicense: MIT\n Text\n".utf8),
    ]
    for round in 0..<4000 {
      var bytes = sound[round % 2]
      for _ in 0...(random.next() % 3) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 3 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(place...)
        default: bytes.insert(contentsOf: bytes[place...], at: place)
        }
        if bytes.isEmpty { bytes = [0] }
      }
      if let found = try? ReuseAnnotations(toml: bytes) { _ = found["a/b.c".utf8] }
      if let found = try? ReuseAnnotations(dep5: bytes) { _ = found["a/b.c".utf8] }
    }
  }
}
