import Foundation
import SteleTestSupport
import SteleXML
import Testing

struct XMLDocumentTests {
  private func read(_ text: String) throws -> XMLDocument {
    try XMLDocument(parsing: Array(text.utf8))
  }

  private func shown(_ document: XMLDocument) -> [String] {
    document.tokens.map { String(decoding: document.bytes[$0.range], as: UTF8.self) }
  }

  @Test func `Tokens are all of a document, in order`() throws {
    let document = try read(
      """
      <?xml version="1.0"?>
      <!DOCTYPE a [ <!ENTITY x "<b/>"> <!-- > --> ]><!-- c --><a b='>'>t &amp; &x;<![CDATA[<]]><c
      d = "e"/></a>
      <?p i?>
      """)
    #expect(
      shown(document) == [
        "<?xml version=\"1.0\"?>", "\n", "<!DOCTYPE a [ <!ENTITY x \"<b/>\"> <!-- > --> ]>",
        "<!-- c -->", "<a b='>'>", "t &amp; &x;", "<![CDATA[<]]>", "<c\nd = \"e\"/>", "</a>", "\n",
        "<?p i?>",
      ])
    #expect(document.text(of: 5) == Array("t & &x;".utf8))
    #expect(document.text(of: 6) == [UInt8(ascii: "<")])
    #expect(document.root == 4)
    #expect(document.children(of: 4) == [7])
    #expect(document.attribute("d", of: 7)?.text == "e")
  }

  @Test func `Names are resolved by the declarations that hold`() throws {
    let document = try read(
      "<w:a xmlns:w='u:1' w:x='1'><w:b xmlns:w='u:2' w:x='2'/><w:c/><d xmlns='u:3'/><e/></w:a>")
    let starts = document.tokens.indices.filter { document.tokens[$0].isElementStart }
    #expect(starts.map { document.namespace(of: $0) } == ["u:1", "u:2", "u:1", "u:3", ""])
    #expect(document.attribute("x", in: "u:2", of: starts[1])?.text == "2")
    #expect(document.attribute("x", in: "u:1", of: starts[1]) == nil)
    #expect(document.isStart(starts[1], of: "b", in: "u:2"))
  }

  @Test func `A colon at the end of a name parts nothing`() throws {
    let document = try read("<a xmlns:p='u'><p:/><:p/><p:p/></a>")
    let names = document.children(of: 0).map {
      String(decoding: document.localName(of: $0), as: UTF8.self)
    }
    #expect(names == ["p:", ":p", "p"])
    #expect(document.children(of: 0).map { document.namespace(of: $0) } == ["", "", "u"])
  }

  @Test func `Partners close each other in random trees`() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<200 {
      var text = "<a xmlns:b='u'>"
      var open = ["a"]
      repeat {
        let name = ["a", "b:c", "d"].randomElement(using: &random) ?? "a"
        switch Int.random(in: 0..<5, using: &random) {
        case 0, 1:
          text += "<\(name) xmlns:b='u' k='&lt;/&gt;'>"
          open.append(name)
        case 2: if open.count > 1 { text += "</\(open.removeLast())>" }
        case 3: text += "<\(name) xmlns:b=\"u\"/>"
        default: text += "text &#233; "
        }
      } while Int.random(in: 0..<20, using: &random) > 0
      while let name = open.popLast() { text += "</\(name)>" }
      let document = try read(text)
      #expect(shown(document).joined() == text)
      for (number, token) in document.tokens.enumerated() {
        let partner = document.tokens[token.partner]
        #expect(partner.partner == number)
        switch token.kind {
        case .startTag:
          #expect(partner.kind == .endTag)
          #expect(document.name(of: number) == document.name(of: token.partner))
        case .endTag: #expect(partner.kind == .startTag)
        default: #expect(token.partner == number)
        }
      }
    }
  }

  @Test func `What is written is read again`() throws {
    var random = SplitMix64(seed: 3)
    let characters = Array("ab<>&\"' ]é日\n\t")
    for _ in 0..<300 {
      let text = String((0..<9).map { _ in characters.randomElement(using: &random) ?? "a" })
      var bytes = Array("<a b=\"".utf8)
      XMLMarkup.write(text.utf8, quote: UInt8(ascii: "\""), to: &bytes)
      bytes += "\">".utf8
      XMLMarkup.write(text.utf8, to: &bytes)
      bytes += "</a>".utf8
      let document = try XMLDocument(parsing: bytes)
      #expect(document.attribute("b", of: 0)?.text == text)
      #expect(document.content(of: 0) == Array(text.utf8))
    }
  }

  @Test(arguments: [
    ("", 0), ("<a>", 3), ("<a></b>", 5), ("<a>&b;</a>", 3), ("<a b=1/>", 5), ("<a/><b/>", 4),
    ("text", 0),
  ])
  func `A broken document ends in an error that says where`(_ text: String, _ place: Int) {
    #expect {
      try read(text)
    } throws: { error in
      guard case .malformed(let offset, _)? = error as? XMLError else { return false }
      return offset == place
    }
  }

  @Test func `A document that ends early says within which element`() {
    #expect(throws: XMLError.malformed(offset: 6, reason: "it ends within the element b")) {
      try read("<a><b>")
    }
  }

  @Test func `An encoding that is none of Unicode's is refused`() {
    #expect(throws: XMLError.unsupportedEncoding("ISO-8859-1", offset: 30)) {
      try read("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>")
    }
  }

  @Test func `Deep nesting and bombs of entities end at once`() throws {
    let deep = String(repeating: "<a>", count: 600) + String(repeating: "</a>", count: 600)
    #expect(throws: XMLError.self) { try read(deep) }
    var entities = "<!ENTITY e0 \"ha\">"
    for level in 1..<60 { entities += "<!ENTITY e\(level) \"&e\(level - 1);&e\(level - 1);\">" }
    let bomb = try read("<!DOCTYPE a [\(entities)]><a>&e59;</a>")
    #expect(bomb.content(of: bomb.root) == Array("&e59;".utf8))
    // In an attribute, entities are expanded for the check, but only so far.
    #expect(throws: XMLError.self) { try read("<!DOCTYPE a [\(entities)]><a b='&e59;'/>") }
  }

  @Test func `Documents that found faults are read whole, or end in an error`() throws {
    let folder = Repository.corrupt.appending(path: "xml")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      let bytes = try [UInt8](Data(contentsOf: file))
      guard let document = try? XMLDocument(parsing: bytes) else { continue }
      #expect(document.tokens.flatMap { bytes[$0.range] } == bytes, "\(file.lastPathComponent)")
    }
  }
}
