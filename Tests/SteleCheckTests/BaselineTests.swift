import Foundation
import SteleTestSupport
import Testing

@testable import SteleCheck

@Suite struct BaselineTests {
  private static func denied(
    _ path: String, _ digit: Character = "1", _ licenses: [String] = ["GPL-3.0-only"]
  ) -> CheckedFile {
    SampleFiles.known(path, digit, licenses, finding: .licenseDenied)
  }

  private static func baseline(_ files: [CheckedFile]) -> Baseline {
    Baseline(files.compactMap { BaselineEntry($0) })
  }

  @Test func `A finding is old by its contents, rule and licences, wherever it lies`() {
    var baseline = Self.baseline([Self.denied("a.c", "1", ["MPL-2.0", "GPL-3.0-only"])])
    #expect(baseline.state(of: Self.denied("a.c", "1", ["GPL-3.0-only", "MPL-2.0"])) == .unchanged)
    #expect(baseline.state(of: Self.denied("b.c", "1", ["GPL-3.0-only", "MPL-2.0"])) == .moved)
    #expect(baseline.state(of: Self.denied("a.c", "2", ["GPL-3.0-only", "MPL-2.0"])) == .new)
    #expect(baseline.state(of: Self.denied("a.c")) == .new)
    var optedOut = Self.denied("a.c", "1", ["GPL-3.0-only", "MPL-2.0"])
    optedOut.finding = .optedOut
    #expect(baseline.state(of: optedOut) == .new)
  }

  @Test func `Of contents that were accepted several times another copy is new`() {
    var baseline = Self.baseline([Self.denied("a.c"), Self.denied("b.c")])
    #expect(baseline.state(of: Self.denied("b.c")) == .unchanged)
    #expect(baseline.state(of: Self.denied("c.c")) == .new)
  }

  @Test func `What is not found is stale, if it would have been looked at`() {
    var baseline = Self.baseline([
      Self.denied("src/a.c"), Self.denied("lib/b.c", "2"), Self.denied("src/c.c", "3"),
    ])
    _ = baseline.state(of: Self.denied("src/a.c"))
    #expect(baseline.staleEntries(below: [FilePath("src")]).map(\.path) == ["src/c.c"])
    #expect(baseline.staleEntries(below: [FilePath(".")]).count == 2)
    #expect(baseline.staleEntries(below: [FilePath("src/d.c")]).isEmpty)
  }

  @Test
  func `A written baseline is sorted, accepts what it was written for, and is the same again`()
    throws
  {
    let folder = try TemporaryFolder()
    let files = [
      Self.denied("z \"\n.c"), Self.denied("b.c"), Self.denied("a.c", "2"), Self.denied("b.c"),
    ]
    for (name, files) in [("one", files), ("other", files.reversed())] {
      var writer = BaselineWriter()
      for file in files { writer.add(file) }
      var undecided = Self.denied("u.c")
      undecided.finding = .licenseUndecided
      writer.add(undecided)
      try writer.write(to: folder.path(name))
    }
    let text = try String(contentsOfFile: folder.path("one"), encoding: .utf8)
    #expect(text == (try String(contentsOfFile: folder.path("other"), encoding: .utf8)))
    #expect(text.split(separator: "\n").count == 3)
    #expect(
      text.hasPrefix(
        #"{"path":"a.c","swhid":"\#(SampleFiles.swhid("2"))","rule":"license-denied","licenses":["GPL-3.0-only"]}"#
      ))
    var baseline = try Baseline(reading: folder.path("one"))
    for file in files { #expect(baseline.state(of: file) == .unchanged) }
  }

  @Test func `An empty baseline accepts nothing; a damaged one is an error that names the line`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path("baseline")
    try BaselineWriter().write(to: path)
    var empty = try Baseline(reading: path)
    #expect(empty.state(of: Self.denied("a.c")) == .new)
    for line in [
      "{", "[]", #"{"path":"a"}"#, "\u{0}", #"{"path":1,"swhid":"","rule":"","licenses":[]}"#,
    ] {
      try "\n\(line)\n".write(toFile: path, atomically: true, encoding: .utf8)
      #expect(throws: CheckError.invalidBaseline(path: path, line: 2)) {
        try Baseline(reading: path)
      }
    }
    #expect(throws: CheckError.self) { try Baseline(reading: folder.path("none")) }
  }
}
