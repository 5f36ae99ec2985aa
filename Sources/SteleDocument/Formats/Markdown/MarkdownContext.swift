/// Where a Markdown text stands, which decides what must be escaped.
enum MarkdownContext: Sendable {
  case paragraph
  /// A heading that begins with `#`, which has one line.
  case heading
  /// A cell of a table.
  case table
}
