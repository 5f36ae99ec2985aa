import Foundation
import SteleCorpus
import SteleFile
import SteleTestSupport
import Testing

/// Opt-outs are not lost by links, copies, or others who import at the same time.
@Suite struct OptOutMarkTests {
  private let files: SampleFiles
  private let row: CorpusRow
  private let key: ContentKey

  init() throws {
    files = try SampleFiles()
    var sample = SampleRows(seed: 21)
    var row = sample.row()
    row.repositoryName = "ann/one"
    self.row = row
    key = try #require(row.contentID)
    var others = sample.rows(20)
    for index in others.indices { others[index].repositoryName = "other/thing" }
    try files.build(
      "a", [row] + others,
      options: CorpusOptions(keyBits: 44, sideTables: [.repository, .origins]))
  }

  private func list(_ names: String...) throws -> OptOutList {
    var list = OptOutList()
    for name in names {
      try list.add(
        try #require(OptOutName(name)), since: try #require(CalendarDate("2026-07-31")))
    }
    return list
  }

  private func add(_ names: String..., to name: String = "a", marks: Bool = true) throws {
    var all = OptOutList()
    for name in names { try all.add(list(name)) }
    try OptOutOverlay.add(all, to: CorpusIndex(opening: files.path(name)), marks: marks)
  }

  private func verdict(_ name: String) throws -> CorpusVerdict {
    try CorpusIndex(opening: files.path(name)).answer(key, in: .sha1Git).verdict
  }

  private func copy(_ name: String, to other: String) throws {
    try FileManager.default.copyItem(atPath: files.path(name), toPath: files.path(other))
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: files.path(name), withDestinationPath: target)
  }

  @Test func `The list is found through symbolic links`() throws {
    let inner = files.path("inner")
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
    try link("latest", to: "a")
    try link("inner/far", to: "../latest")
    try add("ann", to: "inner/far")
    #expect(FileManager.default.fileExists(atPath: files.path("a.optouts")))
    for name in ["a", "latest", "inner/far"] { #expect(try verdict(name) == .optedOut, "\(name)") }
    #expect(OptOutOverlay.path(of: files.path("a")) == files.path("a.optouts"))
    let inside = try #require(BytePath(inner).resolved).description
    try link("folder", to: inside)
    #expect(try verdict("folder/far") == .optedOut)
  }

  @Test func `A list that leads nowhere is an error and none is not`() throws {
    #expect(try verdict("a") == .known)
    try link("a.optouts", to: "/none/a.optouts")
    let error = #expect(throws: CorpusError.self) { try verdict("a") }
    #expect("\(error!)".contains("a.optouts"))
    let merge = #expect(throws: CorpusError.self) {
      try CorpusMerger.merge([CorpusIndex(opening: files.path("a"))], to: files.path("m"))
    }
    #expect("\(merge!)".contains("a.optouts"))
    #expect(throws: CorpusError.self) { try add("ann") }
  }

  @Test func `Copies and hard links without the list are errors`() throws {
    try add("ann")
    try copy("a", to: "copy")
    try FileManager.default.linkItem(atPath: files.path("a"), toPath: files.path("hard"))
    try FileManager.default.moveItem(atPath: files.path("a"), toPath: files.path("moved"))
    for name in ["copy", "hard", "moved"] {
      let error = #expect(throws: CorpusError.self) { try verdict(name) }
      #expect("\(error!)".contains("\(name).optouts is not there"))
      #expect("\(error!)".contains("--no-opt-outs"))
      let index = try CorpusIndex(opening: files.path(name), optOuts: .ignored)
      #expect(try index.answer(key, in: .sha1Git).verdict == .known)
      guard case .missing = OptOutState(of: index.container) else {
        Issue.record("a missing list")
        continue
      }
    }
    try copy("a.optouts", to: "copy.optouts")
    #expect(try verdict("copy") == .optedOut)
    // Whoever says that the list is lost may begin another.
    try OptOutOverlay.add(
      list("bob"), to: CorpusIndex(opening: files.path("moved"), optOuts: .ignored))
    #expect(try verdict("moved") == .known)
  }

  @Test func `The mark is no part of the data`() throws {
    let open = try CorpusIndex(opening: files.path("a"))
    let digest = try open.manifest().dataDigest
    try add("ann")
    // Who had the file open goes on, and still answers as when it was opened.
    try open.verify()
    #expect(try open.answer(key, in: .sha1Git).verdict == .known)
    let marked = try CorpusIndex(opening: files.path("a"))
    #expect(marked.container.isMarked)
    #expect(try marked.manifest().dataDigest == digest)
    try marked.verify()
  }

