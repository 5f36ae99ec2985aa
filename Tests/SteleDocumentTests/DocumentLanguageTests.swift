import SteleDocument
import SteleTestSupport
import SteleZip
import Testing

/// What documents say of their language.
@Suite struct DocumentLanguageTests {
  /// A document that is in English, and says so with the region `US` or `GB`.
  struct Sample: CustomTestStringConvertible {
    var format: DocumentFormat
    var bytes: [UInt8]
    /// What it says, one or more times, and what it says in French.
    var english: [String]
    var french: [String]

    init(_ format: DocumentFormat, _ bytes: [UInt8], _ english: [String], _ french: [String]) {
      self.format = format
      self.bytes = bytes
      self.english = english
      self.french = french
    }

    init(_ format: DocumentFormat, _ text: String, _ english: String, _ french: String) {
      self.init(format, Array(text.utf8), [english], [french])
    }

    var testDescription: String { "\(format) \(english)" }
  }

  private static let texts: [Sample] = [
    Sample(.html, "<html lang=en-US><p>one</p>", "lang=en-US", "lang=fr"),
    Sample(
      .html, "<meta http-equiv=content-language content=' EN_us '><p>one</p>", "content=' EN_us '",
      "content='fr'"),
    Sample(
      .html,
      "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' xml:lang='en-GB'><body>"
        + "<p>one</p></body></html>",
      "xml:lang='en-GB'", "xml:lang='fr'"),
    Sample(.webVTT, "WEBVTT\nLanguage: en-US\n\n00:01.000 --> 00:02.000\none\n", ": en-US", ": fr"),
    Sample(
      .portableObject,
      "msgid \"\"\nmsgstr \"\"\n\"Language: en_US\\n\"\n\nmsgid \"one\"\nmsgstr \"\"\n", ": en_US",
      ": fr"),
    Sample(.json, "{\"@@locale\": \"en_US\", \"a\": \"one two\"}", "\"en_US\"", "\"fr\""),
    Sample(.yaml, "en-US:\n  a: one two\n", "en-US:", "fr:"),
    Sample(
      .android,
      "<resources xmlns:tools='http://schemas.android.com/tools' tools:locale='en-US'>"
        + "<string name='a'>one</string></resources>", "'en-US'", "'fr'"),
    Sample(
      .qtLinguist,
      "<TS version='2.1' language='en_US'><context><name>A</name><message><source>one</source>"
        + "<translation type='unfinished'></translation></message></context></TS>",
      "'en_US'", "'fr'"),
    Sample(
      .xliff,
      "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a'"
        + " source-language='de' target-language='en-US' datatype='plaintext'><body>"
        + "<trans-unit id='1'><source>one</source></trans-unit></body></file></xliff>",
      "target-language='en-US'", "target-language='fr'"),
    Sample(
      .xliff,
      "<xliff version='2.1' xmlns='urn:oasis:names:tc:xliff:document:2.0' srcLang='de'"
        + " trgLang='en-US'><file id='f'><unit id='1'><segment><source>one</source></segment></unit>"
        + "</file></xliff>", "trgLang='en-US'", "trgLang='fr'"),
  ]

  private static let flat = OpenDocumentSample.flat("<text:p>one</text:p>")

  private static let packages: [Sample] = [
    Sample(
      .openDocumentText, Array(flat.utf8), ["fo:language=\"en\" fo:country=\"GB\""],
      ["fo:language=\"fr\" fo:country=\"none\""]),
    Sample(
      .openDocumentText,
      OpenDocumentSample.package([
        (
          "content.xml",
          OpenDocumentSample.part(
            "document-content",
            "<office:body><office:text>"
              + "<text:p>one</text:p></office:text></office:body>")
        ),
        (
          "meta.xml",
          OpenDocumentSample.part(
            "document-meta",
            "<office:meta><dc:language>en-US</dc:language></office:meta>")
        ),
      ]), ["<dc:language>en-US<"], ["<dc:language>fr<"]),
    Sample(
      .openDocumentPresentation,
      OpenDocumentSample.package(
        [
          (
            "content.xml",
            OpenDocumentSample.part(
              "document-content",
              "<office:automatic-styles><style:style style:name=\"a\" style:family=\"text\">"
                + "<style:text-properties style:rfc-language-tag=\"en-US\" fo:language=\"en\""
                + " fo:country=\"US\"/></style:style></office:automatic-styles><office:body>"
                + "<office:presentation><draw:page><text:p>one</text:p></draw:page>"
                + "</office:presentation></office:body>")
          )
        ], kind: "presentation"),
      ["style:rfc-language-tag=\"en-US\" fo:language=\"en\" fo:country=\"US\""],
      ["style:rfc-language-tag=\"fr\" fo:language=\"fr\" fo:country=\"none\""]),
    Sample(
      .epub, EPUBSample.book(body: "<p>one</p>", language: "en-US"),
      ["<dc:language>en-US<"], ["<dc:language>fr<"]),
    Sample(
      .docx,
      OfficeFixture.document(
        "<w:p><w:r><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr><w:t>one</w:t></w:r></w:p>",
        links: [("styles", "styles.xml")],
        parts: [
          (
            "word/styles.xml",
            "<w:styles \(OfficeFixture.word)><w:docDefaults><w:rPrDefault><w:rPr>"
              + "<w:lang w:val=\"en-NZ\"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>"
          )
        ]), ["w:val=\"en-GB\"", "w:val=\"en-NZ\""], ["w:val=\"fr-FR\""]),
    Sample(
      .pptx,
      OfficeFixture.presentation([
        "<a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>one</a:t></a:r><a:endParaRPr lang=\"en-NZ\"/></a:p>"
      ]), ["lang=\"en-GB\"", "lang=\"en-NZ\""], ["lang=\"fr-FR\""]),
  ]

