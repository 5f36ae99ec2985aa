import SteleDocument
import SteleTestSupport
import Testing

@Suite struct PresentationTests {
  private static func run(_ text: String, _ properties: String = "") -> String {
    "<a:r>\(properties)<a:t>\(text)</a:t></a:r>"
  }

  @Test func `Runs that look alike are one text, and breaks and fields keep their places`() throws {
    let look = "<a:rPr lang=\"en-US\" b=\"1\" dirty=\"0\"/>"
    let field = "<a:fld id=\"{1}\" type=\"slidenum\"><a:rPr lang=\"en-US\"/><a:t>3</a:t></a:fld>"
    let package = OfficeFixture.presentation([
      "<a:p><a:pPr lvl=\"1\"/>\(Self.run("Two ", "<a:rPr lang=\"en-US\"/>"))"
        + "\(Self.run("do", "<a:rPr lang=\"en-US\" dirty=\"0\" err=\"1\"/>"))\(Self.run("gs"))<a:br/>"
        + "\(Self.run("play", look))\(Self.run(" on ")) \(field)<a:endParaRPr lang=\"en-US\"/></a:p>"
    ])
    let document = try Document(parsing: package, as: .pptx)
    #expect(document.texts == ["Two dogs play on 3"])
    #expect(try document.rendered(with: document.units, targetLanguage: "fra_Latn") == package)
    let written = try document.rendered(by: .shout, targetLanguage: "fra_Latn")
    let expected =
      "<a:p><a:pPr lvl=\"1\"/>\(Self.run("TWO DOGS", "<a:rPr lang=\"fr-FR\"/>"))<a:br/>"
      + "\(Self.run("PLAY", look.replacing("en-US", with: "fr-FR")))"
      + "\(Self.run(" ON ", "<a:rPr lang=\"fr-FR\"/>"))\(field)<a:endParaRPr lang=\"fr-FR\"/></a:p>"
    #expect(
      try OfficeFixture.text(of: "ppt/slides/slide1.xml", in: written)
        == OfficeFixture.slide(expected))
  }

  @Test func `Paragraphs turn round with the direction of the script`() throws {
    let package = OfficeFixture.presentation([
      "<a:p>\(Self.run("a"))</a:p><a:p><a:pPr algn=\"ctr\"/>\(Self.run("b"))</a:p>"
        + "<a:p><a:pPr rtl=\"0\"/>\(Self.run("c"))</a:p>"
    ])
    let document = try Document(parsing: package, as: .pptx)
    let written = try document.rendered(by: .shout, targetLanguage: "arb_Arab")
    #expect(
      try OfficeFixture.text(of: "ppt/slides/slide1.xml", in: written)
        == OfficeFixture.slide(
          "<a:p><a:pPr rtl=\"1\"/>\(Self.run("A"))</a:p><a:p><a:pPr rtl=\"1\" algn=\"ctr\"/>\(Self.run("B"))</a:p>"
            + "<a:p><a:pPr rtl=\"1\"/>\(Self.run("C"))</a:p>"))
  }

  @Test func `Slides come in the order in which they are shown, with what belongs to them`() throws
  {
    let paragraph = { (text: String) in "<a:p>\(Self.run(text))</a:p>" }
    let shape = { (kind: String, text: String) in
      "<p:sp><p:nvSpPr><p:cNvPr id=\"1\" name=\"n\" descr=\"\(text) there\"/><p:cNvSpPr/><p:nvPr>\(kind)"
        + "</p:nvPr></p:nvSpPr><p:txBody>\(paragraph(text))</p:txBody></p:sp>"
    }
    let tree = { (name: String, content: String) in
      "<p:\(name) \(OfficeFixture.slide)><p:cSld><p:spTree>\(content)</p:spTree></p:cSld></p:\(name)>"
    }
    let package = OfficeFixture.presentation(
      [paragraph("first file"), paragraph("second file")],
      parts: [
        OfficeFixture.links(
          of: "ppt/slides/slide1.xml",
          [
            ("slideLayout", "../l.xml"), ("notesSlide", "../n.xml"), ("comments", "../c.xml"),
            ("chart", "../h.xml"),
          ]),
        ("ppt/l.xml", tree("sldLayout", shape("<p:ph/>", "prompt") + shape("", "brand"))),
        ("ppt/n.xml", tree("notes", shape("<p:ph type=\"body\"/>", "note"))),
        (
          "ppt/c.xml",
          "<p:cmLst \(OfficeFixture.slide)><p:cm authorId=\"0\"><p:text>remark</p:text></p:cm></p:cmLst>"
        ),
        (
          "ppt/h.xml",
          "<c:chartSpace \(OfficeFixture.slide)><c:tx><c:v>series</c:v></c:tx><c:tx><c:rich>\(paragraph("axis"))"
            + "</c:rich></c:tx><c:cat><c:strRef><c:strCache><c:pt><c:v>cached</c:v></c:pt></c:strCache>"
            + "</c:strRef><c:strLit><c:pt><c:v>own</c:v></c:pt></c:strLit></c:cat></c:chartSpace>"
        ),
      ])
    let document = try Document(parsing: package, as: .pptx)
    #expect(
      document.texts == [
        "second file", "first file", "note there", "note", "remark", "series", "axis", "own",
        "brand there", "brand",
      ])
    let shouted = try document.rendered(by: .shout)
    #expect(try OfficeFixture.text(of: "ppt/c.xml", in: shouted).contains(">REMARK<"))
    #expect(try OfficeFixture.text(of: "ppt/l.xml", in: shouted).contains(">prompt<"))
  }
}