  @Test func `What is made of marked files is not marked`() throws {
    try add("ann")
    let index = try CorpusIndex(opening: files.path("a"))
    try CorpusMerger.merge([index], to: files.path("merged"))
    #expect(try verdict("merged") == .optedOut)
    var folding = CorpusOptions(sideTables: [.repository])
    folding.optOuts = try index.optOuts()
    try files.build("built", [row], options: folding)
    #expect(try verdict("built") == .optedOut)
    try CorpusRelease(
      of: CorpusIndex(opening: files.path("merged")), name: "n"
    ).write(to: files.path("release"))
    for name in ["merged", "built", "release/n-1.0.0.stele"] {
      #expect(try !Container(opening: files.path(name)).isMarked, "\(name)")
    }
  }

  @Test func `Patches do not care for the mark`() throws {
    let options = CorpusOptions(keyBits: 44, sideTables: [.repository, .origins])
    var sample = SampleRows(seed: 22)
    let new = try files.build("new", sample.rows(30) + [row], options: options)
    try copy("a", to: "plain")
    try add("other")
    let marked = try CorpusIndex(opening: files.path("a"))
    let plain = try CorpusIndex(opening: files.path("plain"))
    for (number, (from, to)) in [(plain, marked), (marked, plain)].enumerated() {
      let patch = files.path("patch\(number)")
      try CorpusPatchWriter.write(from: from, to: new, path: patch)
      try CorpusPatch(opening: patch).apply(to: to, writing: files.path("patched\(number)"))
      #expect(
        try Data(contentsOf: URL(filePath: files.path("patched\(number)")))
          == Data(contentsOf: URL(filePath: files.path("new"))))
    }
    // Requests that the new file's data do not honour go along, and the file stays as it is.
    let patched = try CorpusIndex(opening: files.path("patched0"))
    let carried = try #require(try OptOutOverlay.carry(from: marked, to: patched))
    #expect(try carried.list == list("other"))
    #expect(try CorpusIndex(opening: files.path("patched0")).optOuts() == carried.list)
    #expect(try !Container(opening: files.path("patched0")).isMarked)
    #expect(try OptOutOverlay.carry(from: plain, to: patched) == nil)
  }

  @Test func `No import is lost when several run at the same time`() throws {
    let index = try CorpusIndex(opening: files.path("a"))
    let lists = try (0..<24).map { try list("owner\($0)") }
    let failures = ThreadFailures()
    DispatchQueue.concurrentPerform(iterations: lists.count) { number in
      failures.catching {
        // Each has read the list before any of the others wrote it.
        try OptOutOverlay.add(lists[number], to: index)
      }
    }
    #expect(failures.texts == [])
    let all = try CorpusIndex(opening: files.path("a")).optOuts()
    #expect(all.dates.keys.map(\.text).sorted() == (0..<24).map { "owner\($0)" }.sorted())
  }

  @Test func `An import says what was there already`() throws {
    let index = try CorpusIndex(opening: files.path("a"))
    let first = try OptOutOverlay.add(list("ann", "bob"), to: index)
    #expect(first.added == 2 && first.known == 0)
    let second = try OptOutOverlay.add(list("bob", "carl/x"), to: index)
    #expect(second.added == 1 && second.known == 1 && second.list.dates.count == 3)
    #expect(second.list.summary == "3 opt-outs, 0 renames")
    #expect(first.list.summary == "2 opt-outs, 0 renames" && OptOutList().isEmpty)
  }

  @Test func `A request can be taken back unless the data are without it`() throws {
    try add("ann", "bob")
    var index = try CorpusIndex(opening: files.path("a"))
    let ann = try #require(OptOutName("Ann"))
    for (name, reason) in [
      ("carl", "is not in the list"), ("ann/one", "is opted out by ann; take that back"),
    ] {
      let error = #expect(throws: CorpusError.self) {
        try OptOutOverlay.remove([ann, try #require(OptOutName(name))], from: index)
      }
      #expect("\(error!)".contains("\(name) \(reason)"))
      #expect(try verdict("a") == .optedOut)
    }
    let change = try OptOutOverlay.remove([ann], from: index)
    #expect(try change.list == list("bob"))
    #expect(try verdict("a") == .known)
    try add("ann")
    index = try CorpusIndex(opening: files.path("a"))
    try CorpusMerger.merge([index], to: files.path("folded"))
    let folded = try CorpusIndex(opening: files.path("folded"))
    let error = #expect(throws: CorpusError.self) {
      try OptOutOverlay.remove([ann], from: folded)
    }
    #expect("\(error!)".contains("ann was left out when the file was made"))
    #expect("\(error!)".contains("build the file again"))
  }
}
