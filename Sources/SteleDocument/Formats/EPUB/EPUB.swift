import SteleXML

/// Electronic books: the pages, the table of contents and what the book says of itself.
///
/// Source: EPUB 3.3 and Open Packaging Format 2.0.1.
enum EPUB: PackageFormat {
  static func textParts(
    of package: inout PackageReader, options: DocumentOptions
  ) throws(DocumentError) -> [PackagePart] {
    for path in ["META-INF/rights.xml", "META-INF/license.lcpl"] where package.has(path) {
      throw .damagedPackage(
        reason: "the book is protected against copying, as its part \(path) says")
    }
    var parts: [PackagePart] = []
    var known: Set<String> = []
    for path in try packageDocuments(of: &package) {
      guard known.insert(path).inserted else { continue }
      guard let text = try package.text(of: path) else {
        throw .damagedPackage(
          reason:
            "the book has no part \(String(forMessage: path.utf8)), which should list its pages")
      }
      let book: EPUBPackageDocument
      do throws(DocumentError) {
        book = try EPUBPackageDocument(text.bytes, at: path)
      } catch {
        throw .damagedPart(path, error)
      }
      parts.append(
        PackagePart(path: path) { bytes throws(DocumentError) in
          try EPUBMetadata.parts(of: bytes)
        })
      for item in book.items {
        guard let path = item.paths.first(where: package.has), known.insert(path).inserted else {
          continue
        }
        parts.append(
          PackagePart(path: path) { bytes throws(DocumentError) in
            switch item.kind {
            case .page:
              try HTMLDocument.parts(ofXHTML: bytes, sourceLanguage: options.sourceLanguage)
            case .navigation: try EPUBNavigation.parts(of: bytes)
            }
          })
      }
    }
    try EPUBEncryption.check(of: &package, for: Set(parts.map(\.path)))
    return parts
  }

  /// The paths of the documents that list what a book is made of.
  private static func packageDocuments(
    of package: inout PackageReader
  ) throws(DocumentError) -> [String] {
    let path = "META-INF/container.xml"
    guard let text = try package.text(of: path) else {
      throw .damagedPackage(reason: "the zip archive is no EPUB book: it has no part \(path)")
    }
    let container: XMLDocument
    do throws(DocumentError) {
      container = try XMLDocument(text.bytes, as: .epub)
    } catch {
      throw .damagedPart(path, error)
    }
    let paths = container.tokens.indices.compactMap { token -> String? in
      guard container.isStart(token, of: "rootfile") else { return nil }
      let mediaType = container.attribute("media-type", of: token)?.text
      guard mediaType == nil || mediaType == "application/oebps-package+xml" else { return nil }
      return container.attribute("full-path", of: token)?.text
    }
    guard !paths.isEmpty else {
      throw .damagedPackage(reason: "the book's part \(path) does not say what the book is made of")
    }
    return paths
  }
}
