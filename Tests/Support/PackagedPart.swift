/// Small office files and books around one part, as fuzzers and tests vary it.
public enum PackagedPart {
  /// The names of the types that ``archive(of:holding:)`` makes.
  public static let types = ["docx", "pptx", "odt", "odp", "epub"]

  /// A file of the type whose text is `part`.
  public static func archive(of type: String, holding part: [UInt8]) -> [UInt8] {
    let parts: [(name: String, bytes: [UInt8])] =
      switch type {
      case "docx":
        [
          (
            "[Content_Types].xml",
            bytes(contentTypes("/word/document.xml", "wordprocessingml.document"))
          ),
          ("_rels/.rels", bytes(relationships("officeDocument", "word/document.xml"))),
          ("word/document.xml", part),
        ]
      case "pptx":
        [
          (
            "[Content_Types].xml",
            bytes(contentTypes("/ppt/presentation.xml", "presentationml.presentation"))
          ),
          ("_rels/.rels", bytes(relationships("officeDocument", "ppt/presentation.xml"))),
          ("ppt/presentation.xml", bytes(presentation)),
          ("ppt/_rels/presentation.xml.rels", bytes(relationships("slide", "slides/slide1.xml"))),
          ("ppt/slides/slide1.xml", part),
        ]
      case "epub":
        [
          ("mimetype", bytes("application/epub+zip")),
          ("META-INF/container.xml", bytes(container)), ("book.opf", bytes(book)),
          ("a.xhtml", part),
        ]
      default:
        [
          (
            "mimetype",
            bytes("application/vnd.oasis.opendocument.\(type == "odt" ? "text" : "presentation")")
          ),
          ("content.xml", part),
        ]
      }
    return StoredZip.archive(parts)
  }

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static func contentTypes(_ part: String, _ type: String) -> String {
    """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Override PartName="/ppt/slides/slide1.xml" \
    ContentType="application/vnd.openxmlformats-officedocument.presentationml.slide+xml"/>\
    <Override PartName="\(part)" \
    ContentType="application/vnd.openxmlformats-officedocument.\(type).main+xml"/></Types>
    """
  }

  private static func relationships(_ type: String, _ target: String) -> String {
    """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    <Relationship Id="rId1" Target="\(target)" \
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(type)"/></Relationships>
    """
  }

  private static let presentation = """
    <p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
    <p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>
    """

  private static let container = """
    <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>\
    <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
    """

  private static let book = """
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest>\
    <item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>\
    <spine><itemref idref="a"/></spine></package>
    """
}
