import SteleLicense
import SteleTestSupport
import Testing

@Suite struct LicenseTagTests {
  /// The tags in a text: their expressions, or `!` and the text of one that is none.
  private func tags(_ text: String) -> [String] {
    LicenseTag.tags(in: Array(text.utf8)).map {
      (try? $0.expression.get())?.description ?? "!" + $0.text
    }
  }

  @Test func `Tags are read from comments of all kinds`() {
    let cases = [
      "// SPDX-License-Identifier: MIT OR Apache-2.0",
      "# SPDX-License-Identifier: mit or Apache-2.0 ",
      "/* SPDX-License-Identifier: MIT OR Apache-2.0 */",
      "<!-- SPDX-License-Identifier: (MIT OR Apache-2.0) -->",
      "(* SPDX-License-Identifier: MIT OR Apache-2.0 *)",
      "-- SPDX-License-Identifier:MIT OR Apache-2.0\r",
      "\"\"\"SPDX-License-Identifier: MIT OR Apache-2.0\"\"\"",
      "{# SPDX-License-Identifier: MIT OR Apache-2.0 #}",
      ".\\\" SPDX-License-Identifier: MIT OR Apache-2.0.",
      "SSPDX-License-Identifier: MIT OR Apache-2.0",
      "| SPDX-License-Identifier: MIT OR Apache-2.0     |",
      "/* SPDX-License-Identifier: MIT OR Apache-2.0 */ int a;",
      "[SPDX-License-Identifier: MIT OR Apache-2.0] ::",
      "<li>SPDX-License-Identifier: MIT OR Apache-2.0</li>",
      "SPDX-License-Identifier: \"MIT OR Apache-2.0\",",
      "{\"a\": \"SPDX-License-Identifier: MIT OR Apache-2.0\", \"b\": \"AND\"}",
      "x = 'SPDX-License-Identifier: MIT OR Apache-2.0\\nint a;'",
    ]
    for text in cases {
      #expect(tags("first line\n" + text + "\nlast line") == ["MIT OR Apache-2.0"], "\(text)")
    }
    #expect(LicenseTag.tags(in: Array("//\n// SPDX-License-Identifier: MIT".utf8))[0].offset == 6)
  }

  @Test func `Nothing of what a tag says is dropped: what is no expression is kept with its error`()
  {
    for text in [
      "MIT, GPL-3.0-only", "MIT & GPL-3.0-only", "[MIT, GPL-3.0-only]", "MIT and/or ISC",
      "\"MIT\" AND \"GPL-3.0-only\"", "\"MIT\", \"GPL-3.0-only\"", "MIT \"GPL-3.0-only",
      "<GPL-3.0-only>", "MIT */ AND GPL-3.0-only */ a", "MIT;GPL-3.0-only", "MIT # GPL-3.0-only",
      "MIT // GPL-3.0-only", "MIT,", "MIT OR", "MIT | ISC", "MIT – ISC", "see LICENSE",
      "MIT/bsd-unheard-of", "MIT/Apache-2.0 AND ISC", "/MIT", "MIT//ISC",
      "GPL-2.0-only WITH Classpath-exception-2.0/MIT",
    ] {
      let found = tags("# SPDX-License-Identifier: \(text)")
      #expect(found.count == 1 && found[0].first == "!", "\(text): \(found)")
    }
    #expect(tags("// SPDX-License-Identifier:\n") == ["!"])
    #expect(tags("x = \"SPDX-License-Identifier: \" + name") == ["!"])
    #expect(tags("SPDX-License-identifier: MIT\nSPDX-License: MIT").isEmpty)
  }

  @Test func `A slash between known licences is Cargo's old OR`() {
    #expect(tags("# SPDX-License-Identifier: MIT/Apache-2.0") == ["MIT OR Apache-2.0"])
    #expect(tags("# SPDX-License-Identifier: MIT / ISC / zlib") == ["MIT OR ISC OR Zlib"])
  }

