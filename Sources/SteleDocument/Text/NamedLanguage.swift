/// What a tag of BCP 47 or a name of POSIX, in any spelling, says of a language: what tells NLLB's
/// languages apart.
struct NamedLanguage {
  /// The shortest code, in lower case.
  private let language: String
  /// The script's code of ISO 15924, in lower case; nil where a language is in its usual one.
  private let script: String?

  /// No tag is longer.
  private static let mostBytes = 64

  /// Reads `tag`; nil if it is none.
  init?(_ tag: String) {
    guard tag.utf8.count <= Self.mostBytes else { return nil }
    let halves = Self.trimmed(tag.lowercased()).split(
      separator: "@", omittingEmptySubsequences: false)
    guard let name = halves.first, halves.count <= 2 else { return nil }
    // A name of POSIX may say an encoding.
    let parts = name.prefix { $0 != "." }
      .split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }.map(String.init)
    guard var language = parts.first, (2...3).contains(language.utf8.count),
      Self.isLetters(language)
    else { return nil }
    var rest = parts.dropFirst()
    // A language may stand behind the one that it is a part of, as in `zh-yue`.
    if let member = rest.first, member.utf8.count == 3, Self.isLetters(member),
      Self.languagesWithMembers.contains(language), Self.chineseScripts[member] == nil
    {
      language = member
      rest = rest.dropFirst()
    }
    language = Self.shortest(language)
    var script: String?
    if let code = rest.first, let old = Self.chineseScripts[code] {
      script = old
      rest = rest.dropFirst()
    } else if let code = rest.first, code.utf8.count == 4, Self.isLetters(code) {
      script = Self.plainScripts[code] ?? code
      rest = rest.dropFirst()
    }
    let region = rest.first ?? ""
    if let other = Self.languagesOfRegions["\(language)-\(region)"] { language = other }
    if halves.count == 2, let code = Self.scriptsOfModifiers[String(halves[1])] { script = code }
    self.language = language
    self.script = script ?? Self.scriptsOfRegions["\(language)-\(region)"]
  }

  /// Whether it is the language with the NLLB code `code`.
  func isLanguage(_ code: String) -> Bool {
    let parts = code.lowercased().split(separator: "_", maxSplits: 1).map(String.init)
    guard parts.count == 2, language == Self.shortest(parts[0]) else { return false }
    if let script { return script == (Self.plainScripts[parts[1]] ?? parts[1]) }
    return code != "zho_Hant" && LocaleName.modifiers[code] == nil
  }

  private static func shortest(_ language: String) -> String {
    let short = LanguageTag.shortCodes[language] ?? language
    return synonyms[short] ?? short
  }

  /// What other tags call a language than ours do; a language for its largest part, as NLLB has it.
  private static let synonyms = [
    "no": "nb", "nor": "nb", "iw": "he", "in": "id", "ji": "yi", "fil": "tl", "cmn": "zh",
    "ara": "ar", "aym": "ay", "aze": "az", "ekk": "et", "fas": "fa", "ku": "kmr", "kur": "kmr",
    "lav": "lv", "mlg": "mg", "mon": "mn", "msa": "ms", "nep": "ne", "ori": "or", "orm": "om",
    "pus": "ps", "que": "qu", "sqi": "sq", "swa": "sw", "uzb": "uz", "yid": "yi",
  ]

  /// Languages whose members' codes may stand behind theirs: RFC 5646's extended language subtags.
  private static let languagesWithMembers: Set<String> = ["ar", "lv", "ms", "sw", "uz", "zh"]

  /// Old names of the scripts of Chinese.
  private static let chineseScripts = ["chs": "hans", "cht": "hant"]

  /// Scripts by the names of their styles, and of those that they are used with.
  private static let plainScripts = [
    "aran": "arab", "hira": "jpan", "hrkt": "jpan", "kana": "jpan", "kore": "hang", "latf": "latn",
    "latg": "latn",
  ]

  private static let scriptsOfModifiers = [
    "arabic": "arab", "cyrillic": "cyrl", "devanagari": "deva", "ijekavianlatin": "latn",
    "iqtelif": "latn", "latin": "latn", "latn": "latn", "cyrl": "cyrl", "shaw": "shaw",
    "tifinagh": "tfng",
  ]

  /// Languages that another tag names in some country.
  private static let languagesOfRegions = ["fa-af": "prs", "kmr-iq": "ckb", "kmr-ir": "ckb"]

  /// Scripts that a language has in some countries, by CLDR's likely subtags.
  private static let scriptsOfRegions = [
    "zh-tw": "hant", "zh-hk": "hant", "zh-mo": "hant", "az-ir": "arab", "kk-cn": "arab",
    "ky-cn": "arab", "mn-cn": "mong", "pa-pk": "arab", "sd-in": "deva", "sr-me": "latn",
    "tg-pk": "arab", "uz-af": "arab",
  ]

  private static func isLetters(_ code: String) -> Bool {
    code.allSatisfy { $0.isASCII && $0.isLetter }
  }

  private static func trimmed(_ text: String) -> Substring {
    let isSpace = { (character: Character) in character.isASCII && character.isWhitespace }
    var rest = text[...].drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return rest
  }
}
