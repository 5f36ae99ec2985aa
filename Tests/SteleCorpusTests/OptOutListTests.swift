import Foundation
import SteleCorpus
import SteleTestSupport
import Testing

@Suite struct OptOutListTests {
  private static let day = "2026-07-31"

  private func name(_ text: String) throws -> OptOutName { try #require(OptOutName(text)) }

  private func list(
    _ names: [String], renames: [(String, String)] = [], since: String = day
  ) throws -> OptOutList {
    var list = OptOutList()
    for text in names { try list.add(name(text), since: try #require(CalendarDate(since))) }
    for (old, new) in renames {
      try list.add(try #require(OptOutList.Rename(from: name(old), to: name(new))))
    }
    return list
  }

  private func covered(_ texts: [String], by list: OptOutList) throws -> [String] {
    let index = OptOutIndex(list)
    return try texts.filter { index.match(try name($0)) != nil }
  }

  @Test func `Owners cover all they have and repositories themselves`() throws {
    let list = try list(["Octo", "some/Thing"])
    #expect(
      try covered(
        ["OCTO", "octo/a", "oCTO/b", "octo2/a", "some", "some/thing", "SOME/THING", "some/thin"],
        by: list)
        == ["OCTO", "octo/a", "oCTO/b", "some/thing", "SOME/THING"])
  }

  @Test func `Names are literal and never patterns`() throws {
    let list = try list(["^.+$", ".*/.*", "a.c"])
    #expect(
      try covered(["abc", "a/b", "a.c/x", "^.+$/x", "abc/x"], by: list) == ["a.c/x", "^.+$/x"])
    // Only ASCII letters have two cases.
    #expect(try covered(["É/x"], by: self.list(["é"])).isEmpty)
  }

  @Test func `What is no name is refused`() {
    for text in ["", "/", "a/", "/b", "a/b/c", "a b", "a\tb", "a\nb", "a\u{0}", " a"] {
      #expect(OptOutName(text) == nil, "\(text)")
    }
  }

  @Test func `An entry covers old and new names over any number of steps`() throws {
    let renames = [
      ("a", "b"), ("b", "c"), ("c/old", "c/new"), ("x/one", "y/two"), ("y", "z"), ("p", "q"),
      ("q", "p"),
    ]
    let all = [
      "a/r", "b/r", "c/r", "a/old", "c/new", "x/one", "y/two", "z/two", "x/other", "p", "q/r", "d",
    ]
    #expect(try covered(all, by: list(["c"], renames: renames)) == Array(all.prefix(5)))
    #expect(try covered(all, by: list(["a/r"], renames: renames)) == ["a/r", "b/r", "c/r"])
    #expect(try covered(all, by: list(["b/new"], renames: renames)) == ["a/old", "c/new"])
    // A repository that changed hands goes with either owner, and takes nothing else with it.
    #expect(
      try covered(all, by: list(["x"], renames: renames)) == ["x/one", "y/two", "z/two", "x/other"])
    #expect(try covered(all, by: list(["z"], renames: renames)) == ["x/one", "y/two", "z/two"])
    #expect(try covered(all, by: list(["q"], renames: renames)) == ["p", "q/r"])
    #expect(OptOutList.Rename(from: try name("a"), to: try name("a/b")) == nil)
  }

  @Test func `Long chains of renames are followed in either order`() throws {
    let chain = (0..<2000).map { ("n\($0)", "n\($0 + 1)") }
    for renames in [chain, chain.reversed()] {
      let index = OptOutIndex(try list(["n0"], renames: renames))
      #expect(index.match(try name("n2000/x"))?.entry == (try name("n0")))
    }
  }

  @Test func `The earliest date is kept and told`() throws {
    var list = try list(["a"], since: "2026-08-02")
    try list.add(try self.list(["a", "a/b"], since: "2026-08-01"))
    try list.add(try self.list(["a"], since: "2026-08-03"))
    #expect(list.dates[try name("a")]?.description == "2026-08-01")
    let match = OptOutIndex(list).match(try name("a/b"))
    #expect(match?.since.description == "2026-08-01" && match?.entry.text == "a")
    #expect(list.cutOff?.description == "2026-08-01")
  }

  @Test func `A list has one text which is read`() throws {
    let list = try list(["b", "A/x", "a"], renames: [("old", "a")])
    let text = String(decoding: list.text, as: UTF8.self)
    #expect(
      text.hasPrefix(
        """
        stele opt-outs 1
        owner a 2026-07-31
        owner b 2026-07-31
        rename old a
        repository a/x 2026-07-31
        sha256 \

        """))
    #expect(try OptOutList(parsing: list.text, path: "x") == list)
    #expect(try OptOutList(parsing: OptOutList().text, path: "x") == OptOutList())
  }

