import Foundation
import SteleTestSupport
import Testing

/// What becomes of tags, annotations and policies, from a tree to the exit code of `stele check`.
@Suite struct LicenseCommandTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private static let tag = "SPDX-License-Identifier:"
  private static let keyOfPair = "bc05c8c92a3554a67214fe1f76f330e507cf8059"

  /// Writes these files to the folder `tree`, and builds a corpus file of it.
  private func build(_ files: [String: String]) throws {
    for (path, text) in files {
      let url = folder.url.appending(path: "tree/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let built = try Program.run(
      ["corpus", "build", "-o", "c.stele", "--from-tree", "tree", "--side-tables", "path"],
      in: folder.url)
    #expect(built.status == 0, "\(built.error)")
  }

  private func check(_ file: String, _ arguments: [String]) throws -> Program.Result {
    try Program.run(
      ["check", "tree/\(file)", "--corpus", "c.stele"] + arguments, in: folder.url)
  }

  @Test func `A copyleft licence in a tag that is no expression is never a file without findings`()
    throws
  {
    let files = [
      "comma.py": "# \(Self.tag) MIT, GPL-3.0-only\n",
      "and.py": "# \(Self.tag) MIT & GPL-3.0-only\n",
      "bracket.py": "# \(Self.tag) [MIT, GPL-3.0-only]\n",
      "quotes.py": "# \(Self.tag) \"MIT\" AND \"GPL-3.0-only\"\n",
      "min.js": "/*! \(Self.tag) MIT */a();/*! \(Self.tag) GPL-3.0-only */b();\n",
      "quote.py": "# \(Self.tag) \"GPL-3.0-only\"\n",
      "late.js": String(repeating: "x();", count: 100_000) + "/* \(Self.tag) GPL-3.0-only */\n",
    ]
    try build(files)
    for name in files.keys {
      let options = ["--deny", "Copyleft", "--deny-undecided"]
      #expect(try check(name, options).status == 2, "\(name)")
    }
  }

  @Test func `OR and WITH survive from a tag to the policy, and are told`() throws {
    try build([
      "or.c": "// \(Self.tag) MIT OR GPL-2.0-only\n",
      "and.c": "// \(Self.tag) MIT AND GPL-2.0-only\n",
      "slash.rs": "// \(Self.tag) MIT/Apache-2.0\n",
      "pair.java": "// \(Self.tag) GPL-2.0-only WITH Classpath-exception-2.0\n",
    ])
    #expect(try check("or.c", ["--deny", "Copyleft"]).status == 0)
    #expect(try check("and.c", ["--deny", "Copyleft"]).status == 2)
    #expect(try check("slash.rs", ["--allow", "Apache-2.0"]).status == 0)
    let pair = "GPL-2.0-only WITH Classpath-exception-2.0"
    #expect(try check("pair.java", ["--allow", pair]).status == 0)
    #expect(try check("pair.java", ["--allow", "GPL-2.0-only"]).status == 2)
    let json = try check("or.c", ["--format", "json"]).output
    #expect(
      json.contains(#""licenses":["GPL-2.0-only","MIT"],"license_expression":"MIT OR GPL-2.0"#))
    try Schemas.expect(json, isValid: "check", "check")
    let text = try check("or.c", ["--all"]).output
    #expect(text.contains("GPL-2.0-only, MIT (MIT OR GPL-2.0-only)"))
    let list = try Program.run(
      ["corpus", "list", "c.stele", "--format", "json"], in: folder.url
    ).output
    #expect(list.contains(#""license_expression":"\#(pair)""#))
    try Schemas.expect(list, isValid: "corpus-list", lines: true, "corpus list")
    let answer = try Program.run(
      ["corpus", "lookup", "--corpus", "c.stele", "--format", "json", Self.keyOfPair],
      in: folder.url
    ).output
    #expect(answer.contains(#""license_expression":"\#(pair)""#))
    try Schemas.expect(answer, isValid: "corpus-lookup", lines: true, "corpus lookup")
  }

  @Test func `Sidecars, blocks to be ignored and REUSE.toml decide as the REUSE tool says`() throws
  {
    try build([
      "a.c": "// \(Self.tag) MIT\n", "a.c.license": "\(Self.tag) Apache-2.0\n",
      "b.sh":
        "# \(Self.tag) CC0-1.0\n# REUSE-IgnoreStart\n\(Self.tag) GPL-3.0-only\n# REUSE-IgnoreEnd\n",
      "REUSE.toml":
        "version = 1\n[[annotations]]\npath = \"o.c\"\nprecedence = \"override\"\n"
        + "SPDX-FileCopyrightText = \"x\"\nSPDX-License-Identifier = \"ISC\"\n",
      "o.c": "// \(Self.tag) Zlib\n",
    ])
    for (name, license) in ["a.c": "Apache-2.0", "b.sh": "CC0-1.0", "o.c": "ISC"] {
      let json = try check(name, ["--format", "json"]).output
      #expect(json.contains("\"licenses\":[\"\(license)\"]"), "\(name): \(json)")
      #expect(try check(name, ["--allow", license]).status == 0)
    }
    try Data("version = 1\n[[annotations]]\n".utf8).write(
      to: folder.url.appending(path: "tree/REUSE.toml"))
    let failed = try Program.run(
      ["corpus", "build", "-o", "d.stele", "--from-tree", "tree"], in: folder.url)
    #expect(failed.status == 1)
    #expect(failed.error.contains("tree/REUSE.toml: line 2: an annotation needs a path"))
  }

  @Test func `Policies take categories with blanks, families and lists, and a slip is answered`()
    throws
  {
    try build([
      "lgpl.c": "// \(Self.tag) LGPL-2.1-only\n", "agpl.c": "// \(Self.tag) AGPL-3.0-or-later\n",
      "isc.c": "// \(Self.tag) ISC\n",
    ])
    #expect(try check("lgpl.c", ["--deny", "Copyleft"]).status == 0)
    #expect(try check("lgpl.c", ["--deny", "copyleft limited"]).status == 2)
    #expect(try check("lgpl.c", ["--deny", "Copyleft,Copyleft Limited"]).status == 2)
    #expect(try check("lgpl.c", ["--deny", "LGPL"]).status == 2)
    #expect(try check("agpl.c", ["--deny", "AGPL"]).status == 2)
    #expect(try check("agpl.c", ["--deny", "GPL"]).status == 0)
    #expect(try check("isc.c", ["--allow", "MIT,ISC, Apache-2.0"]).status == 0)
    #expect(try check("isc.c", ["--allow", "MIT,Apache-2.0"]).status == 2)
    let slip = try check("isc.c", ["--deny", "Copylfet"])
    #expect(slip.status != 0 && slip.error.contains("did you mean Copyleft?"))
    let other = try check("isc.c", ["--deny", "MIT,Copyleft Limted"])
    #expect(other.status != 0 && other.error.contains("column 5: "))
    #expect(other.error.contains("did you mean Copyleft Limited?"))
    let matrix = try check("isc.c", ["--compatible-with", "JSON"])
    #expect(matrix.status != 0 && matrix.error.contains("stele licenses --matrix"))
  }

  @Test func `Categories are listed with what they hold, and licences by name, category or matrix`()
    throws
  {
    let categories = try Program.run(["licenses"])
    #expect(categories.status == 0)
    let lines = categories.output.split(separator: "\n")
    #expect(lines.count == 11 && lines[2].hasPrefix("Copyleft Limited\t"))
    #expect(lines[2].contains("not in Copyleft"))
    let names = try Program.run(["licenses", "mit", "proprietary"]).output
    #expect(names.hasPrefix("MIT\tPermissive\t"))
    #expect(names.contains("\nLicenseRef-scancode-proprietary\tProprietary Free\t"))
    let all = try Program.run(["licenses", "--category", "copyleft-limited"]).output
    #expect(all.contains("\nMPL-2.0\tCopyleft Limited\t"))
    #expect(try Program.run(["licenses", "--matrix"]).output.contains("\nApache-2.0\n"))
    #expect(try Program.run(["licenses", "nothing-such"]).status == 64)
    #expect(try Program.run(["licenses", "--category", "free"]).status == 64)
    #expect(try Program.run(["licenses", "MIT", "--matrix"]).status == 64)
  }
}
