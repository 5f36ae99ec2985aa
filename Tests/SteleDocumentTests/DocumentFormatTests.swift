import SteleDocument
import SteleTestSupport
import Testing

struct DocumentFormatTests {
  @Test func `A file's extension says its format, in any case`() {
    let expected: [String: DocumentFormat?] = [
      "a.txt": .text, "b/README.MD": .markdown, "c.markdown": .markdown, "d.htm": .html,
      "e.srt": .subRip, "f.vtt": .webVTT, "g.pot": .portableObject, "h.json": .json,
      "i.csv": .csv, "j.tsv": .tsv, "k.SDLXLIFF": .xliff, "l.tmx": .tmx, "m.xml": nil, "n.ts": nil,
      "k.pdf": nil, "README": nil, ".md": nil, "x.md/y": nil,
      "l.strings": .appleStrings, "m.stringsdict": .appleStrings, "n.xcstrings": .xcstrings,
      "o.properties": .properties, "p.yml": .yaml, "q.yaml": .yaml, "r.toml": .toml, "s.arb": .json,
      "t.DOCX": .docx, "u.potx": .pptx,
    ]
    for (path, format) in expected { #expect(DocumentFormat(path: path) == format, "\(path)") }
  }

  @Test func `No extension means two formats, and what files share is told by content`() {
    let all = DocumentFormat.allCases.flatMap(\.extensions)
    #expect(Set(all).count == all.count)
    let shared = Set(DocumentFormat.allCases.flatMap(\.sharedExtensions))
    #expect(shared.isDisjoint(with: all))
    for name in shared { #expect(DocumentFormat.mayBeTold(byContentOf: "a/b.\(name)")) }
    #expect(DocumentFormat.mayBeTold(byContentOf: "a/b"))
    #expect(!DocumentFormat.mayBeTold(byContentOf: "a/b.png"))
  }

  @Test(
    arguments: [
      ("<!doctype html><p>", .html), ("\n<!-- x -->\n<HTML lang=en>", .html),
      ("<?xml version='1.0'?><h:html xmlns:h='x'/>", .html),
      ("<!DOCTYPE html [<!ENTITY a '>'>]><html/>", .html), ("WEBVTT\n\n", .webVTT),
      ("\u{FEFF}1\r\n00:00:01,000 --> 00:00:02,000\r\nHi\r\n", .subRip),
      ("# x\nmsgid \"\"\nmsgstr \"\"\n", .portableObject), (" {\"a\": 1}", .json),
      ("[\"a\"]", .json), ("{}", .json),
      ("<x:xliff xmlns:x='y'>", .xliff), ("<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\n<tmx>", .tmx),
      ("<resources>\n<string\nname='a'>", .android), ("<resources><plurals name='a'>", .android),
      ("<resources><color name='a'>", nil), ("<!DOCTYPE TS>\n<TS version='2.1'>", .qtLinguist),
      ("<ts>", nil), ("import { a } from 'b';", nil), ("plain text", nil), ("<note/>", nil),
      ("", nil), ("{a", nil), ("[1]: x", nil), ("<!--", nil),
      ("<!DOCTYPE plist><plist/>", .appleStrings),
      ("{\n  \"sourceLanguage\" : \"en\",\n  \"strings\" : {", .xcstrings),
      ("<", nil), ("1\n2 x 3", nil),
    ] as [(String, DocumentFormat?)])
  func `What a name does not say is told by the content`(
    _ text: String, _ format: DocumentFormat?
  ) {
    #expect(DocumentFormat(path: "a.unknown", content: Array(text.utf8)) == format)
    // A name that says it is believed.
    #expect(DocumentFormat(path: "a.md", content: Array(text.utf8)) == .markdown)
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 where unit != 0xFEFF { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(DocumentFormat(path: "a", content: wide) == format)
  }

  @Test(
    arguments: [
      ("mimetype", "application/vnd.oasis.opendocument.text", .openDocumentText),
      ("mimetype", "application/vnd.oasis.opendocument.text-template", .openDocumentText),
      (
        "mimetype", "application/vnd.oasis.opendocument.presentation",
        .openDocumentPresentation
      ),
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", nil),
      ("mimetype", "application/epub+zip", .epub), ("META-INF/container.xml", "", .epub),
      ("other", "application/epub+zip", nil),
    ] as [(String, String, DocumentFormat?)])
  func `A package's first part tells its type`(
    name: String, contents: String, format: DocumentFormat?
  ) {
    let bytes = StoredZip.archive([(name: name, bytes: Array(contents.utf8))])
    #expect(DocumentFormat(path: "a.unknown", content: bytes) == format)
    for end in [0, 4, 29, 30, 35] {
      #expect(DocumentFormat(path: "a.unknown", content: Array(bytes.prefix(end))) == nil)
    }
  }
}
