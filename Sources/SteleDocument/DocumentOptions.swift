/// What to translate of a document, and how to read it.
public struct DocumentOptions: Sendable {
  /// The columns of a table to translate: names from its header line, or numbers from 1; several in
  /// one text with commas between them, unless a column is called so.
  public var columns: [String] = []
  /// Whether the first line of a table names its columns.
  ///
  /// It is never translated then.
  public var hasHeader = true
  /// The keys whose JSON values are translated, wherever they lie; empty for every string.
  public var keys: [String] = []
  /// Whether lines of plain text that look wrapped by hand are joined; see ``LineWrapping``.
  public var joinsWrappedLines = true
  /// The NLLB code of the language that is translated, such as `eng_Latn`, if it is known.
  ///
  /// Texts of a page that are marked as being in another language stay.
  public var sourceLanguage: String?
  /// Whether translations in a gettext catalogue are marked `fuzzy`, so that somebody looks at them.
  public var marksFuzzy = true
  /// Whether a sentence that runs over several cues of subtitles is one unit.
  public var joinsCues = true

  /// The usual options.
  public init() {}
}
