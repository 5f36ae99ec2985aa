import SteleXML

/// OpenDocument: texts and presentations, as packages or as one file of XML.
///
/// Source: Open Document Format for Office Applications, version 1.3, parts 2 and 3.
enum OpenDocument: PackageFormat {
  static func textParts(
    of package: inout PackageReader, options: DocumentOptions
  ) throws(DocumentError) -> [PackagePart] {
    let mediaType = try package.contents(of: "mimetype") ?? []
    let isPresentation = mediaType.starts(
      with: "application/vnd.oasis.opendocument.presentation".utf8)
    let format: DocumentFormat = isPresentation ? .openDocumentPresentation : .openDocumentText
    try checkEncryption(of: &package, format)
    guard package.has("content.xml") else {
      throw .damagedPackage(
        reason: "the zip archive is no OpenDocument file: it has no part content.xml")
    }
    // Charts and other documents that lie in the document have folders of their own.
    let objects = package.paths.filter { $0.hasSuffix("/content.xml") }
    return (["content.xml"] + objects + ["styles.xml", "meta.xml"]).map { path in
      PackagePart(path: path) { bytes throws(DocumentError) in
        try OpenDocumentReader.parts(of: bytes, as: format)
      }
    }
  }

  static func isPackage(_ bytes: [UInt8]) -> Bool {
    let start = DocumentStart(Array(bytes.prefix(DocumentFormat.contentByteCount)))
    return !start.hasPrefix("<")
  }

  private static func checkEncryption(
    of package: inout PackageReader, _ format: DocumentFormat
  ) throws(DocumentError) {
    let path = "META-INF/manifest.xml"
    var isEncrypted = package.has("encrypted-package")
    if let text = try package.text(of: path) {
      let manifest: XMLDocument
      do throws(DocumentError) {
        manifest = try XMLDocument(text.bytes, as: format)
      } catch {
        throw .damagedPart(path, error)
      }
      isEncrypted =
        isEncrypted
        || manifest.tokens.indices.contains { token in
          manifest.isStart(
            token, of: "encryption-data", in: OpenDocumentName.namespace("manifest"))
        }
    }
    if isEncrypted {
      throw .damagedPackage(
        reason: "the document is encrypted; save it without a password first")
    }
  }
}
