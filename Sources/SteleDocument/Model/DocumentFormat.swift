import SteleBase

/// The formats of documents that can be taken apart.
public enum DocumentFormat: String, Sendable, CaseIterable {
  /// Plain text, a unit per line or per paragraph that was wrapped by hand.
  case text = "txt"
  /// CommonMark with GitHub's tables, task lists, strikethrough and links, and what MDX, MyST,
  /// Pandoc and generators of sites add to it.
  case markdown = "md"
  /// HTML, a whole page or a fragment.
  case html
  /// SubRip subtitles.
  case subRip = "srt"
  /// WebVTT subtitles.
  case webVTT = "vtt"
  /// A catalogue of messages as GNU gettext writes it.
  case portableObject = "po"
  /// JSON, whose string values are translated; `.arb`, too.
  case json
  /// Comma-separated values.
  case csv
  /// Tab-separated values.
  case tsv
  /// XLIFF, the exchange format of translation tools, in its first and second version.
  case xliff
  /// A translation memory in its exchange format.
  case tmx
  /// The texts of an Android application: `strings.xml`.
  case android
  /// The texts of a Qt application as Qt Linguist has them.
  case qtLinguist = "ts"
  /// Apple's strings files: `.strings` and `.stringsdict`.
  case appleStrings = "strings"
  /// Xcode's string catalogs.
  case xcstrings
  /// Java's property files.
  case properties
  /// YAML, whose texts are translated.
  case yaml
  /// TOML, whose texts are translated.
  case toml
  /// An OpenDocument text, or a template for one, as a package or as one file of XML.
  case openDocumentText = "odt"
  /// An OpenDocument presentation, in the same forms.
  case openDocumentPresentation = "odp"
  /// An electronic book of EPUB 2 or 3.
  case epub
  /// Documents of Microsoft Word, Office Open XML.
  case docx
  /// Presentations of Microsoft PowerPoint, Office Open XML.
  case pptx

  /// The format that the extension of `path` names, upper case or lower; nil for any other, and for
  /// one that several formats share.
  public init?(path: String) {
    guard let name = Self.fileExtension(of: path), let format = Self.byExtension[name] else {
      return nil
    }
    self = format
  }

  /// What the name of the file at `path` has behind its last dot, in lower case; nil without one.
  static func fileExtension(of path: String) -> String? {
    let name = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last
    guard let name, let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return nil
    }
    return String(decoding: name[name.index(after: dot)...], as: UTF8.self).lowercased()
  }

  private static let byExtension: [String: DocumentFormat] = {
    var formats: [String: DocumentFormat] = [:]
    for format in allCases { for name in format.extensions { formats[name] = format } }
    return formats
  }()
}

extension DocumentFormat {
  /// The extensions of the names of its files, the usual one first.
  ///
  /// Those that other formats have as well are left out; ``init(path:content:)`` knows them.
  public var extensions: [String] {
    switch self {
    case .text: ["txt", "text"]
    case .markdown: ["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd"]
    case .html: ["html", "htm", "xhtml"]
    case .subRip: ["srt"]
    case .webVTT: ["vtt"]
    case .portableObject: ["po", "pot"]
    case .json: ["json", "arb"]
    case .csv: ["csv"]
    case .tsv: ["tsv", "tab"]
    case .xliff: ["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff", "txlf"]
    case .tmx: ["tmx"]
    case .android, .qtLinguist: []
    case .appleStrings: ["strings", "stringsdict"]
    case .xcstrings: ["xcstrings"]
    case .properties: ["properties"]
    case .yaml: ["yaml", "yml"]
    case .toml: ["toml"]
    case .openDocumentText: ["odt", "ott", "fodt"]
    case .openDocumentPresentation: ["odp", "otp", "fodp"]
    case .epub: ["epub"]
    case .docx: ["docx", "docm", "dotx", "dotm"]
    case .pptx: ["pptx", "pptm", "potx", "potm", "ppsx", "ppsm"]
    }
  }

  /// Whether documents have places of their own for translations, so that those that are empty are
  /// filled.
  package var hasPlacesForTranslations: Bool {
    switch self {
    case .portableObject, .xliff, .tmx, .qtLinguist, .xcstrings: true
    default: false
    }
  }

  /// Whether texts have keys, of which ``DocumentOptions/keys`` chooses some.
  package var hasKeys: Bool {
    switch self {
    case .json, .appleStrings, .properties, .yaml, .toml: true
    default: false
    }
  }

  /// The format's name in a message.
  public var displayName: String {
    switch self {
    case .text: "text"
    case .markdown: "Markdown"
    case .html: "HTML"
    case .subRip: "SubRip"
    case .webVTT: "WebVTT"
    case .portableObject: "PO"
    case .json: "JSON"
    case .csv: "CSV"
    case .tsv: "TSV"
    case .xliff: "XLIFF"
    case .tmx: "TMX"
    case .android: "Android resources"
    case .qtLinguist: "Qt Linguist TS"
    case .appleStrings: "Apple strings"
    case .xcstrings: "string catalog"
    case .properties: "properties"
    case .yaml: "YAML"
    case .toml: "TOML"
    case .openDocumentText: "OpenDocument text"
    case .openDocumentPresentation: "OpenDocument presentation"
    case .epub: "EPUB"
    case .docx: "DOCX"
    case .pptx: "PPTX"
    }
  }
}
