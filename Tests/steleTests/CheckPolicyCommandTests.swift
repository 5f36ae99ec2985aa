import Foundation
import SteleTestSupport
import Testing

/// Policies, baselines and documents of `stele check`, as a user would use them.
@Suite struct CheckPolicyCommandTests {
  private let sample: CheckTree
  init() throws { sample = try CheckTree() }

  @Test func `A policy file's rules count beside those of the command line`() throws {
    try sample.write("../policy", "# ours\nallow Permissive\nallow NO-SUCH\n")
    let bad = try sample.check(["tree", "--policy", "policy"])
    #expect(bad.status == 1 && bad.error.contains("policy: licence policy, line 3, column 7"))
    try sample.write("../policy", "allow Permissive\n")
    #expect(try sample.check(["tree", "--policy", "policy"]).status == 2)
    #expect(
      try sample.check(["tree", "--policy", "policy", "--allow", "GPL-3.0-only"]).status == 0)
    let conflict = try sample.check(["tree", "--policy", "policy", "--deny", "Permissive"])
    #expect(conflict.status == 1 && conflict.error.contains("both allowed and denied"))
  }

  @Test func `Of several policies, and of several licences to be compatible with, all count`()
    throws
  {
    try sample.write("../one", "deny GPL-3.0-only\n")
    try sample.write("../two", "deny BSD-4-Clause\ncompatible-with GPL-3.0-only\n")
    for order in [["one", "two"], ["two", "one"]] {
      let options = order.flatMap { ["--policy", $0] }
      #expect(try sample.check(["tree/src/gpl.c"] + options).status == 2)
    }
    let compatible = ["tree/src/gpl.c", "--compatible-with"]
    #expect(try sample.check(compatible + ["GPL-3.0-only"]).status == 0)
    for other in [["--compatible-with", "MIT"], ["--policy", "two", "--compatible-with", "MIT"]] {
      #expect(try sample.check(compatible + ["GPL-3.0-only"] + other).status == 2, "\(other)")
    }
  }

  @Test func `With --deny-undecided a licence that nobody decided on is a conflict`() throws {
    for policy in [[], ["--deny", "BSD-4-Clause"], ["--allow", "Permissive"]] as [[String]] {
      let files = ["tree/binary", "tree/src/known.c"]
      #expect(try sample.check(files + policy).status == 0)
      let denied = try sample.check(files + policy + ["--deny-undecided"])
      #expect(denied.status == 2, "\(policy)")
      #expect(denied.output.contains("  undecided-denied: NONE, no licence is stated\n"))
      #expect(denied.output.contains("undecided-denied: 1\n"))
    }
    let json = try sample.check(["tree", "--deny-undecided", "--format", "json"]).output
    #expect(json.contains(#""undecided-denied":1,"license-undecided":0"#))
    #expect(json.contains(#""undecided":1,"hits":1"#))
    let without = try sample.check(["tree", "--deny", "ISC", "--format", "json"]).output
    #expect(without.contains(#""undecided":1,"hits":0"#))
    let sarif = try sample.check(["tree", "--deny-undecided", "--format", "sarif"]).output
    #expect(sarif.contains(#""ruleId":"undecided-denied/NONE""#))
    // It can be accepted as any conflict.
    let accepted = sample.folder.path("accepted.jsonl")
    let write = ["tree", "--deny-undecided", "--write-baseline", accepted]
    #expect(try sample.check(write).status == 0)
    #expect(try sample.check(["tree", "--deny-undecided", "--baseline", accepted]).status == 0)
  }

  @Test func `Several baselines accept together what each of them does`() throws {
    try sample.write("lib/agpl.c", "agpl\n")
    for (name, path) in [("one", "tree/src"), ("two", "tree/lib")] {
      let write = [path, "--deny", "Copyleft", "--write-baseline", name]
      #expect(try sample.check(write).status == 0)
    }
    let check = ["tree", "--deny", "Copyleft", "--baseline"]
    #expect(try sample.check(check + ["one"]).status == 2)
    for order in [["one", "--baseline", "two"], ["two", "--baseline", "one"]] {
      let both = try sample.check(check + order)
      #expect(both.status == 0 && both.error.isEmpty)
    }
  }

  @Test func `Only findings that the baseline does not accept count`() throws {
    let policy = ["tree", "--deny", "Copyleft"]
    let baseline = sample.folder.path("accepted.jsonl")
    #expect(try sample.check(policy).status == 2)
    #expect(try sample.check(policy + ["--write-baseline", baseline]).status == 0)
    let accepted = try sample.check(policy + ["--baseline", baseline])
    #expect(accepted.status == 0 && accepted.error.isEmpty)
    #expect(accepted.output.contains("license-denied, accepted in the baseline: GPL-3.0-only"))

    try sample.write("lib/agpl.c", "agpl\n")
    let json = try sample.check(policy + ["--baseline", baseline, "--format", "json"])
    #expect(json.status == 2)
    #expect(json.output.contains(#""hits":1,"baselined":1,"stale_baseline_entries":0"#))

    try FileManager.default.removeItem(atPath: sample.tree + "/src/gpl.c")
    let stale = try sample.check(policy + ["--baseline", baseline])
    #expect(stale.status == 2 && stale.error.contains("1 finding in the baseline is no longer"))
    #expect(stale.output.contains("but in the baseline: tree/src/gpl.c  license-denied"))
    let part = try sample.check(["tree/lib", "--deny", "Copyleft", "--baseline", baseline])
    #expect(part.error.isEmpty)

    // The same file is not read and replaced at once, or one run's mistake would be accepted for good.
    let both = try sample.check(policy + ["--baseline", baseline, "--write-baseline", baseline])
    #expect(both.status != 0 && both.error.contains(baseline))
    let fresh = sample.folder.path("fresh.jsonl")
    #expect(
      try sample.check(policy + ["--baseline", baseline, "--write-baseline", fresh]).status == 0)
    #expect(try sample.check(policy + ["--baseline", fresh]).status == 0)
    try sample.write("../accepted.jsonl", "{}\n")
    let damaged = try sample.check(policy + ["--baseline", baseline])
    #expect(damaged.status == 1 && damaged.error.contains("accepted.jsonl: line 1"))
  }

  @Test(arguments: ["--policy", "--baseline", "--ignore-file"])
  func
    `What decides on the outcome is not read from inside of the tree, unless the tree is trusted`(
      _ option: String
    ) throws
  {
    try sample.write("rules", "")
    try FileManager.default.createSymbolicLink(
      atPath: sample.folder.path("link"), withDestinationPath: "tree/rules")
    for path in ["tree/rules", "link", "tree/src/../rules"] {
      let refused = try sample.check(["tree", option, path])
      #expect(refused.status == 1 && refused.output.isEmpty)
      #expect(
        refused.error.contains("\(path): \(option) is read from inside of tree, whose authors"))
      #expect(try sample.check(["tree", option, path, "--trust-tree"]).status == 0)
      // Files that lie beside it are not inside of it.
      #expect(try sample.check(["tree/src", option, path]).status == 0)
    }
    // None of them is found by itself.
    try sample.write(".steleignore", "*\n")
    #expect(try sample.check(["tree"]).status == 0)
  }

  @Test(arguments: ["--policy", "--baseline", "--ignore-file"])
  func `What lies above the checked folder is read, however the way there is written`(
    _ option: String
  ) throws {
    try sample.write("../rules", "")
    let paths = ["../rules", "./../rules", "src/../../rules", "\(sample.tree)/../rules"]
    for path in paths {
      for root in [".", "./", sample.tree, "../tree"] {
        let result = try Program.run(
          ["check", "--corpus", sample.corpus, root, option, path], in: URL(filePath: sample.tree))
        #expect(result.status == 0, "\(root) \(path): \(result.error)")
      }
    }
  }

  @Test func `The corpus file is no part of what is checked`() throws {
    let expected = try sample.check(["tree", "--all"]).output
    try FileManager.default.copyItem(
      atPath: sample.corpus, toPath: sample.tree + "/corpus.stele")
    let inside = try Program.run(
      ["check", "tree", "--all", "--corpus", "tree/corpus.stele"], in: sample.folder.url)
    #expect(inside.output == expected)
    #expect(try sample.check(["tree", "--all"]).output.contains("tree/corpus.stele  unknown"))
  }

  @Test func `A report appears once it is whole, and is no part of what is checked`() throws {
    let expected = try sample.check(["tree", "--format", "json"]).output
    for _ in 0..<2 {
      let written = try sample.check(["tree", "--format", "json", "-o", "tree/report.json"])
      #expect(written.status == 0 && written.output.isEmpty)
      #expect(
        written.error == """
          tree/report.json: 7 files, 46 bytes: 3 known, 1 eol-variant, 3 unknown; 1 file or folder ignored

          """)
      let url = URL(filePath: sample.tree).appending(path: "report.json")
      #expect(try String(contentsOf: url, encoding: .utf8) == expected)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: sample.tree)
    #expect(!names.contains { $0.hasSuffix(".partial") })
    let failed = try sample.check(["tree", "-o", "tree/src"])
    #expect(failed.status == 1 && failed.error.contains("tree/src: not a regular file"))
  }

  @Test func `A report into a file says in a line what was found`() throws {
    let result = try sample.check(["tree", "--deny", "Copyleft", "-o", "report"])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(
      result.error.hasSuffix(
        "; 1 conflict with the policy; 1 undecided; 1 file or folder ignored\n"))
  }

  @Test(arguments: ["-", "/dev/stdout", "/dev/fd/1"])
  func `Standard output, pipes and devices take the report as it comes`(_ path: String) throws {
    let expected = try sample.check(["tree", "--format", "json"]).output
    let result = try sample.check(["tree", "--format", "json", "-o", path])
    #expect(result.status == 0 && result.output == expected && result.error.isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: sample.folder.url.path)
    #expect(!names.contains("-"))
  }

  @Test
  func `A log that standard output is appended to keeps what it holds; /dev/null takes everything`()
    throws
  {
    let check = "\"$0\" check tree/src/known.c --corpus corpus.stele"
    let expected = try sample.check(["tree/src/known.c"]).output
    let script = """
      echo old > log
      \(check) -o /dev/stdout >> log && \(check) -o - >> log && \(check) -o /dev/stderr 2>> log
      \(check) -o /dev/null && \(check) --write-baseline /dev/null > /dev/null && cat log
      """
    let result = try Program.run(script: script, in: sample.folder.url)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output == "old\n" + expected + expected + expected)
    #expect(!FileManager.default.fileExists(atPath: sample.folder.path("log.partial")))
  }

  @Test func `Standard output that is a file of the tree is no part of what is checked`() throws {
    let expected = try sample.check(["tree", "--format", "json"]).output
    let url = URL(filePath: sample.tree).appending(path: "out.json")
    try Data().write(to: url)
    let process = Process()
    process.executableURL = try BuiltProgram.url("stele")
    process.arguments = ["check", "--corpus", sample.corpus, "tree", "--format", "json"]
    process.currentDirectoryURL = sample.folder.url
    process.standardOutput = try FileHandle(forWritingTo: url)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try String(contentsOf: url, encoding: .utf8) == expected)
  }

  @Test(arguments: ["spdx", "cyclonedx"])
  func `Documents that say the same time are the same`(_ format: String) throws {
    let arguments = ["tree", "--format", format]
    let one = try sample.check(arguments + ["--created", "2026-01-31T12:00:00Z"])
    #expect(one.status == 0 && one.output.contains(#":"2026-01-31T12:00:00Z""#))
    // Hashes that others know files by are there besides the SWHID.
    #expect(one.output.contains("swh:1:cnt:4e610c04d58371663d95ca8237eea260b08f090c"))
    #expect(one.output.contains("56f54d1636dfec63c3e1586e5e4bdc9a455bb9f6"))
    #expect(
      one.output.contains("386593f1475dc210d45a5f3d4b6bb11c065fc6fe2e08ebdd00ab4cf3a0848744"))
    let other = try sample.check(arguments, environment: ["SOURCE_DATE_EPOCH": "1769860800"])
    #expect(other.output == one.output)
    let bad = try sample.check(arguments, environment: ["SOURCE_DATE_EPOCH": "soon"])
    #expect(bad.status == 1 && bad.error.contains("SOURCE_DATE_EPOCH is \"soon\""))
    #expect(try sample.check(["tree"], environment: ["SOURCE_DATE_EPOCH": "soon"]).status == 0)
  }

  @Test
  func
    `Opted-out contents are told apart, tell nothing else, and hit only where that is asked for`()
    throws
  {
    try sample.write("../repositories", "a/d\na/c\n")
    let imported = try Program.run([
      "corpus", "opt-out", "import", "--corpus", sample.corpus, "--repositories",
      sample.folder.path("repositories"), "--since", "2026-07-31",
    ])
    #expect(imported.status == 0, "\(imported.error)")
    let report = try sample.check(["tree", "--deny", "Copyleft", "--format", "json"])
    #expect(report.status == 0)
    let swhid = "swh:1:cnt:fc0335614b09e090a66bedc4b456798e415e9a00"
    #expect(
      report.output.contains(
        #""verdict":"opted-out","swhid":"\#(swhid)","licenses":[],"license_type":null,"categories":[],"language":null,"false_positive_rate""#
      ))
    // So are the same contents with other line ends.
    #expect(
      report.output.contains(
        #""verdict":"opted-out","swhid":"swh:1:cnt:5a4bbd45a6a6701e53c7083d7ef9c04a5bce8378","matched_swhid""#
      ))
    let denied = try sample.check(["tree", "--deny-opted-out"])
    #expect(denied.status == 2 && denied.output.contains("opted-out: 2\n"))
    let baseline = sample.folder.path("accepted.jsonl")
    let accepted = ["tree", "--deny-opted-out", "--write-baseline", baseline]
    #expect(try sample.check(accepted).status == 0)
    #expect(try sample.check(["tree", "--deny-opted-out", "--baseline", baseline]).status == 0)
  }
}
