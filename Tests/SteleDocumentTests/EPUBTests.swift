import SteleDocument
import SteleTestSupport
import Testing

@Suite struct EPUBTests {
  private static let manifest = """
    <item id="two" href="text/two%20pages.xhtml" media-type="application/xhtml+xml"/>\
    <item id="one" href="text/one.xhtml#x" media-type="application/xhtml+xml"/>\
    <item id="again" href="./text/../text/one.xhtml" media-type="application/xhtml+xml"/>\
    <item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>\
    <item id="out" href="../../../out.xhtml" media-type="application/xhtml+xml"/>\
    <item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>\
    <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>\
    <item id="css" href="kept.css" media-type="text/css"/>
    """

  private static let ncx = """
    <?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" \
    "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">\
    <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" xml:lang="en"><docTitle><text>a dog</text>\
    </docTitle><docAuthor><text>kept</text></docAuthor><navMap><navPoint><navLabel>\
    <text> first &amp; </text></navLabel><content src="text/one.xhtml"/></navPoint></navMap></ncx>
    """

  private static let metadata = """
    <dc:title xml:lang="en">a dog</dc:title><dc:creator>kept</dc:creator>\
    <dc:language>en-GB</dc:language><dc:language>la</dc:language><dc:description>of dogs\
    </dc:description><meta property="dcterms:modified">kept</meta>
    """

  private static let parts = [
    (
      name: "EPUB/book.opf",
      text: EPUBSample.packageDocument(
        metadata: metadata, manifest: manifest,
        spine: "<itemref idref=\"one\"/><itemref idref=\"none\"/><itemref idref=\"two\"/>")
    ),
    (name: "EPUB/text/one.xhtml", text: EPUBSample.page("<p>one</p>")),
    (name: "EPUB/text/two pages.xhtml", text: EPUBSample.page("<p>two<br/>lines</p>")),
    (
      name: "EPUB/nav.xhtml",
      text: EPUBSample.page("<nav><ol><li><a href=\"x\">to</a></li></ol></nav>")
    ),
    (name: "EPUB/toc.ncx", text: ncx), (name: "EPUB/kept.css", text: "p { a: b }"),
  ]

