import SteleDocument
import SteleTestSupport
import Testing

@Suite struct OfficePackageTests {
  private static let paragraph = "<w:p><w:r><w:t>Two dogs</w:t></w:r></w:p>"

  private static func error(_ bytes: [UInt8], as format: DocumentFormat = .docx) -> DocumentError? {
    do {
      _ = try Document(parsing: bytes, as: format)
      return nil
    } catch {
      return error
    }
  }

  @Test func `What a package lacks is said`() {
    let types = OfficeFixture.types(of: "d.xml", OfficeFixture.wordType)
    let links = OfficeFixture.links(of: "", [("officeDocument", "d.xml")])
    let body: OfficeFixture.Part = ("d.xml", OfficeFixture.body(Self.paragraph))
    #expect(Self.error(OfficeFixture.archive([types, links, body])) == nil)
    for parts in [[links, body], [types, body], [types, links], [types]] {
      let error = Self.error(OfficeFixture.archive(parts))
      guard case .damagedPackage = error else {
        Issue.record("\(parts.map(\.0)): \(String(describing: error))")
        continue
      }
    }
  }

  @Test func `Another document of Office is refused by its type`() {
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    let package = OfficeFixture.archive([
      OfficeFixture.types(of: "x.xml", sheet),
      OfficeFixture.links(of: "", [("officeDocument", "x.xml")]), ("x.xml", "<x/>"),
    ])
    for format in [DocumentFormat.docx, .pptx] {
      let reason = Self.error(package, as: format)?.description ?? ""
      #expect(reason.hasPrefix("it is no \(format.displayName) document"))
      #expect(reason.contains("spreadsheetml"))
    }
    let document = OfficeFixture.document(Self.paragraph)
    #expect(Self.error(document, as: .pptx) != nil)
    #expect(Self.error(OfficeFixture.presentation(["<a:p/>"]), as: .docx) != nil)
  }

  @Test func `Documents with macros and templates are read as well`() throws {
    for type in [
      "application/vnd.ms-word.document.macroEnabled.main+xml",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
      "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ] {
      let package = OfficeFixture.archive([
        OfficeFixture.types(of: "WORD/Document.XML", type),
        OfficeFixture.links(of: "", [("officeDocument", "/word/document.xml")]),
        ("word/document.xml", OfficeFixture.body(Self.paragraph)),
      ])
      #expect(try Document(parsing: package, as: .docx).texts == ["Two dogs"])
    }
  }

  @Test func `Encrypted documents and those of the old format are told`() {
    let bytes: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
    for format in [DocumentFormat.docx, .pptx] {
      let error = Self.error(bytes, as: format)
      #expect(error?.description.contains("encrypted") == true)
    }
  }

  @Test func `Broken parts and document types are errors that name the part`() {
    for text in [
      "<w:document", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "", "\u{0}",
      String(repeating: "<a>", count: 2000),
    ] {
      let package = OfficeFixture.archive([
        OfficeFixture.types(of: "d.xml", OfficeFixture.wordType),
        OfficeFixture.links(of: "", [("officeDocument", "d.xml")]), ("d.xml", text),
      ])
      guard case .damagedPart("d.xml", _) = Self.error(package) else {
        Issue.record("\(text.prefix(20)): \(String(describing: Self.error(package)))")
        continue
      }
    }
  }

  @Test func `Parts that lead to each other, or outside, are read once`() throws {
    let header = "<w:hdr \(OfficeFixture.word)>\(Self.paragraph)</w:hdr>"
    let package = OfficeFixture.document(
      Self.paragraph,
      links: [
        ("header", "a.xml"), ("header", "./a.xml"), ("header", "../../word/a.xml"),
        ("hyperlink", "http://a.b/word/a.xml"), ("header", "document.xml"), ("header", ""),
      ],
      parts: [
        ("word/a.xml", header),
        OfficeFixture.links(of: "word/a.xml", [("footer", "document.xml"), ("footer", "a.xml")]),
      ])
    #expect(try Document(parsing: package, as: .docx).units.count == 2)
  }

  @Test func `A package is told by its parts, without a name`() {
    let files: [([UInt8], DocumentFormat)] = [
      (OfficeFixture.document(Self.paragraph), .docx),
      (OfficeFixture.presentation(["<a:p/>"]), .pptx),
    ]
    for (bytes, format) in files {
      #expect(DocumentFormat(path: "x", content: bytes) == format)
      #expect(DocumentFormat(path: "x", content: Array(bytes.prefix(20))) == nil)
    }
    #expect(DocumentFormat(path: "x", content: OfficeFixture.archive([("a", "word/")])) == nil)
  }

  @Test func `What nests without end is left, or refused, in time`() throws {
    let deep = { (open: String, close: String, count: Int) in
      String(repeating: open, count: count) + "<w:r><w:t>Two dogs</w:t></w:r>"
        + String(repeating: close, count: count)
    }
    let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
    let separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let ranges = (0..<2_000).map { "<w:bookmarkStart w:id=\"\($0)\"/>" }.joined()
    let rangeEnds = (0..<2_000).reversed().map { "<w:bookmarkEnd w:id=\"\($0)\"/>" }.joined()
    for (content, isLeft) in [
      (deep("<w:hyperlink><w:r><w:t>a</w:t></w:r>", "</w:hyperlink>", 200), true),
      (deep(begin + "<w:r><w:t>a</w:t></w:r>" + separate, end, 2_000), true),
      (deep(end + separate, begin, 100), true), (deep(begin, "", 3), false),
      ("<w:r><w:t>a</w:t></w:r>" + ranges + deep("", "", 1) + rangeEnds, false),
      (
        deep(
          "<w:r><w:drawing><w:txbxContent><w:p>", "</w:p></w:txbxContent></w:drawing></w:r>", 60),
        true
      ),
    ] {
      let package = OfficeFixture.document("<w:p>\(content)</w:p>")
      let document = try Document(parsing: package, as: .docx)
      #expect((document.leftOutCount > 0) == isLeft, "\(content.prefix(80))")
      #expect(try document.rendered(with: document.units) == package)
      for toy in Toy.allCases {
        let again = try Document(parsing: document.rendered(by: toy), as: .docx)
        #expect(again.units.count == document.units.count)
      }
    }
  }
}
