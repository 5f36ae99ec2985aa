/// Tells which kind of document a zip archive is by how it begins.
enum PackageKind {
  /// The format of the document that begins with `bytes`; nil if they do not tell.
  ///
  /// OpenDocument files and books say it in their first part, which is named `mimetype` and not
  /// compressed. Where there is none, the names of the first parts tell.
  static func format(of bytes: [UInt8]) -> DocumentFormat? {
    guard bytes.starts(with: signature) else { return nil }
    let parts = parts(in: bytes)
    if let first = parts.first, first.name == "mimetype" {
      let prefix = "application/vnd.oasis.opendocument."
      for (mediaType, format) in [
        ("\(prefix)text", DocumentFormat.openDocumentText),
        ("\(prefix)presentation", .openDocumentPresentation), ("application/epub+zip", .epub),
      ] where first.contents.starts(with: mediaType.utf8) {
        return format
      }
    }
    for part in parts {
      switch part.name {
      case "META-INF/container.xml": return .epub
      case let name where isIn("word", name): return .docx
      case let name where isIn("ppt", name): return .pptx
      default: continue
      }
    }
    return nil
  }

  /// Whether the part called `name` lies in a folder of Office, which writes letters of either case,
  /// and some programs a backslash.
  private static func isIn(_ folder: String, _ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix("\(folder)/") || name.hasPrefix("\(folder)\\")
  }

  private static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// The names of the parts whose headers lie in `bytes`, and what follows there.
  private static func parts(in bytes: [UInt8]) -> [(name: String, contents: ArraySlice<UInt8>)] {
    var parts: [(name: String, contents: ArraySlice<UInt8>)] = []
    var position = 0
    while let start = bytes[position...].firstRange(of: signature)?.lowerBound,
      start + 30 <= bytes.count
    {
      let nameCount = Int(bytes[start + 26]) | Int(bytes[start + 27]) << 8
      let extraCount = Int(bytes[start + 28]) | Int(bytes[start + 29]) << 8
      let name = bytes[(start + 30)...].prefix(nameCount)
      parts.append(
        (String(decoding: name, as: UTF8.self), bytes[name.endIndex...].dropFirst(extraCount)))
      position = start + 4
    }
    return parts
  }
}
