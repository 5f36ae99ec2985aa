import SteleBase
import SteleTestSupport
import Testing

@Suite struct JSONScannerTests {
  /// Steps over the value that is all of `bytes`; the reason why that cannot be.
  private static func refusal(of bytes: [UInt8], maximumDepth: Int = 8) -> JSONError? {
    var scanner = JSONScanner(bytes, maximumDepth: maximumDepth)
    do throws(JSONError) {
      try scanner.skipValue()
      try scanner.finish()
      return nil
    } catch { return error }
  }

  @Test(
    arguments: [
      "null", " true ", "false", "0", "-0", "12", "-3.5", "1e9", "1E+9", "2.5e-3", #""""#,
      #""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#, "[]", "[ ]", "{}", "{ }", "[1, [2], {\"a\" : []}]",
      "\t{\"a\":1,\r\n\"a\":2}", #""é""#,
    ])
  func `A value is stepped over`(text: String) {
    #expect(Self.refusal(of: Array(text.utf8)) == nil, "\(text)")
  }

  @Test func `Python's numbers are values for who takes them`() {
    for text in ["NaN", "Infinity", "-Infinity"] {
      #expect(Self.refusal(of: Array("[\(text)]".utf8)) != nil)
      var scanner = JSONScanner(Array("[{\"a\": \(text)}]".utf8), maximumDepth: 2)
      #expect(throws: Never.self) {
        try scanner.skipValue(takesPythonNumbers: true)
        try scanner.finish()
      }
    }
  }

  @Test(
    arguments: [
      ("", 0, "expected a value"), ("nul", 0, "expected a value"), ("01", 0, "expected a value"),
      ("-", 1, "expected a value"), ("+1", 0, "expected a value"), (".5", 0, "expected a value"),
      ("1.", 2, "expected a digit"), ("1e", 2, "expected a digit"), ("1e+", 3, "expected a digit"),
      ("[1,]", 3, "expected a value"), ("[1 2]", 3, "expected , or ]"),
      ("[1", 2, "expected , or ]"),
      ("{\"a\" 1}", 5, "expected :"), ("{\"a\":1,}", 7, "expected a string"),
      ("{1:2}", 1, "expected a string"), ("{\"a\":1", 6, "expected , or }"),
      ("1 2", 2, "text after the value"), ("\"a", 2, "the text ends in a string"),
      ("\"a\\", 3, "the text ends in a string"), ("\"a\\\"", 4, "the text ends in a string"),
      ("\"a\nb\"", 2, "a control character in a string"), ("'a'", 0, "expected a value"),
    ])
  func `What is no JSON is refused where it is wrong`(text: String, offset: Int, reason: String) {
    #expect(
      Self.refusal(of: Array(text.utf8)) == JSONError(offset: offset, reason: reason), "\(text)")
  }

  @Test func `Escapes spell characters, surrogates in pairs`() throws {
    for (spelled, text) in [
      (#"\u0041\u00e9\u20AC"#, "Aé€"), (#"\ud83d\ude00!"#, "😀!"), (#"\/\\\""#, #"/\""#),
      (#"\b\f\n\r\t"#, "\u{8}\u{C}\n\r\t"), (#"\u0000"#, "\0"), ("é", "é"),
    ] {
      var scanner = JSONScanner(Array("\"\(spelled)\" ".utf8), maximumDepth: 1)
      #expect(try scanner.string() == text)
      #expect(scanner.peek() == nil)
    }
  }

  @Test(
    arguments: [
      (#"x\q"#, 2, "an unknown escape sequence"), (#"\U0041"#, 1, "an unknown escape sequence"),
      (#"\u12"#, 5, "expected four hexadecimal digits"),
      (#"\u12g4"#, 5, "expected four hexadecimal digits"),
      (#"\ud800"#, 1, "half a surrogate pair"), (#"\ud800x"#, 1, "half a surrogate pair"),
      (#"\ud800\u0041"#, 1, "half a surrogate pair"), (#"\udc00"#, 1, "half a surrogate pair"),
      (#"\ud800\ud800"#, 1, "half a surrogate pair"), (#"\ud800\n"#, 1, "half a surrogate pair"),
    ])
  func `An escape that spells nothing is refused`(spelled: String, offset: Int, reason: String) {
    var scanner = JSONScanner(Array("\"\(spelled)\"".utf8), maximumDepth: 1)
    #expect(throws: JSONError(offset: offset, reason: reason)) { try scanner.string() }
  }

  @Test func `A string that is not UTF-8 has bytes, but no text`() throws {
    let text: [UInt8] = [0x22, 0x61, 0xFF, 0x22]
    var scanner = JSONScanner(text, maximumDepth: 1)
    #expect(throws: JSONError(offset: 0, reason: "a string that is not UTF-8")) {
      try scanner.string()
    }
    scanner = JSONScanner(text, maximumDepth: 1)
    #expect(try Array(scanner.stringBytes()) == [0x61, 0xFF])
  }

  @Test func `Values nest as deeply as the scanner was told, and no deeper`() {
    for depth in [1, 8, 512] {
      for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep =
          String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        #expect(Self.refusal(of: Array(deep.utf8), maximumDepth: depth) == nil)
        #expect(
          Self.refusal(of: Array("[\(deep)]".utf8), maximumDepth: depth)?.reason
            == "nested too deeply")
      }
    }
    // Depth is counted down again.
    #expect(Self.refusal(of: Array("[[],[],[]]".utf8), maximumDepth: 2) == nil)
    // No recursion beyond the limit, however long the text.
    let many = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
    #expect(Self.refusal(of: many, maximumDepth: 64)?.reason == "nested too deeply")
  }

  @Test func `A scanner stays within its range`() throws {
    let text = Array(#"x["ab"]"#.utf8)
    var scanner = JSONScanner(text, in: 2..<5, maximumDepth: 1)
    #expect(throws: JSONError(offset: 5, reason: "the text ends in a string")) {
      try scanner.string()
    }
    scanner = JSONScanner(text, in: 2..<6, maximumDepth: 1)
    #expect(try scanner.string() == "ab")
    #expect(scanner.peek() == nil)
    #expect(scanner.position == 6 && scanner.end == 6)
  }

  @Test func `No bytes make the scanner trap or stop, and what is cut off is refused`() {
    let seeds = [
      #"{"a":[1,-2.5e3,null,true,{"b":"\u00e9\ud83d\ude00 x"}],"c":"é"}"#, #"["\\\"\n",[[]],{}]"#,
    ]
    var generator = SplitMix64(seed: 4)
    for seed in seeds {
      let bytes = Array(seed.utf8)
      #expect(Self.refusal(of: bytes) == nil)
      for end in 0..<bytes.count { #expect(Self.refusal(of: Array(bytes[..<end])) != nil) }
      for _ in 0..<2000 {
        var changed = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let place = Int.random(in: 0..<changed.count, using: &generator)
          changed[place] = UInt8.random(in: .min ... .max, using: &generator)
        }
        if let error = Self.refusal(of: changed) {
          #expect((0...changed.count).contains(error.offset) && !error.reason.isEmpty)
        }
        for start in changed.indices where changed[start] == UInt8(ascii: "\"") {
          var scanner = JSONScanner(changed, in: start..<changed.count, maximumDepth: 1)
          _ = try? scanner.string()
          #expect(scanner.position <= changed.count)
        }
      }
    }
  }
}
