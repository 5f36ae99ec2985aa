/// How a text is written.
enum TextFormat: String, Sendable {
  /// Characters that mean themselves.
  case text
  /// A piece of HTML, or a page.
  case html
}
