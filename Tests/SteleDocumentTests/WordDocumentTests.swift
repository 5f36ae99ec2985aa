import SteleDocument
import SteleTestSupport
import Testing

@Suite struct WordDocumentTests {
  /// A run of text.
  private static func run(_ text: String, _ properties: String = "") -> String {
    let look = properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>"
    let isSpaced = text.hasPrefix(" ") || text.hasSuffix(" ")
    return "<w:r>\(look)<w:t\(isSpaced ? " xml:space=\"preserve\"" : "")>\(text)</w:t></w:r>"
  }

  private static func field(_ instruction: String, _ result: String) -> String {
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>\(instruction)</w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(result)"
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
  }

  private struct Case {
    var name: String
    var source: String
    var texts: [String]
    /// What a translation in capitals is written as.
    var written: String
  }

  private static let cases = [
    Case(
      name: "Runs that look alike are one text, whatever cut them",
      source:
        "<w:p w:rsidR=\"1\"><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:r w:rsidR=\"2\"><w:t>Two do</w:t></w:r>"
        + "<w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:noProof/><w:lang w:val=\"en-GB\"/></w:rPr>"
        + "<w:lastRenderedPageBreak/><w:t>gs</w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:r><w:t/></w:r>"
        + "<w:r><w:rPr><w:spacing w:val=\"-2\"/><w:kern w:val=\"28\"/></w:rPr>"
        + "<w:t xml:space=\"preserve\"> play.</w:t></w:r></w:p>",
      texts: ["Two dogs play."],
      written:
        "<w:p w:rsidR=\"1\"><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:r w:rsidR=\"2\"><w:t>TWO DOGS PLAY.</w:t></w:r></w:p>"
    ),
    Case(
      name: "Other looks are marks around their words",
      source:
        "<w:p>\(run("Two "))\(run("big", "<w:b/>"))\(run(" dogs", "<w:color w:val=\"FF0000\"/>"))"
        + "\(run(" play in snow."))</w:p>",
      texts: ["Two big dogs play in snow."],
      written:
        "<w:p>\(run("TWO "))\(run("BIG", "<w:b/>"))\(run(" DOGS", "<w:color w:val=\"FF0000\"/>"))"
        + "\(run(" PLAY IN SNOW."))</w:p>"),
    Case(
      name: "The look that most of a text has is no mark",
      source: "<w:p>\(run("Two dogs play ", "<w:b/>"))\(run("here", "<w:i/>"))</w:p>",
      texts: ["Two dogs play here"],
      written: "<w:p>\(run("TWO DOGS PLAY ", "<w:b/>"))\(run("HERE", "<w:i/>"))</w:p>"),
    Case(
      name: "Tabs, breaks and notes keep their places",
      source:
        "<w:p><w:r><w:tab/><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r><w:r><w:rPr>"
        + "<w:rStyle w:val=\"F\"/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r>\(run(" four."))</w:p>",
      texts: ["One\ttwo three four."],
      written:
        "<w:p><w:r><w:tab/><w:t>ONE</w:t><w:tab/><w:t>TWO</w:t><w:br/><w:t>THREE</w:t></w:r><w:r><w:rPr>"
        + "<w:rStyle w:val=\"F\"/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r>\(run(" FOUR."))</w:p>"
    ),
    Case(
      name: "Links, controls and ranges are marks, but those around all of a text",
      source:
        "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"a\"/>\(run("See "))<w:hyperlink r:id=\"r1\">"
        + "\(run("the page", "<w:u w:val=\"single\"/>"))</w:hyperlink>\(run(" or "))<w:sdt><w:sdtPr><w:text/>"
        + "</w:sdtPr><w:sdtContent>\(run("this"))</w:sdtContent></w:sdt>\(run(" now"))"
        + "<w:bookmarkEnd w:id=\"0\"/></w:p>",
      texts: ["See the page or this now"],
      written:
        "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"a\"/>\(run("SEE "))<w:hyperlink r:id=\"r1\">"
        + "\(run("THE PAGE", "<w:u w:val=\"single\"/>"))</w:hyperlink>\(run(" OR "))<w:sdt><w:sdtPr><w:text/>"
        + "</w:sdtPr><w:sdtContent>\(run("THIS"))</w:sdtContent></w:sdt>\(run(" NOW"))"
        + "<w:bookmarkEnd w:id=\"0\"/></w:p>"),
    Case(
      name: "Results of fields are text, or stay, as their instructions say",
      source: "<w:p>\(run("See "))\(field(" HYPERLINK \"http://a.b\" ", run("the page")))"
        + "\(run(" on "))\(field(" PAGE ", run("seven")))\(run(" of "))<w:fldSimple w:instr=\" DATE \">"
        + "\(run("today"))</w:fldSimple>\(run(" here"))</w:p>",
      texts: ["See the page on seven of today here"],
      written: "<w:p>\(run("SEE "))\(field(" HYPERLINK \"http://a.b\" ", run("THE PAGE")))"
        + "\(run(" ON "))\(field(" PAGE ", run("seven")))\(run(" OF "))<w:fldSimple w:instr=\" DATE \">"
        + "\(run("today"))</w:fldSimple>\(run(" HERE"))</w:p>"),
    Case(
      name: "Tracked changes are read as accepted",
      source:
        "<w:p>\(run("We "))<w:ins w:id=\"1\">\(run("added"))</w:ins><w:del w:id=\"2\"><w:r><w:delText>took"
        + "</w:delText></w:r></w:del>\(run(" it."))</w:p><w:tbl><w:tr><w:trPr><w:del w:id=\"3\"/></w:trPr>"
        + "<w:tc><w:p>\(run("gone"))</w:p></w:tc></w:tr></w:tbl>",
      texts: ["We added it."],
      written: "<w:p>\(run("WE ADDED IT."))</w:p><w:tbl><w:tr><w:trPr><w:del w:id=\"3\"/></w:trPr>"
        + "<w:tc><w:p>\(run("gone"))</w:p></w:tc></w:tr></w:tbl>"),
    Case(
      name: "Text boxes and descriptions within a text are texts of their own",
      source:
        "<w:p>\(run("Before "))<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"
        + "<wp:docPr id=\"1\" name=\"x\" descr=\"A dog\"/><w:txbxContent><w:p>\(run("In a box"))</w:p>"
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>"
        + "\(run("In a box"))</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        + "\(run("and after."))</w:p>",
      texts: ["Before and after.", "A dog", "In a box", "In a box"],
      written:
        "<w:p>\(run("BEFORE "))<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"
        + "<wp:docPr id=\"1\" name=\"x\" descr=\"A DOG\"/><w:txbxContent><w:p>\(run("IN A BOX"))</w:p>"
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>"
        + "\(run("IN A BOX"))</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        + "\(run("AND AFTER."))</w:p>"),
    Case(
      name: "Hidden text, symbols and formulas stay",
      source:
        "<w:p>\(run("A "))\(run("hidden", "<w:vanish/>"))\(run("J", "<w:rFonts w:ascii=\"Wingdings\"/>"))"
        + "<m:oMath><m:r><m:t>x=y</m:t></m:r></m:oMath>\(run(" holds."))</w:p>",
      texts: ["A x=y holds."],
      written:
        "<w:p>\(run("A "))\(run("hidden", "<w:vanish/>"))\(run("J", "<w:rFonts w:ascii=\"Wingdings\"/>"))"
        + "<m:oMath><m:r><m:t>x=y</m:t></m:r></m:oMath>\(run(" HOLDS."))</w:p>"),
    Case(
      name: "A hyphen that is an element stays one, and layout by spaces stays",
      source:
        "<w:p><w:r><w:t xml:space=\"preserve\">  a</w:t><w:noBreakHyphen/><w:t>b:      c  d </w:t></w:r></w:p>",
      texts: ["a\u{2011}b:\tc  d"],
      written:
        "<w:p><w:r><w:t xml:space=\"preserve\">  A</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">B:      C  D </w:t></w:r></w:p>"
    ),
  ]

  @Test(arguments: cases.indices)
  func `Texts are found, and written where they were`(index: Int) throws {
    let sample = Self.cases[index]
    let package = OfficeFixture.document(sample.source)
    let document = try Document(parsing: package, as: .docx)
    #expect(document.texts == sample.texts, "\(sample.name)")
    #expect(try document.rendered(with: document.units, targetLanguage: "fra_Latn") == package)
    let written = try OfficeFixture.body(of: document.rendered(by: .shout))
    #expect(written == sample.written, "\(sample.name)")
    #expect(document.leftOutCount == 0)
    // What is written is read as the same texts with the same marks.
    for toy in Toy.allCases {
      let again = try Document(parsing: document.rendered(by: toy), as: .docx)
      #expect(again.units.count == document.units.count, "\(sample.name), \(toy)")
    }
  }

  @Test func `Marks that move take their runs with them`() throws {
    let package = OfficeFixture.document(
      "<w:p>\(Self.run("Two "))\(Self.run("big", "<w:b/>"))\(Self.run(" dogs"))<w:r><w:tab/></w:r>"
        + "\(Self.run("play"))</w:p>")
    let document = try Document(parsing: package, as: .docx)
    var unit = try #require(document.units.first)
    unit.text = Array("Grands chiens\tjouent".utf8)
    unit.marks[0].range = 0..<6
    unit.marks[1].range = 13..<13
    let written = try OfficeFixture.body(of: document.rendered(with: [unit]))
    #expect(
      written
        == "<w:p>\(Self.run("Grands", "<w:b/>"))\(Self.run(" chiens"))<w:r><w:tab/></w:r>"
        + "\(Self.run("jouent"))</w:p>")
  }

  @Test func `The end of a range does not come before its start`() throws {
    let start = "<w:bookmarkStart w:id=\"4\" w:name=\"x\"/>"
    let other = "<w:commentRangeStart w:id=\"4\"/>"
    let end = "<w:bookmarkEnd w:id=\"4\"/>"
    let package = OfficeFixture.document(
      "<w:p>\(Self.run("a "))\(start)\(Self.run("b "))\(other)\(Self.run("c "))\(end)\(Self.run("d "))"
        + "<w:commentRangeEnd w:id=\"4\"/>\(Self.run("e"))</w:p>")
    let document = try Document(parsing: package, as: .docx)
    var unit = try #require(document.units.first)
    // The two ranges cross: one of them is a mark around its words, the other's edges are points.
    let points = unit.marks.indices.filter { unit.marks[$0].kind == .point }
    try #require(points.count == 2)
    let (first, last) = (unit.marks[points[0]], unit.marks[points[1]])
    unit.marks[points[0]].range = last.range
    unit.marks[points[1]].range = first.range
    unit.marks.sort {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    let written = try OfficeFixture.body(of: document.rendered(with: [unit]))
    for (open, close) in [(start, end), (other, "<w:commentRangeEnd w:id=\"4\"/>")] {
      let place = try #require(written.firstRange(of: open))
      #expect(written[place.upperBound...].contains(close))
    }
  }

  @Test func `Headers, notes, comments and properties are read, by what leads to them`() throws {
    let paragraph = { (name: String) in "<w:p>\(Self.run(name))</w:p>" }
    let package = OfficeFixture.document(
      paragraph("body"),
      links: [
        ("header", "a.xml"), ("footnotes", "/Notes/B.xml"), ("comments", "../word/c.xml"),
        ("glossaryDocument", "d.xml"), ("image", "e.png"), ("footer", "missing.xml"),
      ],
      parts: [
        ("word/a.xml", "<w:hdr \(OfficeFixture.word)>\(paragraph("header"))</w:hdr>"),
        ("notes/b.xml", "<w:footnotes \(OfficeFixture.word)>\(paragraph("note"))</w:footnotes>"),
        ("word/c.xml", "<w:comments \(OfficeFixture.word)>\(paragraph("comment"))</w:comments>"),
        ("word/d.xml", OfficeFixture.body(paragraph("glossary"))), ("word/e.png", "no XML"),
      ])
    let document = try Document(parsing: package, as: .docx)
    #expect(document.texts == ["body", "header", "note", "comment"])
    let shouted = try document.rendered(by: .shout)
    #expect(try OfficeFixture.text(of: "notes/b.xml", in: shouted).contains(">NOTE<"))
    #expect(try OfficeFixture.text(of: "word/e.png", in: shouted) == "no XML")
  }

  @Test func `Languages are said where they were, of the target's kind of script`() throws {
    let styles =
      "<w:styles \(OfficeFixture.word)><w:lang w:val=\"en-US\" w:eastAsia=\"ja-JP\" w:bidi=\"he-IL\"/></w:styles>"
    let package = OfficeFixture.document(
      "<w:p>\(Self.run("Dogs", "<w:lang w:val=\"en-GB\"/>"))</w:p>",
      links: [("styles", "styles.xml")], parts: [("word/styles.xml", styles)])
    let document = try Document(parsing: package, as: .docx)
    for (code, expected, run) in [
      ("fra_Latn", styles.replacing("en-US", with: "fr-FR"), "<w:lang w:val=\"fr-FR\"/>"),
      (
        "zho_Hans", styles.replacing("ja-JP", with: "zh-CN"),
        "<w:lang w:eastAsia=\"zh-CN\" w:val=\"en-GB\"/>"
      ),
      (
        "arb_Arab", styles.replacing("he-IL", with: "ar-SA"),
        "<w:rtl/><w:lang w:bidi=\"ar-SA\" w:val=\"en-GB\"/>"
      ),
      ("eng_Latn", styles, "<w:lang w:val=\"en-GB\"/>"),
    ] {
      let written = try document.rendered(by: .shout, targetLanguage: code)
      #expect(try OfficeFixture.text(of: "word/styles.xml", in: written) == expected)
      let body = try OfficeFixture.body(of: written)
      let look = code == "arb_Arab" ? "<w:pPr><w:bidi/></w:pPr>" : ""
      #expect(body == "<w:p>\(look)\(Self.run("DOGS", run))</w:p>")
    }
  }

  @Test func `Paragraphs turn round with the direction of the script`() throws {
    let package = OfficeFixture.document(
      "<w:p><w:pPr><w:keepNext/><w:jc w:val=\"center\"/></w:pPr>\(Self.run("a", "<w:b/><w:sz w:val=\"8\"/>"))</w:p>"
        + "<w:p><w:pPr><w:bidi/></w:pPr>\(Self.run("b", "<w:rtl/>"))</w:p><w:p><w:pPr/>\(Self.run("c"))</w:p>"
    )
    let document = try Document(parsing: package, as: .docx)
    #expect(
      try OfficeFixture.body(of: document.rendered(by: .shout, targetLanguage: "heb_Hebr"))
        == "<w:p><w:pPr><w:keepNext/><w:bidi/><w:jc w:val=\"center\"/></w:pPr>"
        + Self.run("A", "<w:b/><w:bCs/><w:sz w:val=\"8\"/><w:szCs w:val=\"8\"/><w:rtl/>")
        + "</w:p><w:p><w:pPr><w:bidi/></w:pPr>\(Self.run("B", "<w:rtl/>"))</w:p>"
        + "<w:p><w:pPr><w:bidi/></w:pPr>\(Self.run("C", "<w:rtl/>"))</w:p>")
    #expect(
      try OfficeFixture.body(of: document.rendered(by: .shout, targetLanguage: "fra_Latn"))
        == "<w:p><w:pPr><w:keepNext/><w:jc w:val=\"center\"/></w:pPr>"
        + Self.run("A", "<w:b/><w:sz w:val=\"8\"/>")
        + "</w:p><w:p><w:pPr></w:pPr>\(Self.run("B"))</w:p><w:p><w:pPr/>\(Self.run("C"))</w:p>")
  }

  @Test func `Strict documents and other prefixes are read alike`() throws {
    let strict = "xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\""
    let package = OfficeFixture.archive([
      OfficeFixture.types(of: "d.xml", OfficeFixture.wordType),
      OfficeFixture.links(of: "", [("officeDocument", "d.xml")]),
      (
        "d.xml",
        "\u{FEFF}<?xml version='1.0'?>\r\n<document \(strict)><body>\r\n <p>\r\n  <r><rPr><b/></rPr><t>Two</t></r>"
          + "\r\n  <r><t xml:space='preserve'> &amp; <![CDATA[<dogs>]]></t></r>\r\n </p></body></document>\r\n"
      ),
    ])
    let document = try Document(parsing: package, as: .docx)
    #expect(document.texts == ["Two & <dogs>"])
    let written = try OfficeFixture.text(of: "d.xml", in: document.rendered(by: .shout))
    #expect(
      written
        == "\u{FEFF}<?xml version='1.0'?>\r\n<document \(strict)><body>\r\n <p>\r\n  <r><rPr><b/></rPr><t>TWO</t></r>"
        + "<r><t xml:space=\"preserve\"> &amp; &lt;DOGS&gt;</t></r>\r\n </p></body></document>\r\n")
  }
}
