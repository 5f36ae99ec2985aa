/// OpenDocument files to test with.
public enum OpenDocumentSample {
  private static let namespaces = """
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
    xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" \
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
    xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
    xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" \
    xmlns:officeooo="http://openoffice.org/2009/office"
    """

  /// What stands before the body of a flat document: T1 is what editing leaves behind, T2 and T3
  /// look the same, T4 is another.
  public static let opening =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document \(namespaces)>"
    + "<office:automatic-styles>"
    + style("T1", "officeooo:rsid=\"00a1\" fo:language=\"en\" fo:country=\"GB\"")
    + style("T2", "fo:font-weight=\"bold\" officeooo:rsid=\"00a2\"")
    + style("T3", "fo:font-weight=\"bold\" fo:language=\"en\"")
    + style("T4", "fo:font-style=\"italic\"")
    + "</office:automatic-styles><office:body><office:text>"
  /// What stands behind it.
  public static let closing = "</office:text></office:body></office:document>"

  private static func style(_ name: String, _ properties: String) -> String {
    "<style:style style:name=\"\(name)\" style:family=\"text\">"
      + "<style:text-properties \(properties)/></style:style>"
  }

  /// A flat document with this body.
  public static func flat(_ body: String) -> String { opening + body + closing }

  /// A part of a package: an element of `office` with this content.
  public static func part(_ name: String, _ content: String) -> String {
    "<office:\(name) \(namespaces)>\(content)</office:\(name)>"
  }

  /// A package of these parts.
  public static func package(
    _ parts: [(name: String, text: String)], kind: String = "text"
  ) -> [UInt8] {
    let mediaType = ("mimetype", "application/vnd.oasis.opendocument.\(kind)")
    return StoredZip.archive(
      ([mediaType] + parts).map { (name: $0.0, bytes: Array($0.1.utf8)) })
  }
}
