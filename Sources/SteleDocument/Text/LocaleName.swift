/// The names that POSIX systems and gettext have for NLLB's languages.
enum LocaleName {
  /// Names that are more than a language, or another one than in BCP 47.
  private static let names: [String: String] = [
    "zho_Hans": "zh_CN", "zho_Hant": "zh_TW", "yue_Hant": "yue", "prs_Arab": "fa_AF",
  ]

  /// Scripts that a language is written in besides its usual one.
  static let modifiers: [String: String] = [
    "srp_Latn": "latin", "arb_Latn": "latin", "uzn_Cyrl": "cyrillic", "azj_Cyrl": "cyrillic",
    "bos_Cyrl": "cyrillic", "kas_Deva": "devanagari", "snd_Deva": "devanagari",
    "knc_Arab": "arabic", "bjn_Arab": "arabic", "ace_Arab": "arabic", "min_Arab": "arabic",
    "taq_Tfng": "tifinagh", "tat_Latn": "latin", "kaz_Latn": "latin", "crh_Cyrl": "cyrillic",
  ]

  /// The name for the NLLB code `code`: `fr` for `fra_Latn`, `zh_CN` for `zho_Hans`, `sr@latin` for
  /// `srp_Latn`.
  static func posix(of code: String) -> String {
    if let name = names[code] { return name }
    let tag = LanguageTag.bcp47(of: code)
    let language = tag.prefix { $0 != "-" }
    return modifiers[code].map { "\(language)@\($0)" } ?? String(language)
  }
}
