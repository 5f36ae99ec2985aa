import SteleDocument
import Testing

@Suite struct PlainTextTests {
  @Test func `Each line is a unit, and white space around it stays outside`() throws {
    let document = try Document(
      parsing: Array("  One.\r\n\r\n\tTwo. \r\nThree".utf8), as: .text)
    #expect(
      document.units.map { String(decoding: $0.text, as: UTF8.self) } == ["One.", "Two.", "Three"])
    #expect(document.units.map(\.line) == [1, 3, 4])
    #expect(try document.shouted() == "  ONE.\r\n\r\n\tTWO. \r\nTHREE")
  }

  @Test func `Lines that were wrapped by hand are one unit, and get as many lines again`() throws {
    let text = """
      The stone stood at the place where both of the roads met, and
      whoever came along could read on it, in three scripts, which
      way led to the sea.
      Short line.

      """
    let document = try Document(parsing: Array(text.utf8), as: .text)
    #expect(document.units.count == 2)
    #expect(document.units[0].text.filter { $0 == 10 }.isEmpty)
    let shouted = try document.shouted()
    #expect(shouted.split(separator: "\n", omittingEmptySubsequences: false).count == 5)
    var units = document.units
    units[0].text = Array("Tiny text".utf8)
    #expect(
      String(decoding: try document.rendered(with: units), as: UTF8.self)
        == "Tiny\ntext\n\nShort line.\n")
  }

  @Test func `UTF-16 is read by its byte order mark and written as it was`() throws {
    for isLittle in [true, false] {
      let bytes = "\u{FEFF}One \u{1F600}.\nTwo\n".utf16.flatMap { unit -> [UInt8] in
        let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
        return isLittle ? pair : pair.reversed()
      }
      let document = try Document(parsing: bytes, as: .text)
      #expect(document.units.count == 2)
      #expect(try document.rendered(with: document.units) == bytes)
      #expect(throws: DocumentError.damagedUTF16(line: 2)) {
        try Document(parsing: bytes.dropLast(), as: .text)
      }
    }
  }

  @Test func `Bytes that are not UTF-8 are an error that says where`() {
    #expect(throws: DocumentError.notUnicode(line: 2, column: 4, byte: 0xE9)) {
      try Document(parsing: Array("ok\ncaf".utf8) + [0xE9, 0x0A], as: .text)
    }
  }
}
