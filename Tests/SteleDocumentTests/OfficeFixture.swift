import SteleDocument
import SteleTestSupport
import SteleZip

/// Small packages of Office Open XML.
enum OfficeFixture {
  static let word = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:v="urn:schemas-microsoft-com:vml"
    """
  static let slide = """
    xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
    """
  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A part: its path, and what it says.
  typealias Part = (path: String, text: String)

  /// A relationship's target and the last word of its type.
  typealias Link = (kind: String, target: String)

  /// The part with the relationships of the part at `path`, with ids from `r1` on.
  static func links(of path: String, _ links: [Link]) -> Part {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { path[...$0] } ?? ""
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    let items = links.enumerated().map { index, link in
      "<Relationship Id=\"r\(index + 1)\" Type=\"\(types)/\(link.kind)\" Target=\"\(link.target)\"/>"
    }
    return (
      "\(folder)_rels/\(name).rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "\(items.joined())</Relationships>"
    )
  }

  static func types(of path: String, _ type: String) -> Part {
    (
      "[Content_Types].xml",
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/\(path)\" ContentType=\"\(type)\"/></Types>"
    )
  }

  static let wordType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
  static let slidesType =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"

  static func archive(_ parts: [Part]) -> [UInt8] {
    StoredZip.archive(parts.map { ($0.path, Array($0.text.utf8)) })
  }

  /// The body of a document around `content`.
  static func body(_ content: String) -> String {
    "<w:document \(word)><w:body>\(content)</w:body></w:document>"
  }

  /// A document with `content` in its body, and other parts that its main part leads to.
  static func document(
    _ content: String, links: [Link] = [], parts: [Part] = []
  ) -> [UInt8] {
    archive(
      [
        types(of: "word/document.xml", wordType),
        self.links(of: "", [("officeDocument", "word/document.xml")]),
        ("word/document.xml", body(content)), self.links(of: "word/document.xml", links),
      ] + parts)
  }

  /// A presentation of slides with these shapes' paragraphs, and other parts.
  static func presentation(_ paragraphs: [String], parts: [Part] = []) -> [UInt8] {
    // Slides are shown in another order than that of their names.
    let ids = paragraphs.indices.reversed().map {
      "<p:sldId id=\"\(256 + $0)\" r:id=\"r\($0 + 1)\"/>"
    }
    let slides = paragraphs.enumerated().map { index, content in
      ("ppt/slides/slide\(index + 1).xml", slide(content))
    }
    return archive(
      [
        types(of: "ppt/presentation.xml", slidesType),
        links(of: "", [("officeDocument", "ppt/presentation.xml")]),
        (
          "ppt/presentation.xml",
          "<p:presentation \(slide)><p:sldIdLst>\(ids.joined())</p:sldIdLst></p:presentation>"
        ),
        links(
          of: "ppt/presentation.xml",
          paragraphs.indices.map { ("slide", "slides/slide\($0 + 1).xml") }),
      ] + slides + parts)
  }

  /// A slide with one shape of these paragraphs.
  static func slide(_ paragraphs: String) -> String {
    "<p:sld \(slide)><p:cSld><p:spTree><p:sp><p:txBody><a:bodyPr/>\(paragraphs)</p:txBody></p:sp>"
      + "</p:spTree></p:cSld></p:sld>"
  }

  /// What the part at `path` of a package says.
  static func text(of path: String, in package: [UInt8]) throws -> String {
    let archive = try ZipArchive(package)
    guard let number = archive.part(named: path) else { return "" }
    return String(decoding: try archive.contents(of: number, limit: 1 << 20), as: UTF8.self)
  }

  /// What is in the body of a document.
  static func body(of package: [UInt8]) throws -> String {
    let text = try text(of: "word/document.xml", in: package)
    return String(text.dropFirst(body("").count - 22).dropLast(22))
  }
}
