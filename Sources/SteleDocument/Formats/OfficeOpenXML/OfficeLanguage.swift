/// How Office Open XML names languages, and which of the attributes for the three kinds of script
/// says what.
enum OfficeLanguage {
  /// Regions of the languages that Office knows by a region only.
  private static let regions: [String: String] = Dictionary(
    uniqueKeysWithValues: """
      afr:ZA als:AL amh:ET arb:SA asm:IN azj:Latn-AZ bel:BY ben:BD bos:Latn-BA bul:BG cat:ES ces:CZ
      cym:GB dan:DK deu:DE ell:GR eng:US est:EE eus:ES fin:FI fra:FR gle:IE glg:ES guj:IN heb:IL
      hin:IN hrv:HR hun:HU hye:AM ibo:NG ind:ID isl:IS ita:IT jpn:JP kan:IN kat:GE kaz:KZ khk:MN
      khm:KH kin:RW kir:KG kor:KR lao:LA lit:LT ltz:LU lvs:LV mal:IN mar:IN mkd:MK mlt:MT mya:MM
      nld:NL nno:NO nob:NO npi:NP pan:IN pes:IR pol:PL por:PT prs:AF ron:RO rus:RU sin:LK slk:SK
      slv:SI spa:ES srp:Cyrl-RS swe:SE swh:KE tam:IN tel:IN tgk:Cyrl-TJ tha:TH tsn:ZA tur:TR uig:CN
      ukr:UA urd:PK uzn:Latn-UZ vie:VN wol:SN xho:ZA yor:NG zsm:MY zul:ZA
      """.split(whereSeparator: \.isWhitespace).map { pair in
        (String(pair.prefix(3)), String(pair.dropFirst(4)))
      })

  /// The tag of the language with the NLLB code `code`: `fr-FR` for `fra_Latn`.
  static func tag(of code: String) -> String {
    switch code {
    case "zho_Hans": return "zh-CN"
    case "zho_Hant": return "zh-TW"
    case "yue_Hant": return "zh-HK"
    default: break
    }
    let tag = LanguageTag.bcp47(of: code)
    guard !tag.contains("-"), let region = regions[String(code.prefix(3))] else { return tag }
    return "\(tag)-\(region)"
  }

  /// The kinds of script that text has properties of its own for.
  enum Script: String {
    case other = "val"
    case eastAsian = "eastAsia"
    case complex = "bidi"
  }

  static func script(of code: String) -> Script {
    switch code.suffix(4) {
    case "Hans", "Hant", "Jpan", "Hang": .eastAsian
    case "Arab", "Hebr", "Deva", "Beng", "Gujr", "Guru", "Knda", "Mlym", "Orya", "Taml", "Telu",
      "Sinh", "Thai", "Laoo", "Khmr", "Mymr", "Tibt":
      .complex
    default: .other
    }
  }

  static func isRightToLeft(_ code: String) -> Bool { ["Arab", "Hebr"].contains(code.suffix(4)) }
}
