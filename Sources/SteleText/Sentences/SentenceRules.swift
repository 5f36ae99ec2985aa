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
    /// The form of a company or the like, which also ends sentences: a word that begins sentences
    /// tells, as in "Acme Inc. It".
    case unlessStarter
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
  /// Whether names have a prefix in small letters, so that a capital inside a word tells nothing.
  let capitalizesInside: Bool
  /// Whether a letter behind a capital abbreviation counts it, even "A", which is a word.
  let numbersByLetter: Bool
  /// What compounds end in that abbreviate before a number, in lower case: `Bahnhofstr`.
  let compoundEnds: [String]
  /// The comma, semicolon or colon that ends sentences before a space: Greek's question mark, and
  /// the colon that keyboards have for Armenian's full stop.
  let finalComma: UInt8?
  /// Whether spaces stand between clauses and nothing marks the end of a sentence.
  let splitsAtSpaces: Bool
  /// Whether hiragana directly behind a closing bracket goes on with the sentence.
  let goesOnAfterQuotation: Bool
  /// Words behind a quotation that make it part of the sentence.
  let quotatives: [String]
  /// Whether a quotation keeps its full stop where the sentence goes on after it.
  let quotesFullStops: Bool

  init(language code: String) {
    let language = String(code.prefix { $0 != "_" })
    let listed = Abbreviations.byLanguage[language]
    abbreviations = Abbreviations.table(listed, isLatin: code.hasSuffix("_Latn"))
    starters = Set((listed?.starters ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
    hasOrdinals = Self.withOrdinals.contains(language)
    capitalizesNouns = ["deu", "ltz"].contains(language)
    capitalizesInside = Self.withPrefixes.contains(language)
    numbersByLetter = language == "eng"
    compoundEnds = ["deu", "ltz", "nld"].contains(language) ? ["str", "nr", "pl"] : []
    finalComma = ["ell": UInt8(ascii: ";"), "hye": UInt8(ascii: ":")][language]
    splitsAtSpaces = ["tha", "lao"].contains(language)
    goesOnAfterQuotation = language == "jpn"
    quotatives = Self.quotatives[language]?.split(separator: " ").map(String.init) ?? []
    quotesFullStops = language == "kor"
  }

  private static let quotatives: [String: String] = [
    "kor": "하고 라고 이라고 하며 라며 이라며 하면서 라면서 이라면서 라는 이라는 하는",
    "tam": "என்று என்ற என்றா", "tel": "అని అన్నా", "kan": "ಎಂದ ಎನ್ನ ಅಂತ ಅಂದ",
    "mal": "എന്ന് എന്നു എന്നും", "sin": "යැයි යනුවෙන් කියා කියල", "ben": "বলে বলল", "mar": "असे असं म्हणा",
    "npi": "भन", "mya": "ဟု ဟူ လို့", "bod": "ཞེས ཅེས ཤེས", "dzo": "ཟེར",
  ]

  private static let withPrefixes: Set<String> = [
    "gla", "gle", "nso", "sot", "ssw", "tsn", "tso", "xho", "zul",
  ]

  private static let withOrdinals: Set<String> = [
    "bos", "ces", "dan", "deu", "est", "eus", "fao", "fin", "hrv", "hun", "isl", "kmr", "lit",
    "ltg", "ltz", "lvs", "nno", "nob", "pol", "slk", "slv", "srp", "szl", "tur", "azj", "tuk",
  ]
}
