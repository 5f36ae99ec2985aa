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

  /// The format that the extension of `path` names, upper case or lower; nil for any other.
  public init?(path: String) {
    let name = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last
    guard let name, let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return nil
    }
    switch String(decoding: name[name.index(after: dot)...], as: UTF8.self).lowercased() {
    case "txt", "text": self = .text
    case "md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd": self = .markdown
    case "html", "htm", "xhtml": self = .html
    case "srt": self = .subRip
    case "vtt": self = .webVTT
    case "po", "pot": self = .portableObject
    case "json", "arb": self = .json
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    default: return nil
    }
  }
}

extension DocumentFormat {
  /// The format's name in a message.
  var displayName: String {
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
    }
  }
}
