/// What the boundaries of sentences depend on in a language.
struct SentenceRules: Sendable {
  /// What a full stop after a word means.
  enum Abbreviation: Sendable {
    /// A title or the like: a word follows always.
    case always
    /// Ends no sentence before a number: "No. 5".
    case beforeNumber
    /// A unit: ends no sentence unless a number stands before it, as in "в 1999 г. Затем".
    case exceptAfterNumber
    /// Stands within sentences but may end them, even where its letters look like initials.
    case mayEnd
  }

  /// Abbreviations in lower case, without their last full stop.
  let abbreviations: [String: Abbreviation]
  /// Words in lower case that begin sentences: after an initial they tell that one begins.
  let starters: Set<String>
  /// Whether "3." is an ordinal.
  let hasOrdinals: Bool
  /// Whether a noun, which has a capital letter, may follow an ordinal.
  let capitalizesNouns: Bool
  /// Whether `;` is the question mark.
  let semicolonAsks: Bool
  /// Whether spaces stand between clauses and nothing marks the end of a sentence.
  let splitsAtSpaces: Bool
  /// Whether what follows a closing bracket directly goes on with the sentence.
  let goesOnAfterQuotation: Bool

  init(language code: String) {
    let language = String(code.prefix { $0 != "_" })
    let listed = Abbreviations.byLanguage[language]
    abbreviations = Abbreviations.table(listed, isLatin: code.hasSuffix("_Latn"))
    starters = Set((listed?.starters ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
    hasOrdinals = Self.withOrdinals.contains(language)
    capitalizesNouns = ["deu", "ltz"].contains(language)
    semicolonAsks = language == "ell"
    splitsAtSpaces = ["tha", "lao"].contains(language)
    goesOnAfterQuotation = language == "jpn"
  }

  private static let withOrdinals: Set<String> = [
    "bos", "ces", "dan", "deu", "est", "eus", "fao", "fin", "hrv", "hun", "isl", "kmr", "lit",
    "ltg", "ltz", "lvs", "nno", "nob", "pol", "slk", "slv", "srp", "szl", "tur", "azj", "tuk",
  ]
}
