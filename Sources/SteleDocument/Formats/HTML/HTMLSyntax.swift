/// The two ways to write HTML.
enum HTMLSyntax: Sendable {
  /// As browsers read `text/html`, whatever the bytes.
  case html
  /// As XML, which it must be again: what is opened is closed, and every `&` begins a reference.
  case xml
}
