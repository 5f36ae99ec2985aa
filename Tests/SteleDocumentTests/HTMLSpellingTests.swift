import SteleDocument
import Testing

@Suite struct HTMLSpellingTests {
  /// The page with each `x` of its texts made `y`, which changes every text and no count of words.
  private func changed(_ text: String) throws -> String {
    let document = try Document(text, as: .html)
    let units = document.units.map { unit in
      var unit = unit
      unit.text = unit.text.map { $0 == UInt8(ascii: "x") ? UInt8(ascii: "y") : $0 }
      return unit
    }
    return String(decoding: try document.rendered(with: units), as: UTF8.self)
  }

  @Test(arguments: [
    "<p>x &amp; a & b &copy; &#169; © &lt;b&gt; a > b, 3 < 4 &quot;q&quot; \"q\" &AMP a</p>",
    "<p>x&nbsp;a \u{A0}b&#160;c &mdash; &eacute; é &Eacute;</p>",
    "<p>\n  x a\n  b <b>c\n  d</b>  e\n</p>",
    "<p>x\r\n\tb <i>c</i>\r\n\td</p>",
    "<p>x &notit; &unknown; &#xD800; a&b a&amp;b</p>",
    "<img alt='x &amp; \"a\" &#39;b&#39;' title=\"x 'a' &quot;b&quot;\">",
    "<p>x 日本\n語 a</p>",
    "<p>x a<br>b\n<br>\nc</p>",
  ])
  func `References, escapes and line ends stay as they are where the text around them changes`(
    page: String
  ) throws {
    let expected = page.replacing(">x", with: ">y").replacing("  x", with: "  y")
      .replacing("'x", with: "'y").replacing("\"x", with: "\"y")
    #expect(try changed(page) == expected)
    #expect(expected != page)
  }

  @Test func `No-break spaces around a text are no part of it, and alone they are no text`() throws
  {
    let document = try Document("<p>&nbsp;</p><p>&nbsp; a&nbsp;b \u{A0}</p>", as: .html)
    #expect(document.texts == ["a\u{A0}b"])
    #expect(try document.shouted() == "<p>&nbsp;</p><p>&nbsp; A&nbsp;B \u{A0}</p>")
  }

  @Test func `A soft hyphen is a character of the text`() throws {
    #expect(try Document("<p>Donau&shy;dampf</p>", as: .html).texts == ["Donau\u{AD}dampf"])
  }

  @Test func `Many brackets take no more time than other characters`() throws {
    let text = "<p>" + String(repeating: "<", count: 200_000) + " a"
    let document = try Document(text, as: .html)
    #expect(try document.rendered(with: document.units) == Array(text.utf8))
  }
}
