import CXML2
import SteleDocument
import Testing

@Suite struct XHTMLTests {
  private func page(_ body: String) -> String {
    "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">\(body)</html>"
  }

  /// The body with its texts in upper case.
  private func shouted(_ body: String) throws -> String {
    let page = page(body)
    let document = try Document(page, as: .html)
    #expect(try document.rendered(with: document.units) == Array(page.utf8))
    let text = try document.shouted()
    let end = "</html>".count
    return String(text.dropFirst(page.count - body.count - end).dropLast(end))
  }

  @Test(arguments: [
    // What browsers take for open in HTML is empty.
    (
      "<head><title/><script src='x'/><style/></head><p/><p>a dog</p>",
      "<head><title/><script src='x'/><style/></head><p/><p>A DOG</p>"
    ),
    ("<p>a <a id=\"x\"/>dog <i/>one</p>", "<p>A <a id=\"x\"/>DOG <i/>ONE</p>"),
    ("<pre/><p>dog</p><textarea/><p>dog</p>", "<pre/><p>DOG</p><textarea/><p>DOG</p>"),
    ("<p>a<br></br>dog</p>", "<p>A<br></br>DOG</p>"),
    ("<p translate=\"no\"/><p>dog</p>", "<p translate=\"no\"/><p>DOG</p>"),
    // Scripts end where XML says.
    (
      "<script><![CDATA[ \"</script>\" ]]></script><p>dog</p>",
      "<script><![CDATA[ \"</script>\" ]]></script><p>DOG</p>"
    ),
    ("<p>a <![CDATA[dog & man]]></p>", "<p>A DOG &amp; MAN</p>"),
    ("<p>dog &amp;amp; &lt;b&gt;</p>", "<p>DOG &amp;AMP; &lt;B&gt;</p>"),
    ("<p>a&nbsp;dog&#160;&mdash; one</p>", "<p>A&nbsp;DOG&#160;&mdash; ONE</p>"),
    ("<p>a &own; dog</p>", "<p>A &own; DOG</p>"),
    ("<p title=\"a &own; b\">dog</p>", "<p title=\"a &own; b\">DOG</p>"),
    (
      "<h:p xmlns:h='http://www.w3.org/1999/xhtml'>dog</h:p>",
      "<h:p xmlns:h='http://www.w3.org/1999/xhtml'>DOG</h:p>"
    ),
    (
      "<p>a <s:svg xmlns:s='http://www.w3.org/2000/svg'><s:text>kept</s:text></s:svg> dog</p>",
      "<p>A <s:svg xmlns:s='http://www.w3.org/2000/svg'><s:text>kept</s:text></s:svg> DOG</p>"
    ),
    // A link around blocks is no part of their texts.
    (
      "<p>a <b>dog</b></p><a href='x'>one<p>two</p>man</a>",
      "<p>A <b>DOG</b></p><a href='x'>ONE<p>TWO</p>MAN</a>"
    ),
  ])
  func `XHTML is read as the XML that it is`(body: String, expected: String) throws {
    #expect(try shouted(body) == expected)
  }

  @Test func `A tag whose other is in another text stays where it is`() throws {
    let document = try Document(
      page("<div>a <b>dog <i>and<p>a man</p></i> or</b> two</div>"), as: .html)
    #expect(document.texts == ["a", "dog", "and", "a man", "or", "two"])
    #expect(document.units.allSatisfy { $0.marks.isEmpty })
  }

  @Test func `What is written is XML again, wherever marks go`() throws {
    let document = try Document(
      page(
        "<p>a <b>dog<br/> <i>one</i></b>&#160;<img alt=\"a man\" src=\"x\"/> & two]]&gt;</p>"
          .replacing(" & ", with: " &amp; ")),
      as: .html)
    for toy in Toy.allCases {
      let text = String(decoding: try document.rendered(by: toy), as: UTF8.self)
      let again = try Document(text, as: .html)
      #expect(
        again.texts
          == document.units.map { String(decoding: toy.translation(of: $0).text, as: UTF8.self) })
      #expect(isWellFormed(text), "\(text)")
    }
  }

  @Test func `All that is translated says its new language`() throws {
    let page =
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang='en' xml:lang='en'><body lang=\"en-US\">"
      + "<div xml:lang=\"en\">dog</div><p lang=\"la\">canis</p></body></html>"
    let document = try Document(page, as: .html)
    #expect(
      String(
        decoding: try document.rendered(with: document.units, targetLanguage: "fra_Latn"),
        as: UTF8.self)
        == "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang='fr' xml:lang='fr'><body lang=\"fr\">"
        + "<div xml:lang=\"fr\">dog</div><p lang=\"la\">canis</p></body></html>")
  }

  @Test func `A page that is no XML is read as HTML`() throws {
    let document = try Document(
      "<html xmlns=\"http://www.w3.org/1999/xhtml\"><p>a dog<br>and & a man", as: .html)
    #expect(document.texts == ["a dog and & a man"])
  }
}

/// Whether libxml2 finds nothing wrong with `text`.
func isWellFormed(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  let tree = bytes.withUnsafeBytes { buffer in
    xmlReadMemory(
      buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(buffer.count), nil, "UTF-8",
      CInt(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
  }
  defer { xmlFreeDoc(tree) }
  return tree != nil
}
