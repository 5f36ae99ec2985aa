import SteleTokenizer
import Testing

@testable import SteleServer

struct PublicLanguageTests {
  private static let table = LanguageTable(
    TokenLayout.nllbLanguageCodes.enumerated().map {
      TokenLayout.LanguageToken(code: $1, id: TokenID($0))
    })
  private static let languages = PublicLanguages(table)

  @Test func `Every language has a code of its own that comes back to it`() {
    #expect(Self.languages.all.count == 203)
    #expect(Set(Self.languages.all.map(\.code)).count == 203)
    for language in Self.languages.all {
      #expect(Self.languages[language.code] == language)
      #expect(Self.languages[language.code.uppercased()] == language)
      let main = Self.languages.named(language.language)
      #expect(main == language || language.code == "pt-BR")
      #expect(Self.languages[language.language.code] == main)
    }
    for language in Self.table.all { #expect(Self.languages.named(language) != nil) }
  }

  @Test func `LibreTranslate's languages have its codes`() {
    let codes = """
      ar az bg bn ca cs da de el en eo es et eu fa fi fr ga gl he hi hu id it ja ko ky lt lv ms nb \
      nl pl pt pt-BR ro ru sk sl sq sr sv th tl tr uk ur vi zh-Hans zh-Hant
      """
    for code in codes.split(whereSeparator: \.isWhitespace) {
      #expect(Self.languages.all.contains { $0.code == code }, "\(code)")
    }
    for (code, meant) in [
      ("ar", "arb_Arab"), ("az", "azj_Latn"), ("fa", "pes_Arab"), ("ky", "kir_Cyrl"),
      ("ms", "zsm_Latn"), ("nb", "nob_Latn"), ("sr", "srp_Cyrl"), ("et", "est_Latn"),
      ("lv", "lvs_Latn"), ("sq", "als_Latn"), ("tl", "tgl_Latn"), ("zh", "zho_Hans"),
      ("zt", "zho_Hant"), ("pb", "por_Latn"), ("pt-BR", "por_Latn"), ("zht", "zho_Hant"),
      ("zh-CN", "zho_Hans"), ("zh_TW", "zho_Hant"), ("no", "nob_Latn"), ("iw", "heb_Hebr"),
      ("in", "ind_Latn"), ("fil", "tgl_Latn"), ("mo", "ron_Latn"), ("ace", "ace_Latn"),
      ("ace-Arab", "ace_Arab"), ("ks", "kas_Arab"), ("ks-Deva", "kas_Deva"), ("taq", "taq_Latn"),
      ("taq-Tfng", "taq_Tfng"), ("knc-Arab", "knc_Arab"), ("en-US", "eng_Latn"),
      ("ENG_LATN", "eng_Latn"), ("yue", "yue_Hant"),
    ] {
      #expect(Self.languages[code]?.language.code == meant, "\(code)")
    }
    for code in ["zz", "", "auto", "english", "en-", "-", "en-Latn-US", "e", "zz-US"] {
      #expect(Self.languages[code] == nil, "\(code)")
    }
  }

  @Test func `A model of few languages has no others`() {
    let few = PublicLanguages(
      LanguageTable([TokenLayout.LanguageToken(code: "ace_Arab", id: 0)]))
    #expect(few.all.map(\.code) == ["ace"])
    #expect(few["zh"] == nil && few["no"] == nil && few["pb"] == nil)
  }
}
