import SteleBase

/// The type of a document told by what is in it.
extension DocumentFormat {
  /// How much of a document ``init(path:content:)`` wants to see.
  public static let contentByteCount = 64 << 10

  /// The format of the document at `path` that begins with `content`, by its name if that says it.
  ///
  /// - Returns: nil if neither the name nor the content tells.
  public init?(path: String, content: [UInt8]) {
    let format =
      DocumentFormat(path: path) ?? PackageKind.format(of: content)
      ?? Self.told(by: DocumentStart(content))
    guard let format else { return nil }
    self = format
  }

  /// Extensions that files of other types have as well: there the content decides.
  public var sharedExtensions: [String] {
    switch self {
    case .html, .xliff, .tmx, .android: ["xml"]
    case .qtLinguist: ["ts"]
    default: []
    }
  }

  /// Whether a file at `path`, which nobody named, is worth looking into: its name has no extension,
  /// or one that documents share with other files.
  public static func mayBeTold(byContentOf path: String) -> Bool {
    guard let name = fileExtension(of: path) else { return true }
    return allCases.contains { $0.sharedExtensions.contains(name) }
  }

  private static func told(by start: DocumentStart) -> DocumentFormat? {
    if let element = start.rootElement { return told(byRootElement: element, start) }
    if start.hasPrefix("WEBVTT") { return .webVTT }
    if start.firstLines.contains(where: { $0.hasPrefix("msgid \"") }) { return .portableObject }
    if start.isSubRip { return .subRip }
    if start.isStringCatalog { return .xcstrings }
    if start.isJSON { return .json }
    return nil
  }

  private static func told(
    byRootElement element: String, _ start: DocumentStart
  ) -> DocumentFormat? {
    switch element {
    case "html", "HTML": .html
    case "xliff": .xliff
    case "tmx": .tmx
    case "resources" where start.hasTexts: .android
    case "TS": .qtLinguist
    case "plist": .appleStrings
    default: nil
    }
  }
}