  @Test func `What the book says of itself, its pages in order and its contents are translated`()
    throws
  {
    let bytes = EPUBSample.book(Self.parts)
    #expect(DocumentFormat(path: "unnamed", content: bytes) == .epub)
    let document = try Document(parsing: bytes, as: .epub)
    #expect(
      document.texts == ["a dog", "of dogs", "one", "two lines", "to", "a dog", "first &"])
    #expect(try document.rendered(with: document.units) == bytes)
    let shouted = try document.rendered(by: .shout, targetLanguage: "fra_Latn")
    let again = try Document(parsing: shouted, as: .epub)
    #expect(
      again.texts == ["A DOG", "OF DOGS", "ONE", "TWO LINES", "TO", "A DOG", "FIRST &"])
    // Parts are not compressed here, so that they are seen in the archive.
    for text in [
      "<dc:title xml:lang=\"fr\">A DOG</dc:title>", "<dc:language>fr</dc:language><dc:language>la",
      "<dc:creator>kept<", "<p>TWO<br/>LINES</p>", "xml:lang=\"fr\"><docTitle>",
      "<docAuthor><text>kept</text>", "<text> FIRST &amp; </text>", "p { a: b }", "<spine><itemref",
    ] {
      #expect(shouted.firstRange(of: Array(text.utf8)) != nil, "\(text)")
    }
    let leftward = try document.rendered(with: document.units, targetLanguage: "arb_Arab")
    #expect(
      leftward.firstRange(of: Array("<spine page-progression-direction=\"rtl\"><itemref".utf8))
        != nil)
  }

  fileprivate static func encryption(_ path: String, _ method: String) -> String {
    """
    <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" \
    xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>\
    <e:EncryptionMethod Algorithm="\(method)"/><e:CipherData>\
    <e:CipherReference URI="\(path)"/></e:CipherData></e:EncryptedData></encryption>
    """
  }

  @Test(
    arguments: [
      (
        "META-INF/rights.xml", "<x/>",
        "the book is protected against copying, as its part META-INF/rights.xml says"
      ),
      (
        "META-INF/license.lcpl", "{}",
        "the book is protected against copying, as its part META-INF/license.lcpl says"
      ),
      (
        "META-INF/encryption.xml",
        encryption("EPUB/text/one.xhtml", "http://www.w3.org/2001/04/xmlenc#aes128-cbc"),
        "the book's part EPUB/text/one.xhtml is encrypted"
      ),
      (
        "META-INF/encryption.xml",
        encryption("EPUB/font.otf", "http://www.idpf.org/2008/embedding"), nil
      ),
      (
        "META-INF/encryption.xml",
        encryption("EPUB/font.otf", "http://www.w3.org/2001/04/xmlenc#aes128-cbc"), nil
      ),
    ] as [(String, String, String?)])
  func `Books whose pages are encrypted are refused`(
    name: String, text: String, message: String?
  ) {
    let bytes = EPUBSample.book(Self.parts + [(name: name, text: text)])
    var error: DocumentError?
    do { _ = try Document(parsing: bytes, as: .epub) } catch let failure { error = failure }
    #expect(error?.description == message)
  }

  /// A book whose package document has this metadata.
  private func book(
    metadata: String, manifest: String = "", spine: String = "", attributes: String = ""
  ) -> [UInt8] {
    EPUBSample.book([
      (
        name: "EPUB/book.opf",
        text: EPUBSample.packageDocument(
          metadata: metadata, manifest: manifest, spine: spine, attributes: attributes)
      )
    ])
  }

  @Test(arguments: [
    ("of dogs", "OF DOGS"),
    (
      "&lt;p class=\"a\"&gt;of &lt;b&gt;dogs&lt;/b&gt; &amp;amp; men&lt;/p&gt;\n",
      "&lt;p class=\"a\"&gt;OF &lt;b&gt;DOGS&lt;/b&gt; &amp;amp; MEN&lt;/p&gt;\n"
    ),
    (
      "&lt;p>a &lt;a href='x' title='dog'>link&lt;/a> x&lt;/p>",
      "&lt;p>A &lt;a href='x' title='DOG'&gt;LINK&lt;/a&gt; X&lt;/p>"
    ),
  ])
  func `A description may be HTML`(description: String, expected: String) throws {
    let bytes = book(metadata: "<dc:description>\(description)</dc:description>")
    let document = try Document(parsing: bytes, as: .epub)
    #expect(try document.rendered(with: document.units) == bytes)
    #expect(
      try document.rendered(by: .shout)
        == book(metadata: "<dc:description>\(expected)</dc:description>"))
  }

  @Test(arguments: [
    ("ar", "rtl", "eng_Latn", "ltr"), ("ja", "rtl", "eng_Latn", "rtl"),
    ("en", "ltr", "heb_Hebr", "rtl"), ("en", "default", "fra_Latn", "default"),
  ])
  func `Pages go on to the side to which the language is written`(
    source: String, side: String, target: String, expected: String
  ) throws {
    let parts = { (language: String, side: String) in
      self.book(
        metadata: "<dc:language>\(language)</dc:language>",
        attributes: " page-progression-direction='\(side)'")
    }
    let document = try Document(parsing: parts(source, side), as: .epub)
    let written = try document.rendered(with: [], targetLanguage: target)
    #expect(written.firstRange(of: Array("direction='\(expected)'".utf8)) != nil)
  }

  @Test func `Pages of another kind are counted as left`() throws {
    let bytes = book(
      metadata: "<dc:title>dog</dc:title>",
      manifest: "<item id=\"a\" href=\"a.svg\" media-type=\"image/svg+xml\"/>",
      spine: "<itemref idref=\"a\"/>")
    let document = try Document(parsing: bytes, as: .epub)
    #expect(document.leftOut.map(\.what) == ["a page that is no XHTML, in EPUB/book.opf"])
    #expect(document.texts == ["dog"])
  }

  @Test func `A book that is not one is refused`() {
    func message(_ parts: [(name: String, text: String)]) -> String? {
      let bytes = StoredZip.archive(parts.map { (name: $0.name, bytes: Array($0.text.utf8)) })
      do {
        _ = try Document(parsing: bytes, as: .epub)
        return nil
      } catch {
        return error.description
      }
    }
    let path = "META-INF/container.xml"
    #expect(
      message([("mimetype", "application/epub+zip")])
        == "the zip archive is no EPUB book: it has no part \(path)")
    #expect(
      message([(path, "<container/>")])
        == "the book's part \(path) does not say what the book is made of")
    #expect(
      message([(path, EPUBSample.container)])
        == "the book has no part EPUB/book.opf, which should list its pages")
    #expect(
      message([(path, EPUBSample.container), ("EPUB/book.opf", "<package>")])?.hasPrefix(
        "in the part EPUB/book.opf, line 1, byte 10: not valid EPUB:") == true)
  }
}