  @Test func `Any damage to a text is an error with its line`() throws {
    let text = try list(["b", "a/x", "c"], renames: [("old", "a")]).text
    for place in text.indices {
      for byte in [text[place] ^ 1, text[place] ^ 0x20, 10, 0xFF] where byte != text[place] {
        var damaged = text
        damaged[place] = byte
        let error = #expect(throws: CorpusError.self) {
          try OptOutList(parsing: damaged, path: "LIST")
        }
        #expect("\(error!)".hasPrefix("LIST: line "))
      }
      #expect(throws: CorpusError.self) {
        try OptOutList(parsing: Array(text[..<place]), path: "LIST")
      }
    }
    #expect(throws: CorpusError.self) { try OptOutList(parsing: text + text, path: "LIST") }
  }

  @Test func `Impossible dates are none`() {
    for text in [
      "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "0000-01-01", "2026-07-31 ", "x",
    ] {
      #expect(CalendarDate(text) == nil, "\(text)")
    }
    #expect(CalendarDate("2024-02-29")?.milliseconds == 1_709_164_800_000)
  }
}

@Suite struct OptOutFormTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String, _ form: OptOutForm) throws -> OptOutList {
    let path = folder.path("form.txt")
    try Data(text.utf8).write(to: URL(filePath: path))
    var list = OptOutList()
    try form.read(path, since: try #require(CalendarDate("2026-07-31")), into: &list)
    return list
  }

  private func names(_ text: String, _ form: OptOutForm) throws -> [String] {
    try read(text, form).dates.keys.map(\.text).sorted()
  }

  @Test func `Every way to write a name is read`() throws {
    let owners = """
      \u{FEFF}Octo-Cat\r
      @second

        - `third`
      * fourth
      -fifth
      https://github.com/sixth
      HTTPS://GitHub.com/seventh/
      `https://github.com/eighth/Repo.git`\r
      ^.+$
      """
    #expect(
      try names(owners, .owners) == [
        "^.+$", "eighth/repo", "fifth", "fourth", "octo-cat", "second", "seventh", "sixth", "third",
      ])
    let repositories = "a/b\n- https://github.com/c/d.git\nhttps://github.com/e/f\n\n  g/h.git  "
    #expect(try names(repositories, .repositories) == ["a/b", "c/d", "e/f", "g/h"])
    #expect(try names("", .owners) == [] && names("\r\n - \n``\n", .owners) == [])
  }

  @Test(arguments: [
    "two words", "https://gitlab.com/a/b", "a/b/c", "https://github.com/a/b/tree/main", "a, b",
    "git@github.com:a/b.git", "https://github.com/a?tab=repositories", "owner/*",
    "https://github.com/", "@",
    "a/.git",
  ])
  func `A line that is no name is an error and nothing is read`(line: String) throws {
    let path = folder.path("form.txt")
    try Data("good/one\n\n\(line)\n".utf8).write(to: URL(filePath: path))
    var list = OptOutList()
    let date = try #require(CalendarDate("2026-07-31"))
    let error = try #require(throws: CorpusError.self) {
      try OptOutForm.owners.read(path, since: date, into: &list)
    }
    #expect("\(error)".contains("form.txt: line 3: ") && "\(error)".contains("give OWNER"))
    #expect(list.isEmpty)
  }

  @Test(arguments: [
    "all", "- ALL", "`All`", "All.", "(all)", "\"all\"", "none", "n/a", "N/A", "everything", "any",
    "owner",
    "Username", "<username>", "owner/repo", "your-username/your-repo", "OWNER/REPOSITORY", "repo",
    "null", "all/all", "---", "...", "@all", "_", "commits", "StackOverflow",
  ])
  func `A word of the form is no name and nothing is read`(word: String) throws {
    let path = folder.path("form.txt")
    try Data("good\n\n\(word)\n".utf8).write(to: URL(filePath: path))
    var list = OptOutList()
    let date = try #require(CalendarDate("2026-07-31"))
    let error = try #require(throws: CorpusError.self) {
      try OptOutForm.owners.read(path, since: date, into: &list)
    }
    #expect("\(error)".contains("form.txt: line 3: ") && "\(error)".contains("nothing is imported"))
    #expect(list.isEmpty)
  }

  @Test func `Words of the form in renames are no names either`() throws {
    for line in ["all -> bob", "bob -> none", "ann/x -> owner/repo"] {
      let error = try #require(throws: CorpusError.self) { try read(line, .renames) }
      #expect("\(error)".contains("line 1: "), "\(line)")
    }
  }

  @Test func `Names that only hold such words are names`() throws {
    let text = "all-in\nallen\nall/thing\nnone-such\nmy/owner-tools\nhttps://github.com/all\n7"
    #expect(
      try names(text, .owners) == [
        "7", "all", "all-in", "all/thing", "allen", "my/owner-tools", "none-such",
      ])
  }

  @Test func `An owner among repositories is an error`() throws {
    let error = try #require(throws: CorpusError.self) { try read("a/b\nrepo\n", .repositories) }
    #expect("\(error)".contains("line 2: \"repo\" names an owner"))
  }

  @Test func `Renames are read with or without an arrow`() throws {
    let list = try read("- `a` -> `b`\nc/x d/y\n\n@e → https://github.com/f\n", .renames)
    #expect(
      list.renames.map { "\($0.old.text)>\($0.new.text)" }.sorted() == ["a>b", "c/x>d/y", "e>f"])
    for bad in ["a", "a -> b -> c", "a b/c"] {
      #expect(throws: CorpusError.self) { try read(bad, .renames) }
    }
  }
}
