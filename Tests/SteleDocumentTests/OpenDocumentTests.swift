import SteleDocument
import SteleTestSupport
import Testing

@Suite struct OpenDocumentTests {
  private func document(_ body: String) throws -> Document {
    try Document(OpenDocumentSample.flat(body), as: .openDocumentText)
  }

  /// The body with its texts in upper case.
  private func shouted(_ body: String) throws -> String {
    let document = try document(body)
    #expect(
      try document.rendered(with: document.units) == Array(OpenDocumentSample.flat(body).utf8))
    let text = try document.shouted()
    return String(
      text.dropFirst(OpenDocumentSample.opening.count).dropLast(OpenDocumentSample.closing.count))
  }

  @Test(arguments: [
    (
      "<text:h text:outline-level=\"1\">Two dogs</text:h>\n<text:p/>",
      "<text:h text:outline-level=\"1\">TWO DOGS</text:h>\n<text:p/>"
    ),
    (
      "<text:list><text:list-item><text:p>a dog</text:p></text:list-item></text:list>",
      "<text:list><text:list-item><text:p>A DOG</text:p></text:list-item></text:list>"
    ),
    (
      "<table:table table:name=\"kept\"><table:table-cell><text:p>a\n  dog </text:p></table:table-cell></table:table>",
      "<table:table table:name=\"kept\"><table:table-cell><text:p>A DOG </text:p></table:table-cell></table:table>"
    ),
    (
      "<text:p>dogs &amp; &#233; <![CDATA[<men>]]></text:p>",
      "<text:p>DOGS &amp; &#233; &lt;MEN&gt;</text:p>"
    ),
    (
      "<text:p>a <text:a xlink:href=\"x\">link</text:a> <!-- kept --><?kept?>here</text:p>",
      "<text:p>A <text:a xlink:href=\"x\">LINK</text:a> <!-- kept --><?kept?>HERE</text:p>"
    ),
    (
      "<text:p>page <text:page-number>three</text:page-number> of it</text:p>",
      "<text:p>PAGE <text:page-number>three</text:page-number> OF IT</text:p>"
    ),
    (
      "<text:p>a<text:bookmark text:name=\"kept\"/> dog<text:change text:change-id=\"c\"/></text:p>",
      "<text:p>A<text:bookmark text:name=\"kept\"/> DOG<text:change text:change-id=\"c\"/></text:p>"
    ),
    (
      "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>",
      "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
    ),
    (
      "<text:p><text:ruby><text:ruby-base>dog</text:ruby-base><text:ruby-text>kept</text:ruby-text></text:ruby> one</text:p>",
      "<text:p><text:ruby><text:ruby-base>DOG</text:ruby-base><text:ruby-text>kept</text:ruby-text></text:ruby> ONE</text:p>"
    ),
    (
      "<text:table-of-content><text:index-title-template>contents</text:index-title-template></text:table-of-content>",
      "<text:table-of-content><text:index-title-template>CONTENTS</text:index-title-template></text:table-of-content>"
    ),
  ])
  func `Texts are translated, and what is around them stays`(body: String, expected: String) throws
  {
    #expect(try shouted(body) == expected)
  }

  @Test(arguments: [
    // Where a text was edited, nothing is to see.
    (
      "<text:p>Two <text:span text:style-name=\"T1\">do</text:span>gs</text:p>",
      "<text:p>TWO DOGS</text:p>"
    ),
    // What looks the same is one.
    (
      "<text:p>a <text:span text:style-name=\"T2\">do</text:span><text:span text:style-name=\"T3\">g</text:span></text:p>",
      "<text:p>A <text:span text:style-name=\"T2\">DOG</text:span></text:p>"
    ),
    // What looks different is not.
    (
      "<text:p>a <text:span text:style-name=\"T2\">do</text:span><text:span text:style-name=\"T4\">g</text:span></text:p>",
      "<text:p>A <text:span text:style-name=\"T2\">DO</text:span><text:span text:style-name=\"T4\">G</text:span></text:p>"
    ),
    // Around all of a text it stays.
    (
      "<text:p><text:span text:style-name=\"T1\">a dog</text:span></text:p>",
      "<text:p><text:span text:style-name=\"T1\">A DOG</text:span></text:p>"
    ),
    (
      "<text:p><text:span text:style-name=\"T1\">a </text:span><text:span text:style-name=\"T2\">dog</text:span></text:p>",
      "<text:p>A <text:span text:style-name=\"T2\">DOG</text:span></text:p>"
    ),
    // Where only an end of it is in the text, it is written at the text's end.
    (
      "<text:p><text:span text:style-name=\"T1\"><text:bookmark text:name=\"x\"/>a</text:span> dog</text:p>",
      "<text:p><text:span text:style-name=\"T1\"><text:bookmark text:name=\"x\"/></text:span>A DOG</text:p>"
    ),
    // Links to one place that were cut are one.
    (
      "<text:p>a <text:a xlink:href=\"x\">do</text:a><text:a xlink:href=\"x\">g</text:a></text:p>",
      "<text:p>A <text:a xlink:href=\"x\">DOG</text:a></text:p>"
    ),
  ])
  func `What a word processor cut for no reason is joined`(body: String, expected: String) throws {
    #expect(try shouted(body) == expected)
  }

  @Test func `Tabs part texts, and spaces and line ends part words`() throws {
    let body =
      "<text:p>a<text:tab/>dog<text:line-break/>and <text:s text:c=\"3\"/>a<text:s/>man</text:p>"
    let document = try document(body)
    #expect(document.texts == ["a", "dog and a man"])
    #expect(
      try shouted(body)
        == "<text:p>A<text:tab/>DOG<text:line-break/>AND <text:s text:c=\"3\"/>A<text:s/>MAN</text:p>"
    )
  }

  @Test func `Notes and frames in a text are texts of their own, and move with it`() throws {
    let body = """
      <text:p>two<text:note><text:note-citation>1</text:note-citation><text:note-body>\
      <text:p>a note<draw:frame><draw:text-box><text:p>deep</text:p></draw:text-box>\
      <svg:title>alt</svg:title></draw:frame> here</text:p></text:note-body></text:note> dogs</text:p>\
      <text:p><draw:frame><draw:text-box><text:p>alone</text:p></draw:text-box></draw:frame></text:p>
      """
    let document = try document(body)
    #expect(document.texts == ["two dogs", "a note here", "deep", "alt", "alone"])
    #expect(
      try shouted(body)
        == body.uppercasedTexts(["two", "a note", "deep", "alt", "here", "dogs", "alone"]))
    // Each of them changes alone, too.
    for index in document.units.indices {
      var units = document.units
      units[index] = Toy.shout.translation(of: units[index])
      let changed = try document.rendered(with: units)
      let again = try Document(parsing: changed, as: .openDocumentText)
      #expect(again.units.map(\.text) == units.map(\.text))
      #expect(changed.count == OpenDocumentSample.flat(body).utf8.count)
    }
  }

  @Test func `What a document says of itself, its styles and its language are translated`() throws {
    let meta = OpenDocumentSample.part(
      "document-meta",
      "<office:meta><dc:title>a dog</dc:title><dc:creator>kept</dc:creator>"
        + "<meta:keyword>dog</meta:keyword><dc:language>en-US</dc:language></office:meta>")
    let styles = OpenDocumentSample.part(
      "document-styles",
      "<office:styles><style:default-style><style:text-properties fo:language=\"en\" fo:country=\"US\""
        + " style:language-asian=\"zh\" style:country-asian=\"CN\" style:language-complex='ar'/>"
        + "</style:default-style><style:style><style:text-properties fo:language=\"zxx\" fo:country=\"none\"/>"
        + "</style:style></office:styles><office:master-styles><style:master-page><style:header>"
        + "<text:p>head</text:p></style:header></style:master-page></office:master-styles>")
    let content = OpenDocumentSample.part(
      "document-content",
      "<office:body><office:text><text:p>dog</text:p></office:text></office:body>")
    let bytes = OpenDocumentSample.package([
      ("content.xml", content), ("styles.xml", styles), ("meta.xml", meta), ("kept.png", "kept"),
    ])
    let document = try Document(parsing: bytes, as: .openDocumentText)
    #expect(document.texts == ["dog", "head", "a dog", "dog"])
    #expect(try document.rendered(with: document.units) == bytes)
    func expect(_ language: String, _ changes: [(String, String)]) throws {
      var newStyles = styles
      for (old, new) in changes { newStyles = newStyles.replacing(old, with: new) }
      let newMeta = meta.replacing("en-US", with: LanguageNames.tags[language] ?? "")
      let expected = OpenDocumentSample.package([
        ("content.xml", content), ("styles.xml", newStyles), ("meta.xml", newMeta),
        ("kept.png", "kept"),
      ])
      let rendered = try document.rendered(with: document.units, targetLanguage: language)
      // The archive is written anew, but with the same parts.
      let again = try Document(parsing: rendered, as: .openDocumentText)
      let other = try Document(parsing: expected, as: .openDocumentText)
      #expect(again.units == other.units)
      for part in [newStyles, newMeta] {
        #expect(rendered.firstRange(of: Array(part.utf8)) != nil, "\(language) \(part)")
      }
    }
    try expect(
      "fra_Latn",
      [
        ("fo:language=\"en\"", "fo:language=\"fr\""), ("fo:country=\"US\"", "fo:country=\"none\""),
      ])
    try expect(
      "zho_Hant", [("style:country-asian=\"CN\"", "style:country-asian=\"TW\"")])
    try expect("heb_Hebr", [("style:language-complex='ar'", "style:language-complex='he'")])
  }

  @Test func `Of presentations, pages and notes are translated, but not prompts`() throws {
    let page = { (attributes: String, text: String) in
      "<draw:frame \(attributes)><draw:text-box><text:p>\(text)</text:p></draw:text-box></draw:frame>"
    }
    let masters =
      "<office:master-styles><style:master-page>" + page("presentation:class=\"title\"", "prompt")
      + page("presentation:class=\"footer\"", "dog") + page("", "man")
      + "</style:master-page></office:master-styles>"
    let body =
      "<office:body><office:presentation><presentation:footer-decl>foot</presentation:footer-decl>"
      + "<draw:page>" + page("presentation:class=\"title\"", "title")
      + page("presentation:class=\"outline\" presentation:placeholder=\"true\"", "prompt")
      + "<presentation:notes>" + page("presentation:class=\"notes\"", "note")
      + "</presentation:notes></draw:page></office:presentation></office:body>"
    let bytes = OpenDocumentSample.package(
      [
        ("content.xml", OpenDocumentSample.part("document-content", body)),
        ("styles.xml", OpenDocumentSample.part("document-styles", masters)),
      ], kind: "presentation")
    #expect(DocumentFormat(path: "unnamed", content: bytes) == .openDocumentPresentation)
    let document = try Document(parsing: bytes, as: .openDocumentPresentation)
    #expect(document.texts == ["foot", "title", "note", "dog", "man"])
  }

  @Test func `Prefixes are what the document says they are`() throws {
    let text = """
      <o:document xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
      xmlns='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><o:body><p>a <span>dog</span></p>\
      <x:p xmlns:x='other'>kept</x:p></o:body></o:document>
      """
    let document = try Document(text, as: .openDocumentText)
    #expect(document.texts == ["a dog"])
  }

  @Test func `Texts are refused or left that cannot be read`() throws {
    let content = OpenDocumentSample.part("document-content", "<text:p>dog</text:p>")
    let manifest =
      "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
      + "<m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>"
    func error(_ parts: [(name: String, text: String)]) -> DocumentError? {
      do {
        _ = try Document(parsing: OpenDocumentSample.package(parts), as: .openDocumentText)
        return nil
      } catch {
        return error
      }
    }
    #expect(
      error([("content.xml", content), ("META-INF/manifest.xml", manifest)])?.description
        == "the document is encrypted; save it without a password first")
    #expect(
      error([("other", "x")])?.description
        == "the zip archive is no OpenDocument file: it has no part content.xml")
    guard case .damagedPart("content.xml", .malformed) = error([("content.xml", "<a><b></a>")])
    else {
      Issue.record("a broken part is not refused")
      return
    }
    // Frames in texts in frames: the innermost ones are left.
    let depth = 40
    let deep =
      String(repeating: "<text:p>a<draw:text-box>", count: depth) + "<text:p>b</text:p>"
      + String(repeating: "</draw:text-box> dog</text:p>", count: depth)
    let document = try document(deep)
    #expect(document.units.count == 9)
    #expect(document.leftOutCount == 1)
    #expect(
      try document.rendered(with: document.units) == Array(OpenDocumentSample.flat(deep).utf8))
    // Marks in marks, likewise.
    let nested =
      "<text:p>" + String(repeating: "<text:a>a ", count: 70)
      + String(repeating: "</text:a>", count: 70) + "</text:p>"
    #expect(try self.document(nested).leftOutCount == 1)
    #expect(try shouted(nested) == nested)
  }
}

private enum LanguageNames {
  static let tags = ["fra_Latn": "fr", "zho_Hant": "zh-Hant", "heb_Hebr": "he"]
}

extension String {
  /// The text with the first of each of `words` behind the last in upper case.
  func uppercasedTexts(_ words: [String]) -> String {
    var rest = self[...]
    var output = ""
    for word in words {
      guard let range = rest.firstRange(of: word) else { continue }
      output += rest[..<range.lowerBound] + word.uppercased()
      rest = rest[range.upperBound...]
    }
    return output + rest
  }
}
