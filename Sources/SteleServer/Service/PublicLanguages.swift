import SteleTokenizer

/// The languages of a model under the names that clients use.
///
/// Codes are those of LibreTranslate where it has the language. Accepted are also NLLB's codes, the
/// names that LibreTranslate's models have, and those that other programs use; case does not count,
/// nor whether `_` or `-` stands between parts.
struct PublicLanguages: Sendable {
  /// All, by their codes; Portuguese twice, as LibreTranslate has it.
  let all: [PublicLanguage]
  private let byName: [String: Int]
  private let primary: [String: Int]

  /// The languages of `table`.
  init(_ table: LanguageTable) {
    var all: [PublicLanguage] = []
    for language in table.all {
      let tag = Self.tag(of: language, in: table)
      all.append(PublicLanguage(code: tag, name: language.name, language: language))
      if tag == "pt" {
        all.append(
          PublicLanguage(code: "pt-BR", name: "\(language.name) (Brazil)", language: language))
      }
    }
    all.sort { $0.code.lexicographicallyPrecedes($1.code) }
    self.all = all
    var byName: [String: Int] = [:]
    var primary: [String: Int] = [:]
    for (index, language) in all.enumerated() where language.code != "pt-BR" {
      primary[language.language.code] = index
      byName[Self.folded(language.language.code)] = index
    }
    for (alias, code) in Self.aliases { byName[alias] = primary[code] }
    for (index, language) in all.enumerated() { byName[Self.folded(language.code)] = index }
    byName["pb"] = byName["pt-br"]
    self.byName = byName
    self.primary = primary
  }

  /// The language that `code` means; nil if there is none.
  ///
  /// A region that decides nothing is passed over: `en-US` is `en`.
  subscript(code: String) -> PublicLanguage? {
    let folded = Self.folded(code)
    if let index = byName[folded] { return all[index] }
    let parts = folded.split(separator: "-")
    guard parts.count == 2, parts[1].utf8.count == 2, parts[1].allSatisfy(\.isLetter) else {
      return nil
    }
    return byName[String(parts[0])].map { all[$0] }
  }

  /// How clients are told of `language`.
  func named(_ language: Language) -> PublicLanguage? {
    primary[language.code].map { all[$0] }
  }

  private static func folded(_ code: String) -> String {
    String(
      decoding: code.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self
    )
    .lowercased()
  }

  /// Names that are taken besides tags and NLLB's codes, and what they mean.
  private static let aliases: [String: String] = [
    "zh": "zho_Hans", "zh-cn": "zho_Hans", "zh-sg": "zho_Hans", "zt": "zho_Hant",
    "zht": "zho_Hant", "zh-tw": "zho_Hant", "zh-hk": "zho_Hant", "zh-mo": "zho_Hant",
    "no": "nob_Latn", "iw": "heb_Hebr", "in": "ind_Latn", "fil": "tgl_Latn", "mo": "ron_Latn",
    "jw": "jav_Latn", "ji": "ydd_Hebr", "pt-pt": "por_Latn", "fa-af": "prs_Arab",
  ]

  /// Two letters that are no tag any more, or that stand for more than one language.
  private static let unwanted: Set<String> = ["in", "iw", "ji", "jw", "kr", "mo", "no", "zh"]

  private static func tag(of language: Language, in table: LanguageTable) -> String {
    let parts = language.code.split(separator: "_").map(String.init)
    guard parts.count == 2 else { return language.code }
    let (base, script) = (parts[0], parts[1])
    if base == "zho" { return "zh-\(script)" }
    // NLLB has Kashmiri in two scripts, so that no table of names has its two letters.
    let short =
      base == "kas" ? "ks" : table.shortTags(of: language).first { !unwanted.contains($0) }
    let hasOther = table.all.contains {
      $0.code != language.code && $0.code.hasPrefix(base + "_")
    }
    // The tag alone means the script that most is written in.
    let isUsual = !hasOther || script == (base == "kas" ? "Arab" : "Latn")
    return isUsual ? short ?? base : "\(short ?? base)-\(script)"
  }
}
