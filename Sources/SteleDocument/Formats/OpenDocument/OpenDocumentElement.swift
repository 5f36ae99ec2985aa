/// What the elements of a document are to its translation, by their names.
enum OpenDocumentElement {
  /// What an element outside of paragraphs is.
  enum Block {
    /// Its text, with all that is in it, is translated.
    case paragraph
    /// The same, but nothing in it stands for white space or marks.
    case label
    /// What is in it stays.
    case fixed
    /// It says the language of what has the style that it belongs to.
    case textProperties
    /// It says the language of the document.
    case language
    /// A frame or shape of a presentation, which may be a placeholder.
    case frame
    /// It holds pages that others are made after.
    case masters
    /// Others lie in it.
    case container
  }

  /// What an element in a paragraph is.
  enum Inline {
    /// It marks the text in it.
    case span
    case link
    /// Text with its pronunciation beside it.
    case ruby
    case tab
    /// Spaces, or the end of a line.
    case space
    /// It has paragraphs of its own.
    case nested
    /// It stays as it is, with the text that it has.
    case field
  }

  static func block(_ name: String) -> Block {
    switch name {
    case "text:p", "text:h": .paragraph
    case "svg:title", "svg:desc", "table:title", "table:desc", "text:index-title-template",
      "presentation:header-decl", "presentation:footer-decl",
      "dc:title", "dc:subject", "dc:description", "meta:keyword":
      .label
    case "text:tracked-changes", "table:tracked-changes", "office:forms", "office:scripts",
      "office:event-listeners", "office:settings", "math:math":
      .fixed
    case "style:text-properties": .textProperties
    case "dc:language": .language
    case "draw:frame", "draw:custom-shape", "draw:rect": .frame
    case "office:master-styles": .masters
    default: .container
    }
  }

  static func inline(_ name: String) -> Inline {
    switch name {
    case "text:span", "text:meta", "text:text-input", "loext:content-control": return .span
    case "text:a": return .link
    case "text:ruby": return .ruby
    case "text:tab": return .tab
    case "text:s", "text:line-break": return .space
    case "text:note", "office:annotation": return .nested
    default:
      return name.hasPrefix("draw:") || name.hasPrefix("dr3d:") ? .nested : .field
    }
  }

  /// The classes of frames on master pages whose text is but a prompt.
  static let promptClasses: Set<String> = [
    "title", "outline", "subtitle", "text", "notes", "graphic", "object", "chart", "table",
    "orgchart", "page", "handout",
  ]
}
