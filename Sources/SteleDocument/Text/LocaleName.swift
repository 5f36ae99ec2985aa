/// The names that POSIX systems and gettext have for NLLB's languages.
enum LocaleName {
  /// Names that are more than a language, or another one than in BCP 47.
  private static let names: [String: String] = [
    "zho_Hans": "zh_CN", "zho_Hant": "zh_TW", "yue_Hant": "yue", "prs_Arab": "fa_AF",
  ]

  /// Scripts that a language is written in besides its usual one.
  private static let modifiers: [String: String] = [
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

  /// Whether `name`, such as `pt_BR`, names the language with the NLLB code `code`, in its script.
  static func isName(_ name: String, of code: String) -> Bool {
    let ours = posix(of: code)
    if name == ours { return true }
    let (parts, expected) = (Parts(name), Parts(ours))
    guard parts.language == expected.language, parts.modifier == expected.modifier else {
      return false
    }
    guard parts.language == "zh" else { return true }
    let isTraditional = ["TW", "HK", "MO", "Hant"].contains { parts.territory.contains($0) }
    return isTraditional == (code == "zho_Hant")
  }

  private struct Parts {
    var language: String
    var territory: String
    var modifier: String

    init(_ name: String) {
      let halves = name.split(separator: "@", maxSplits: 1).map(String.init)
      modifier = halves.count == 2 ? halves[1] : ""
      let words = (halves.first ?? "").split(maxSplits: 1) { $0 == "_" || $0 == "-" }
      language = words.first.map(String.init) ?? ""
      territory = words.count == 2 ? String(words[1]) : ""
    }
  }
}
