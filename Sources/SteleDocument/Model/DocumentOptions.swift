/// What to translate of a document, and how to read it.
public struct DocumentOptions: Sendable, Encodable {
  /// The columns of a table to translate: names from its header line, or numbers from 1; several in
  /// one text with commas between them, unless a column is called so.
  public var columns: [String] = []
  /// Whether the first line of a table names its columns.
  ///
  /// It is never translated then.
  public var hasHeader = true
  /// What separates the columns of a table, an ASCII character; nil for a comma or what else is
  /// found in the first lines of CSV, and for a tab in TSV.
  public var delimiter: UInt8?
  /// The keys whose values are translated in JSON and other files of keys, or their paths from the root, such as
  /// `menu.*.title`; several in one text with commas between them; empty for every string.
  ///
  /// They apply to a string and to the strings of a list.
  public var keys: [String] = []
  /// The keys whose values stay with all that is in them, named as ``keys`` are, which they
  /// outweigh.
  public var excludedKeys: [String] = []
  /// Whether lines of plain text that look wrapped by hand are joined: several in a
  /// row of about the same width, of which only the last ends early.
  public var joinsWrappedLines = true
  /// The NLLB code of the language that is translated, such as `eng_Latn`, if it is known.
  ///
  /// Texts of a page, and parts of an exchange file, that are marked as being in another language
  /// stay.
  public var sourceLanguage: String?
  /// The NLLB code of the language that is translated into, such as `fra_Latn`, if it is known.
  ///
  /// What an exchange file has a translation into it for is no unit, and neither are the parts that
  /// it has translations into another language for.
  public var targetLanguage: String?
  /// Whether translations in a gettext catalogue are marked `fuzzy`, and those of an exchange file
  /// or a string catalog as ones to be reviewed, so that somebody looks at them.
  public var marksFuzzy = true
  /// Whether a sentence that runs over several cues of subtitles is one unit.
  public var joinsCues = true

  /// The usual options.
  public init() {}
}
