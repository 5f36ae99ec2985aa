import Foundation
import SteleCorpus
import SteleTestSupport
import Testing

@Suite struct JSONLinesTests {
  private let folder: TemporaryFolder
  private static let git = String(repeating: "1a", count: 20)
  private static let sha1 = String(repeating: "B2", count: 20)
  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String) throws -> [CorpusRow] {
    let path = folder.path("rows.jsonl")
    try Data(text.utf8).write(to: URL(filePath: path))
    let reader = try RowReader(path: path)
    var rows: [CorpusRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test func `Every column is read and others are ignored`() throws {
    let line = """
      {"directory_id": {"x": [1, {"y": null}], "": "\\"}"}, "blob_id": "\(Self.sha1)",
      "content_id":"\(Self.git)", "detected_licenses": ["MIT", "LicenseRef-\\u00e9\\ud83d\\ude00"],
      "license_type": "permissive", "language": "C++", "is_vendor": true, "is_generated":true,
      "repo_name": "a/b", "path": "/src/ma\\/in.c", "revision_id": "\(Self.git)",
      "star_events_count": 12.0, "fork_events_count": 5000000000, "gha_x": [], "n": -1.5e+3,
      "revision_date": "2019-05-04 12:33:11.250000", "visit_date": 1556973191000, "f": false }
      """.replacing("\n", with: " ")
    let row = try #require(try read(line).first)
    #expect(row.contentID?.hexadecimal(byteCount: 20) == Self.git)
    #expect(row.blobID?.hexadecimal(byteCount: 20) == Self.sha1.lowercased())
    #expect(row.sha256 == nil)
    #expect(row.detectedLicenses == ["MIT", "LicenseRef-é😀"])
    #expect(row.licenseType == .permissive && row.language == "C++")
    #expect(row.isGenerated && !row.isVendor, "the path decides about vendored files")
    #expect(row.repositoryName == "a/b" && row.path == "/src/ma/in.c")
    #expect(row.revisionID == row.contentID)
    #expect(row.starEventsCount == 12 && row.forkEventsCount == .max)
    #expect(row.revisionDate == 1_556_973_191_250 && row.visitDate == 1_556_973_191_000)
  }

  @Test func `Blank lines, carriage returns and a missing last line feed are fine`() throws {
    let line = #"{"content_id":"\#(Self.git)"}"#
    let rows = try read("\n\(line)\r\n  \n\(line)\n\n\(line)")
    #expect(rows.count == 3)
    #expect(try read("").isEmpty && read("\n \r\n").isEmpty)
  }

  @Test func `Nulls are missing values`() throws {
    let line = """
      {"content_id":"\(Self.git)","blob_id":null,"detected_licenses":null,"license_type":null,
      "language":null,"is_vendor":null,"repo_name":null,"path":null,"star_events_count":null,
      "revision_date":null}
      """.replacing("\n", with: "")
    var expected = CorpusRow()
    expected.contentID = ContentKey(hexadecimal: Self.git.utf8)
    #expect(try read(line) == [expected])
  }

  @Test func `Without a path the row itself says whether it is vendored`() throws {
    #expect(try read(#"{"content_id":"\#(Self.git)","is_vendor":true}"#).first?.isVendor == true)
  }

  @Test(arguments: [
    (#"{"content_id":"GIT","content_id":"GIT"}"#, "content_id: the column is there twice"),
    (#"{"path":"/a"}"#, "content_id: the row has no key"),
    (#"{"content_id":null}"#, "content_id: the row has no key"),
    (#"{"content_id":"12"}"#, "content_id: not 40 hexadecimal digits"),
    (#"{"blob_id":"ZZ"}"#, "blob_id: not 40 hexadecimal digits"),
    (#"{"content_id":7}"#, "content_id: expected a string"),
    (#"{"content_id":"GIT","license_type":"gpl"}"#, "license_type: \"gpl\" is no kind of licence"),
    (#"{"content_id":"GIT","detected_licenses":"MIT"}"#, "detected_licenses: expected a list"),
    (#"{"content_id":"GIT","detected_licenses":["MIT"}"#, "detected_licenses: expected , or ]"),
    (#"{"content_id":"GIT","star_events_count":1.5}"#, "star_events_count: not a whole number"),
    (#"{"content_id":"GIT","star_events_count":-1}"#, "star_events_count: a negative number"),
    (#"{"content_id":"GIT","is_generated":1}"#, "is_generated: neither true nor false"),
    (#"{"content_id":"GIT","revision_date":"May 4"}"#, "revision_date: \"May 4\" is no date"),
    (#"{"content_id":"GIT","revision_date":"2019-13-04"}"#, "is no date"),
    (#"{"content_id":"GIT","revision_date":"2023-02-29"}"#, "is no date"),
    (#"{"content_id":"GIT","revision_date":"2023-02-28T12:00:00+24:00"}"#, "is no date"),
    (#"{"content_id":"GIT","revision_date":"2023-02-28T12:00:00+05:"}"#, "is no date"),
    (#"{"content_id":"GIT","revision_date":"2023-02-28T12:00:00."}"#, "is no date"),
    (#"{"content_id":"GIT","path":"a\u0000b"}"#, "path: a text with a zero byte"),
    (#"{"content_id":"GIT","path":"\ud800"}"#, "path: half a surrogate pair"),
    (#"{"content_id":"GIT","path":"\q"}"#, "path: an unknown escape sequence"),
    (#"{"content_id":"GIT"} x"#, "text after the object"),
    (#"{"content_id":"GIT""#, "expected , or }"),
    (#"{"content_id":"GIT","x":[[1,2}"#, "expected , or ]"),
    (#"{"content_id":"GIT","x":nul}"#, "expected a value"),
    (#"{"content_id":"GIT","x":"ab"#, "the text ends in a string"),
    (#"{"content_id":"GIT","x":"ab\"#, "the text ends in a string"),
    (#"["GIT"]"#, "expected an object"),
    ("{", "expected a string"),
    (#"{"content_id""#, "expected : after a name"),
  ])
  func `A bad line is named with its column`(line: String, message: String) throws {
    let good = #"{"content_id":"\#(Self.git)"}"#
    let text = "\(good)\n\n\(line.replacing("GIT", with: Self.git))\n\(good)\n"
    let error = try #require(throws: CorpusError.self) { try read(text) }
    #expect("\(error)".contains("rows.jsonl: line 3: "), "\(error)")
    #expect("\(error)".contains(message), "\(error)")
  }

  @Test func `Lines and nesting are bounded`() throws {
    let deep = String(repeating: "[", count: 100_000)
    let error = try #require(throws: CorpusError.self) {
      try read(#"{"content_id":"\#(Self.git)","x":\#(deep)"#)
    }
    #expect("\(error)".contains("nested too deeply"))
    // A line without an end.
    let other = try #require(throws: CorpusError.self) { try RowReader(path: "/dev/zero").next() }
    #expect("\(other)".contains("line 1: the line has more than 67108864 bytes"), "\(other)")
  }

  @Test func `Long lines are read and what is in them is passed over`() throws {
    let row = #"{"content_id":"\#(Self.git)","path":"/a"}"#
    let contents = String(repeating: "x", count: 3 << 20)
    let long = #"{"content":"\#(contents)","content_id":"\#(Self.sha1)","path":"/b"}"#
    let rows = try read([row, long, row, long].joined(separator: "\n"))
    #expect(rows.map(\.path) == ["/a", "/b", "/a", "/b"])
  }

  @Test func `A path that is too long is left out and counted`() throws {
    let path = folder.path("rows.jsonl")
    let longest = String(repeating: "a", count: RowReader.longestPath)
    let lines = [longest, longest + "b", "/c", longest + longest].map {
      #"{"content_id":"\#(Self.git)","path":"\#($0)"}"#
    }
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: path))
    let reader = try RowReader(path: path)
    var paths: [String?] = []
    while let row = try reader.next() { paths.append(row.path) }
    #expect(paths == [longest, nil, "/c", nil] && reader.longPaths == 2)
  }

  @Test func `What programs of Windows and Python write is read`() throws {
    let line =
      #"{"content_id":"\#(Self.git)","lan\u0067uage":"Zig","star_events_count":NaN,"#
      + #""path":NaN,"detected_licenses": NaN, "revision_date":NaN,"x":NaN}"#
    let row = try #require(try read("\u{FEFF}\(line)\r\n").first)
    #expect(row.language == "Zig" && row.starEventsCount == 0 && row.path == nil)
    #expect(row.detectedLicenses.isEmpty && row.revisionDate == nil)
    #expect(try read("\u{FEFF}").isEmpty)
    let error = try #require(throws: CorpusError.self) { try read("\(line)\n\u{FEFF}\(line)") }
    #expect("\(error)".contains("line 2: expected an object"))
    #expect(throws: CorpusError.self) {
      try read(#"{"content_id":"\#(Self.git)","lan\u0067uage":"Zig","language":"C"}"#)
    }
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8, 0], "compressed by gzip", "zcat"),
      ([0x28, 0xB5, 0x2F, 0xFD], "compressed by zstd", "zstdcat"),
      (Array("PAR1\u{15}".utf8), "a Parquet file", "JSON Lines"),
      (Array("STEL\u{1}".utf8), "a Stele file", "stele corpus merge"),
    ] as [([UInt8], String, String)])
  func `An input of another kind is named, with the way to rows`(
    start: [UInt8], what: String, remedy: String
  ) throws {
    let path = folder.path("rows.jsonl")
    try Data(start).write(to: URL(filePath: path))
    let error = try #require(throws: CorpusError.self) { try RowReader(path: path) }
    #expect("\(error)".contains("rows.jsonl: byte 0: this is \(what)"), "\(error)")
    #expect("\(error)".contains(remedy), "\(error)")
  }

  @Test func `Not UTF-8 is an error`() throws {
    let path = folder.path("rows.jsonl")
    var data = Data(#"{"content_id":"\#(Self.git)","path":""#.utf8)
    data += [0xFF, 0xFE]
    data += Data(#""}"#.utf8)
    try data.write(to: URL(filePath: path))
    let reader = try RowReader(path: path)
    #expect(throws: CorpusError.self) { try reader.next() }
  }

  @Test func `Many rows across the buffer's edge are all read`() throws {
    let lines = (0..<20_000).map { number in
      let hexadecimal = String(number, radix: 16)
      let key = String(repeating: "0", count: 40 - hexadecimal.count) + hexadecimal
      return #"{"content_id":"\#(key)","path":"/\#(String(repeating: "p", count: number % 200))"}"#
    }
    let rows = try read(lines.joined(separator: "\n"))
    #expect(rows.count == 20_000)
    for (number, row) in rows.enumerated() {
      #expect(row.path?.utf8.count == number % 200 + 1)
    }
  }

  @Test func `The source has the digest of the input`() throws {
    let path = folder.path("rows.jsonl")
    try Data("abc\n".utf8).write(to: URL(filePath: path))
    let reader = try RowReader(path: path)
    #expect(throws: CorpusError.self) { try reader.next() }
    #expect(try read("\n\n").isEmpty)
    let blank = try RowReader(path: path)
    #expect(try blank.next() == nil)
    #expect(blank.source.name == "rows.jsonl" && blank.source.byteCount == 2)
    #expect(
      blank.source.sha256 == "75a11da44c802486bc6f65640aa48a730f0f684c5c07a42ba3cd1735eb3fb070")
  }
}
