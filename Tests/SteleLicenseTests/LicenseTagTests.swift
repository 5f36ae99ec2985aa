import SteleLicense
import SteleTestSupport
import Testing

@Suite struct LicenseTagTests {
  private func tags(_ text: String) -> [(line: Int, text: String, expression: String?)] {
    LicenseTag.tags(in: Array(text.utf8)).map {
      ($0.line, $0.text, (try? $0.expression.get())?.description)
    }
  }

  @Test("Tags are read from comments of all kinds")
  func comments() {
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
    ]
    for text in cases {
      let found = tags("first line\n" + text + "\nlast line")
      #expect(found.map(\.line) == [2], "\(text)")
      #expect(found.map(\.expression) == ["MIT OR Apache-2.0"], "\(text)")
    }
  }

  @Test("What follows a tag and is no expression is kept with its error")
  func errors() {
    let found = tags("// SPDX-License-Identifier: MIT and/or ISC\n// SPDX-License-Identifier:\n")
    #expect(found.map(\.text) == ["MIT and", ""])
    #expect(found.map(\.expression) == [nil, nil])
    #expect(tags("SPDX-License-identifier: MIT\nSPDX-License: MIT").isEmpty)
  }

  @Test("Damaged files are read without a trap")
  func damaged() {
    var random = SplitMix(seed: 23)
    let sound = Array("/* SPDX-License-Identifier: GPL-2.0-only WITH Linux-syscall-note */\n".utf8)
    for _ in 0..<2000 {
      var bytes = sound
      bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      #expect(LicenseTag.tags(in: bytes).count <= 1)
    }
  }
}