  private static func content(of bytes: [UInt8]) throws -> String {
    guard bytes.starts(with: Array("PK".utf8)) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    let archive = try ZipArchive(bytes)
    return try archive.parts.indices.map {
      String(decoding: try archive.contents(of: $0, limit: 1 << 20), as: UTF8.self)
    }.joined()
  }

  @Test(arguments: texts + packages)
  func `A tag that means the target language stays, with its region`(_ sample: Sample) throws {
    let document = try Document(parsing: sample.bytes, as: sample.format)
    #expect(!document.units.isEmpty)
    let same = try document.rendered(with: document.units, targetLanguage: "eng_Latn")
    // Exchange files have a place of its own for each translation.
    if ![.portableObject, .qtLinguist, .xliff].contains(sample.format) {
      #expect(same == sample.bytes)
    }
    let english = try Self.content(of: document.rendered(by: .shout, targetLanguage: "eng_Latn"))
    let french = try Self.content(of: document.rendered(by: .shout, targetLanguage: "fra_Latn"))
    for tag in sample.english {
      #expect(english.contains(tag))
      #expect(!french.contains(tag))
    }
    for tag in sample.french {
      #expect(french.contains(tag))
      #expect(!english.contains(tag))
    }
  }

  @Test func `A memory gets no second text in a language that it has`() throws {
    let text =
      "<tmx version='1.4'><header srclang='en-US'/><body><tu><tuv xml:lang='en-US'><seg>one</seg>"
      + "</tuv></tu></body></tmx>"
    let document = try Document(text, as: .tmx)
    #expect(try document.shouted(targetLanguage: "eng_Latn") == text)
    #expect(try document.shouted(targetLanguage: "fra_Latn").contains("xml:lang='en-US'"))
    #expect(try document.shouted(targetLanguage: "fra_Latn").contains("<seg>ONE</seg>"))
  }

  @Test func `A document of Word without a changed text keeps what it says`() throws {
    let paragraph = "<w:p><w:r><w:t>one</w:t></w:r></w:p>"
    let bytes = OfficeFixture.document(
      paragraph + paragraph, links: [("styles", "styles.xml"), ("header", "header.xml")],
      parts: [
        (
          "word/styles.xml",
          "<w:styles \(OfficeFixture.word)><w:rPr><w:lang w:val=\"de-DE\"/></w:rPr></w:styles>"
        ), ("word/header.xml", "<w:hdr \(OfficeFixture.word)>\(paragraph)</w:hdr>"),
      ])
    let document = try Document(parsing: bytes, as: .docx)
    #expect(document.units.count == 3)
    #expect(try document.rendered(with: document.units, targetLanguage: "eng_Latn") == bytes)
  }

  @Test(arguments: [true, false])
  func `A style inherits a language that it does not say`(_ hasDefaults: Bool) throws {
    let defaults = hasDefaults ? #"<w:lang w:val="en-NZ"/>"# : ""
    let style = #"<w:style><w:rPr><w:lang w:eastAsia="ko-KR"/></w:rPr></w:style>"#
    let styles =
      "<w:styles \(OfficeFixture.word)><w:docDefaults><w:rPrDefault><w:rPr>\(defaults)</w:rPr>"
      + "</w:rPrDefault></w:docDefaults>\(style)</w:styles>"
    let document = try Document(
      parsing: OfficeFixture.document(
        "<w:p><w:r><w:t>one</w:t></w:r></w:p>", links: [("styles", "styles.xml")],
        parts: [("word/styles.xml", styles)]), as: .docx)
    let english = try document.rendered(by: .shout, targetLanguage: "eng_Latn")
    let said = try OfficeFixture.text(of: "word/styles.xml", in: english)
    if hasDefaults {
      #expect(said == styles)
    } else {
      #expect(said.contains(#"<w:lang w:val="en-US" w:eastAsia="ko-KR"/>"#))
    }
  }

  @Test func `A book goes on in the direction that it has in its language`() throws {
    for spine in ["", " page-progression-direction=\"ltr\""] {
      let book = EPUBSample.book([
        (
          "EPUB/book.opf",
          EPUBSample.packageDocument(
            metadata: "<dc:language>ar-EG</dc:language>",
            manifest: "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>",
            spine: "<itemref idref=\"a\"/>", attributes: spine)
        ),
        ("EPUB/a.xhtml", EPUBSample.page("<p>one</p>")),
      ])
      let document = try Document(parsing: book, as: .epub)
      let arabic = try document.rendered(with: document.units, targetLanguage: "arb_Arab")
      let hebrew = try document.rendered(with: document.units, targetLanguage: "heb_Hebr")
      #expect(arabic == book)
      #expect(try Self.content(of: hebrew).contains("page-progression-direction=\"rtl\""))
    }
  }
}
