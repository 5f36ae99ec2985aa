import Testing

@testable import SteleCheckpoint

@Suite struct JSONParserTests {
  private func parse(_ text: String) throws(CheckpointError) -> JSONValue {
    try parse(Array(text.utf8))
  }

  private func parse(_ bytes: [UInt8]) throws(CheckpointError) -> JSONValue {
    try JSONParser.value(of: bytes.span.bytes, part: "the text")
  }

  private func refusal(_ text: String) -> String {
    message { () throws(CheckpointError) in _ = try parse(text) }
  }

  @Test func `Values read`() throws {
    #expect(try parse(" [ ] ") == .array([]))
    #expect(
      try parse("[1,-2,0,1.5,-2e3,9223372036854775807,9223372036854775808]")
        == .array([
          .integer(1), .integer(-2), .integer(0), .number(1.5), .number(-2000), .integer(.max),
          .number(9_223_372_036_854_775_808),
        ]))
    #expect(
      try parse("[null,true,false,Infinity,-Infinity]")
        == .array([.null, .bool(true), .bool(false), .number(.infinity), .number(-.infinity)]))
    guard case .number(let number) = try parse("NaN") else { return #expect(Bool(false)) }
    #expect(number.isNaN)
  }

  @Test func `Objects keep their order`() throws {
    guard case .object(let object) = try parse(#"{"b": 1, "a": null, "": {}}"#) else {
      return #expect(Bool(false))
    }
    #expect(object.members.map(\.key) == ["b", "a", ""])
    #expect(object["a"] == .null)
    #expect(object["c"] == nil)
  }

  @Test func `Escapes read`() throws {
    #expect(
      try parse(#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\u2581""#)
        == .string("\"\\/\u{8}\u{C}\n\r\t\u{E9}\u{1F600}\u{2581}"))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "[1 2]", "01", "-", "1.", ".5", "1e", "+1",
    "nul", "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud83d\"", "\"\\ud83dx\"", "\"\\ud83d\\u0041\"",
    "\"\\ude00\"", "\"\n\"", "1 1", "'a'", "[1]]", "// a",
  ])
  func `What is not JSON is refused`(text: String) {
    #expect(refusal(text).contains("not valid JSON"))
  }

  @Test func `Text that is not UTF-8 is refused`() {
    #expect(throws: CheckpointError.self) { try parse([0x22, 0xFF, 0x22]) }
    #expect(throws: CheckpointError.self) { try parse([0x22, 0xED, 0xA0, 0x80, 0x22]) }
  }

  @Test func `Deep and long texts are refused`() {
    #expect(refusal(String(repeating: "[", count: 1_000_000)).contains("nested too deeply"))
    #expect(refusal(String(repeating: "{\"a\":", count: 100)).contains("nested too deeply"))
    let many = "[" + String(repeating: "0,", count: 1 << 20) + "0]"
    #expect(refusal(many).contains("too many values"))
    #expect(
      refusal(String(repeating: " ", count: 1 << 24 + 1))
        .contains("the text has 16777217 bytes, more than the 16777216"))
  }

  @Test func `Text that is slow to compare is refused`() {
    let marks = "\"a" + String(repeating: "\u{301}\u{323}", count: 100_000) + "\""
    #expect(refusal(marks).contains("a long string that is not ASCII"))
    #expect(refusal("\"" + String(repeating: "a", count: 100_000) + "\"") == "")
  }

  @Test func `The error says where`() {
    #expect(refusal("{\"a\": 1, \"a\": 2}").hasPrefix("byte 15: not valid JSON: the key a"))
  }
}
