/// Electronic books to test with.
public enum EPUBSample {
  /// What says where the package document lies.
  public static let container = """
    <?xml version="1.0"?><container version="1.0" \
    xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>\
    <rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>\
    </rootfiles></container>
    """

  /// A package document with this metadata, manifest and spine.
  public static func packageDocument(
    metadata: String, manifest: String, spine: String, attributes: String = ""
  ) -> String {
    """
    <?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">\
    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\(metadata)</metadata>\
    <manifest>\(manifest)</manifest><spine\(attributes)>\(spine)</spine></package>
    """
  }

  /// An XHTML page with this body.
  public static func page(_ body: String) -> String {
    "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>\(body)</body></html>\n"
  }

  /// A book of these parts.
  public static func book(_ parts: [(name: String, text: String)]) -> [UInt8] {
    let first = [
      ("mimetype", "application/epub+zip"), ("META-INF/container.xml", container),
    ]
    return StoredZip.archive((first + parts).map { (name: $0.0, bytes: Array($0.1.utf8)) })
  }

  /// A book of one page with this body, in the language with the tag `language`.
  public static func book(body: String, language: String = "en") -> [UInt8] {
    book([
      (
        "EPUB/book.opf",
        packageDocument(
          metadata: "<dc:language>\(language)</dc:language>",
          manifest: "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>",
          spine: "<itemref idref=\"a\"/>")
      ), ("EPUB/a.xhtml", page(body)),
    ])
  }
}
