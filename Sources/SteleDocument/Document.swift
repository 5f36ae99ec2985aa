/// A document taken apart into texts to translate, to be put together again with translations.
///
/// What is not translated stays as it is, byte for byte: markup, layout, line ends, byte order
/// mark. A text whose translation equals it stays as it is written, too, so that putting `units`
/// back gives the document that was read. Only what has a place of its own for a translation, as a
/// message of gettext has, gets that.
///
/// Safe for documents from anywhere: memory and time grow with their size, and nothing recurses
/// on how deep they nest.
public struct Document: Sendable {
  /// Documents of more bytes are refused: 256 MiB.
  public static let maximumByteCount = DocumentLimits.byteCount

  private let body: Body

  /// What a document is in its file.
  private enum Body: Sendable {
    /// One text.
    case text(DocumentPart)
    /// Several texts in a zip archive.
    case package(DocumentPackage)
  }

  /// The texts to translate, in the order in which they stand in the document.
  public let units: [TextUnit]
  /// Places with text that stay as they are since nothing knows how to write them, in order: the
  /// first ones if there are many.
  public let leftOut: [LeftOutPlace]
  /// How many such places there are.
  public let leftOutCount: Int
  /// Whether the document has lines; else ``TextUnit/line`` counts its texts.
  public let hasLines: Bool

  /// What there is to know about how the document was read.
  public let notices: [DocumentNotice]

  /// About how much memory it takes, in bytes: more than its file has, where that is compressed.
  package let memoryByteCount: Int

  /// Takes the document in `bytes` apart.
  public init(
    parsing bytes: [UInt8], as format: DocumentFormat, options: DocumentOptions = .init()
  ) throws(DocumentError) {
    guard bytes.count <= Self.maximumByteCount else {
      throw .tooLarge(byteCount: bytes.count, limit: Self.maximumByteCount)
    }
    let parts: [DocumentPart]
    if let reader = format.packageReader, reader.isPackage(bytes) {
      let package = try DocumentPackage(parsing: bytes, by: reader, options: options)
      body = .package(package)
      parts = package.parts
      units = package.units
      leftOut = package.leftOut
      hasLines = false
    } else {
      let part = try DocumentPart(DecodedText(decoding: bytes, as: format)) {
        text throws(DocumentError) in
        try DocumentParts(of: text, as: format, options: options)
      }
      body = .text(part)
      parts = [part]
      units = part.units
      leftOut = part.leftOut
      hasLines = true
    }
    leftOutCount = parts.reduce(0) { $0 + $1.leftOutCount }
    notices = parts.flatMap(\.notices)
    memoryByteCount = parts.reduce(bytes.count) { $0 + $1.memoryByteCount }
  }

  /// The document with each unit replaced.
  ///
  /// - Parameters:
  ///   - translations: As many as `units`, with the same marks, which may have moved.
  ///   - targetLanguage: The NLLB code of the language of `translations`, such as `fra_Latn`, for
  ///     what the document says of its language. Without it, the document keeps what it says.
  /// - Returns: The document in its own encoding.
  /// - Throws: ``DocumentError`` if there is not one translation that fits for each unit.
  public func rendered(
    with translations: [TextUnit], targetLanguage: String? = nil
  ) throws(DocumentError) -> [UInt8] {
    guard translations.count == units.count else {
      throw .translationCount(translations.count, units: units.count)
    }
    switch body {
    case .text(let part):
      return try part.rendered(with: translations, targetLanguage: targetLanguage)
    case .package(let package):
      return try package.rendered(with: translations, targetLanguage: targetLanguage)
    }
  }
}