  @Test func `All tags of a line count`() {
    #expect(
      tags(
        "/*! SPDX-License-Identifier: MIT */var a=1;/*! SPDX-License-Identifier: GPL-3.0-only */b()"
      ) == ["MIT", "GPL-3.0-only"])
    #expect(
      tags("[\"SPDX-License-Identifier: MIT\",\"SPDX-License-Identifier: GPL-3.0-only, x\"]")
        == ["MIT", "!GPL-3.0-only, x"])
    #expect(tags("# SPDX-License-Identifier: MIT SPDX-License-Identifier: ISC") == ["MIT", "ISC"])
  }

  @Test func `What is between REUSE's marks does not count`() {
    let tag = "SPDX-License-Identifier:"
    #expect(
      tags(
        """
        # \(tag) MIT
        # REUSE-IgnoreEnd
        # REUSE-IgnoreStart
        # REUSE-IgnoreStart
        \(tag) GPL-3.0-only
        # REUSE-IgnoreEnd \(tag) ISC
        \(tag) Zlib REUSE-IgnoreStart \(tag) 0BSD REUSE-IgnoreEnd
        # REUSE-IgnoreStart
        \(tag) GPL-2.0-only
        """) == ["MIT", "ISC", "Zlib"])
  }

  @Test func `References keep the spelling that they are written with`() {
    #expect(
      tags("# SPDX-License-Identifier: LicenseRef-Acme-Proprietary AND DocumentRef-X:LicenseRef-Y")
        == ["LicenseRef-Acme-Proprietary AND DocumentRef-X:LicenseRef-Y"])
    #expect(tags("# SPDX-License-Identifier: My-Own-1.0 OR mit") == ["My-Own-1.0 OR MIT"])
  }

  @Test func `A tag is found wherever it stands, however the file comes in pieces`() {
    var random = SplitMix64(seed: 29)
    let marks = [
      "// SPDX-License-Identifier: MIT\n", "/*SPDX-License-Identifier: ISC*/", "REUSE-IgnoreStart",
      "REUSE-IgnoreEnd", "\n", "XSPDX", "\"",
    ]
    for round in 0..<40 {
      var bytes: [UInt8] = []
      for _ in 0..<(round % 20) {
        bytes += marks[Int(random.next() % UInt64(marks.count))].utf8
        let filler = Int(random.next() % 3 == 0 ? random.next() % 40_000 : random.next() % 9)
        bytes += [UInt8](repeating: UInt8(ascii: "x"), count: filler)
      }
      let whole = LicenseTag.tags(in: bytes)
      var scanner = LicenseTagScanner()
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = rest.prefix(1 + Int(random.next() % 30_000))
        rest = rest.dropFirst(piece.count)
        scanner.add(piece, isLast: false)
      }
      scanner.add([], isLast: true)
      #expect(scanner.tags.map(\.offset) == whole.map(\.offset))
      #expect(scanner.tags.map(\.text) == whole.map(\.text))
    }
  }

  @Test func `A tag that is too long to be looked at whole is unreadable`() {
    let blanks = String(repeating: " ", count: LicenseTagScanner.contextByteCount)
    #expect(tags("# SPDX-License-Identifier: MIT\(blanks)AND GPL-3.0-only") == ["!MIT…"])
    #expect(tags("# SPDX-License-Identifier: MIT\n\(blanks)AND GPL-3.0-only") == ["MIT"])
    let late = String(repeating: "x", count: 3 << 20) + "\n# SPDX-License-Identifier: GPL-3.0-only"
    #expect(tags(late) == ["GPL-3.0-only"])
  }

  @Test func `Damaged files are read without a trap`() {
    var random = SplitMix64(seed: 23)
    let sound = Array("/* SPDX-License-Identifier: GPL-2.0-only WITH Linux-syscall-note */\n".utf8)
    for _ in 0..<2000 {
      var bytes = sound
      bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      #expect(LicenseTag.tags(in: bytes).count <= 1)
    }
  }
}
