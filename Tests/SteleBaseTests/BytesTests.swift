import SteleBase
import SteleTestSupport
import Testing

@Suite struct BytesTests {
  @Test func `Bytes are what ASCII's characters are`() {
    for byte in UInt8.min ... .max {
      let scalar = Unicode.Scalar(byte)
      let character = Character(scalar)
      #expect(byte.isASCIIDigit == ("0"..."9").contains(scalar))
      #expect(byte.isASCIILetter == (scalar.isASCII && character.isLetter))
      #expect(byte.isASCIIAlphanumeric == (byte.isASCIILetter || byte.isASCIIDigit))
      #expect(byte.isASCIIWhiteSpace == (scalar.isASCII && scalar.properties.isWhitespace))
      #expect(byte.isASCIIBlank == (byte == 32 || byte == 9))
      #expect(
        byte.asciiLowercased == (scalar.isASCII ? character.lowercased().utf8.first : byte))
      #expect(
        byte.hexadecimalDigitValue.map(Int.init) == (scalar.isASCII ? character.hexDigitValue : nil)
      )
    }
  }

  @Test func `Trimming leaves what stands between the first and the last that stay`() {
    for length in 0...6 {
      for bits in 0..<1 << length {
        let flags = (0..<length).map { bits >> $0 & 1 == 1 }
        var expected = flags[...]
        while expected.first == true { expected.removeFirst() }
        while expected.last == true { expected.removeLast() }
        #expect(Array(flags.trimming { $0 }) == Array(expected), "\(flags)")
      }
    }
    #expect(Array(Array(" \t a b\r\n".utf8).trimmingASCIIWhiteSpace()) == Array("a b".utf8))
  }

  @Test func `A text is found and replaced wherever it stands`() {
    for (text, sought, replaced) in [
      ("a::b", "::", "a-b"), ("::", "::", "-"), (":::", "::", "-:"), ("::::é::", "::", "--é-"),
      ("a:b:", "::", "a:b:"), ("", "::", ""), (":", "::", ":"), ("größer", "ö", "gr-ßer"),
    ] {
      #expect(text.contains(text: sought) == (text != replaced), "\(text)")
      #expect(text.replacing(text: sought, with: "-") == replaced, "\(text)")
      // A part of a text, too, and nothing beyond it.
      let part = "x\(text)x".dropFirst().dropLast()
      #expect(part.contains(text: sought) == (text != replaced), "\(text)")
      #expect(part.replacing(text: sought, with: "-") == replaced, "\(text)")
    }
    #expect(!"a:".dropFirst(0).prefix(2).contains(text: "::"))
    #expect(!":::".prefix(1).contains(text: "::"))
  }

  @Test func `Little-endian integers are read as they were written`() {
    var generator = SplitMix64(seed: 2)
    for _ in 0..<200 {
      let (small, large) = (
        UInt16.random(in: .min ... .max, using: &generator),
        Int64.random(in: .min ... .max, using: &generator)
      )
      var bytes: [UInt8] = []
      bytes.appendLittleEndian(small)
      bytes.appendLittleEndian(large)
      #expect(bytes.count == 10 && bytes[0] == UInt8(truncatingIfNeeded: small))
      #expect(bytes.littleEndian(at: 0, as: UInt16.self) == small)
      #expect(bytes.span.bytes.integer(at: 2, as: Int64.self) == large)
      #expect(bytes.span.bytes.integerIfInside(at: 2, as: Int64.self) == large)
    }
  }

  @Test func `An integer that is not wholly inside is none`() {
    let bytes = [UInt8](repeating: 1, count: 9)
    for offset in [-1, 2, 9, 10, Int.max, Int.min] {
      #expect(bytes.span.bytes.integerIfInside(at: offset, as: UInt64.self) == nil, "\(offset)")
    }
    #expect(bytes.span.bytes.integerIfInside(at: 1, as: UInt64.self) != nil)
  }

  @Test func `A byte is found where it first stands`() {
    var generator = SplitMix64(seed: 3)
    for count in 0..<80 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...20, using: &generator) }
      for byte in 0...UInt8(20) {
        let part = bytes[(count / 3)...]
        #expect(part.firstPosition(of: byte) == part.firstIndex(of: byte))
      }
    }
  }

  @Test func `Hexadecimal digits are two for each byte`() {
    #expect(Hexadecimal.text(of: [0, 0x0F, 0xA1, 0xFF]) == "000fa1ff")
    #expect(Hexadecimal.text(of: []) == "")
  }

  @Test func `The name of a path is its last part`() {
    for (path, name) in [
      ("a/b.txt", "b.txt"), ("b", "b"), ("a/b/", "b"), ("/", "/"), ("", ""), ("a//b//", "b"),
      ("x/日本", "日本"), ("x/\u{301}y", "\u{301}y"),
    ] {
      #expect(path.baseName == name)
    }
  }

  @Test func `The rows of a table are cut at tabs, empty fields included`() {
    #expect(tableRows(of: "a\tb\n\n\t\nc") == [["a", "b"], ["", ""], ["c"]])
  }
}
