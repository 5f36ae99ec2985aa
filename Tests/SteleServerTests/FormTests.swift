import SteleBase
import SteleTestSupport
import Testing

@testable import SteleServer

struct FormTests {
  @Test func `Forms are read as browsers write them`() throws {
    for (text, fields) in [
      ("", []),
      ("a=b", [("a", "b")]),
      ("a=b&&c", [("a", "b"), ("c", "")]),
      ("a+b=c%20d%2B", [("a b", "c d+")]),
      ("a=%&b=%4&c=%zz", [("a", "%"), ("b", "%4"), ("c", "%zz")]),
      ("a=b=c", [("a", "b=c")]),
      ("=x", [("", "x")]),
      ("%C3%A9=%FF", [("é", "\u{FFFD}")]),
    ] as [(String, [(String, String)])] {
      let read = try FormField.fields(ofURLEncoded: text.utf8)
      #expect(read == fields.map { FormField(name: $0.0, value: $0.1) }, "\(text)")
    }
    let many = String(repeating: "a&", count: FormField.maximumCount + 1)
    #expect(throws: FormError.tooManyFields(limit: FormField.maximumCount)) {
      try FormField.fields(ofURLEncoded: many.utf8)
    }
  }

  @Test func `What is escaped is read as it was`() {
    for text in ["a b/c?d=é&f", "%", "日本", "-._~"] {
      #expect(
        PercentEncoding.decoded(PercentEncoding.encoded(text).utf8, plusIsSpace: false) == text)
    }
  }

  @Test func `JSON is read as a whole or not at all`() throws {
    let value = try JSONValue(
      parsing: Array("\u{FEFF}{\"a\": [1, -2.5e1, \"x\\u00e9\", null, true, {}], \"a\": []}".utf8))
    #expect(value["a"] == .array([]))
    #expect(value["b"] == nil)
    guard case .object(let members) = value else { return #expect(Bool(false)) }
    #expect(
      members[0].value
        == .array([.number(1), .number(-25), .string("xé"), .null, .bool(true), .object([])]))
    for text in [
      "", "{", "[1,]", "{\"a\":1,}", "01", "\"\\ud800\"", "nul", "1 2", "NaN", "\"\u{0}\"",
    ] {
      #expect(throws: JSONError.self, "\(text)") { try JSONValue(parsing: Array(text.utf8)) }
    }
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
    let deep = String(repeating: "[", count: 9) + String(repeating: "]", count: 9)
    #expect(throws: JSONError.self) { try JSONValue(parsing: Array(deep.utf8)) }
    let many = "[" + String(repeating: "1,", count: 200_000) + "1]"
    #expect(throws: JSONError.self) { try JSONValue(parsing: Array(many.utf8)) }
  }

  @Test func `Of bodies no more is held than may be`() {
    let bytes = HeldBytes(limit: 100)
    var share: HeldBytes.Share? = HeldBytes.Share(of: bytes)
    #expect(share?.take(60) == true)
    let other = HeldBytes.Share(of: bytes)
    #expect(!other.take(50))
    #expect(other.take(40))
    share = nil
    #expect(other.take(60))
    #expect(!other.take(1))
  }

  @Test func `Types and their parameters are read whatever their case`() {
    let type = MediaType(#"Multipart/Form-Data; Charset=utf-8 ; boundary="a;b\"c" ; x"#)
    #expect(type.name == "multipart/form-data")
    #expect(type.parameters == ["charset": "utf-8", "boundary": #"a;b"c"#])
    #expect(MediaType("application/json;charset=utf-8").isJSON)
    #expect(MediaType("application/problem+json").isJSON)
    #expect(!MediaType("text/json").isJSON)
  }

  @Test func `Paths and queries are told apart`() {
    for (target, path, query) in [
      ("/a?b=c", "/a", "b=c"), ("//a///b/", "/a/b/", ""), ("http://h:1//a?x#y", "/a", "x"),
      ("", "/", ""), ("/a#b?c", "/a", ""), ("*", "*", ""), ("/a?b?c", "/a", "b?c"),
      ("http://h?q", "/", "q"),
    ] {
      #expect(RequestTarget(target).path == path, "\(target)")
      #expect(RequestTarget(target).query == query, "\(target)")
    }
  }

  @Test func `Files' names are made safe`() {
    for (name, stem, suffix) in [
      ("a.txt", "a", ".txt"), ("../../etc/päss wd.txt", "etc_pass_wd", ".txt"),
      ("C:\\x\\y z.md", "C_x_y_z", ".md"), (".txt", "file", ".txt"), ("日本.srt", "file", ".srt"),
      ("a.tar.gz", "a.tar", ".gz"), ("noext", "noext", ""), ("__..a..__.po", "a", ".po"),
      ("a\r\nb\".txt", "a_b", ".txt"), ("ÅÉø.html", "AEo", ".html"),
    ] {
      let safe = FileName(name)
      #expect(safe.stem == stem, "\(name)")
      #expect(safe.suffix == suffix, "\(name)")
    }
    #expect(FileName(String(repeating: "a", count: 5000) + ".txt").stem.count == 100)
  }
}
