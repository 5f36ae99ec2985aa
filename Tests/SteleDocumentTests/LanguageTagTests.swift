import SteleTestSupport
import Testing

@testable import SteleDocument

@Suite struct LanguageTagTests {
  /// NLLB's languages.
  private static let codes = """
    ace_Arab ace_Latn acm_Arab acq_Arab aeb_Arab afr_Latn ajp_Arab aka_Latn als_Latn amh_Ethi
    apc_Arab arb_Arab ars_Arab ary_Arab arz_Arab asm_Beng ast_Latn awa_Deva ayr_Latn azb_Arab
    azj_Latn bak_Cyrl bam_Latn ban_Latn bel_Cyrl bem_Latn ben_Beng bho_Deva bjn_Arab bjn_Latn
    bod_Tibt bos_Latn bug_Latn bul_Cyrl cat_Latn ceb_Latn ces_Latn cjk_Latn ckb_Arab crh_Latn
    cym_Latn dan_Latn deu_Latn dik_Latn dyu_Latn dzo_Tibt ell_Grek eng_Latn epo_Latn est_Latn
    eus_Latn ewe_Latn fao_Latn fij_Latn fin_Latn fon_Latn fra_Latn fur_Latn fuv_Latn gaz_Latn
    gla_Latn gle_Latn glg_Latn grn_Latn guj_Gujr hat_Latn hau_Latn heb_Hebr hin_Deva hne_Deva
    hrv_Latn hun_Latn hye_Armn ibo_Latn ilo_Latn ind_Latn isl_Latn ita_Latn jav_Latn jpn_Jpan
    kab_Latn kac_Latn kam_Latn kan_Knda kas_Arab kas_Deva kat_Geor kaz_Cyrl kbp_Latn kea_Latn
    khk_Cyrl khm_Khmr kik_Latn kin_Latn kir_Cyrl kmb_Latn kmr_Latn knc_Arab knc_Latn kon_Latn
    kor_Hang lao_Laoo lij_Latn lim_Latn lin_Latn lit_Latn lmo_Latn ltg_Latn ltz_Latn lua_Latn
    lug_Latn luo_Latn lus_Latn lvs_Latn mag_Deva mai_Deva mal_Mlym mar_Deva min_Latn mkd_Cyrl
    mlt_Latn mni_Beng mos_Latn mri_Latn mya_Mymr nld_Latn nno_Latn nob_Latn npi_Deva nso_Latn
    nus_Latn nya_Latn oci_Latn ory_Orya pag_Latn pan_Guru pap_Latn pbt_Arab pes_Arab plt_Latn
    pol_Latn por_Latn prs_Arab quy_Latn ron_Latn run_Latn rus_Cyrl sag_Latn san_Deva sat_Beng
    scn_Latn shn_Mymr sin_Sinh slk_Latn slv_Latn smo_Latn sna_Latn snd_Arab som_Latn sot_Latn
    spa_Latn srd_Latn srp_Cyrl ssw_Latn sun_Latn swe_Latn swh_Latn szl_Latn tam_Taml taq_Latn
    taq_Tfng tat_Cyrl tel_Telu tgk_Cyrl tgl_Latn tha_Thai tir_Ethi tpi_Latn tsn_Latn tso_Latn
    tuk_Latn tum_Latn tur_Latn twi_Latn tzm_Tfng uig_Arab ukr_Cyrl umb_Latn urd_Arab uzn_Latn
    vec_Latn vie_Latn war_Latn wol_Latn xho_Latn ydd_Hebr yor_Latn yue_Hant zho_Hans zho_Hant
    zsm_Latn zul_Latn
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  @Test(
    arguments: [
      ("en-US", "eng_Latn"), ("EN", "eng_Latn"), (" en_GB.UTF-8\n", "eng_Latn"),
      ("eng", "eng_Latn"), ("en@boldquot", "eng_Latn"), ("en-Latn-US-x-mine", "eng_Latn"),
      ("pt-BR", "por_Latn"), ("es-419", "spa_Latn"), ("no", "nob_Latn"), ("nb-NO", "nob_Latn"),
      ("zh", "zho_Hans"), ("zh-CN", "zho_Hans"), ("zh_SG", "zho_Hans"), ("zh-CHS", "zho_Hans"),
      ("zh-TW", "zho_Hant"), ("ZH_hant_CN", "zho_Hant"), ("zh-HK", "zho_Hant"),
      ("zh-yue", "yue_Hant"), ("yue-HK", "yue_Hant"), ("cmn-Hans", "zho_Hans"),
      ("sr", "srp_Cyrl"), ("sr-Cyrl-RS", "srp_Cyrl"), ("sr@ijekavian", "srp_Cyrl"),
      ("fa-AF", "prs_Arab"), ("ar-EG", "arb_Arab"), ("ar-arz", "arz_Arab"), ("iw", "heb_Hebr"),
      ("ko-Kore-KR", "kor_Hang"), ("ku", "kmr_Latn"), ("ks-Deva", "kas_Deva"),
      ("ca@valencia", "cat_Latn"),
    ])
  func `A tag in any spelling means one language`(_ tag: String, _ code: String) {
    #expect(Self.codes.filter { LanguageTag.isTag(tag, of: $0) } == [code])
  }

  @Test(
    arguments: [
      "", "-", "_US", "e", "none", "zxx", "x-none", "und", "mul", "en, fr", "en fr", "english",
      "sr-Latn", "sr@latin", "sr_ME", "pa-PK", "uz-Cyrl", "hi-Latn", "zh-Latn-pinyin", "@", "en@@",
      String(repeating: "en-", count: 100),
    ])
  func `What is no tag, or that of another language or script, means none`(_ tag: String) {
    #expect(Self.codes.filter { LanguageTag.isTag(tag, of: $0) } == [])
  }

  @Test func `The tag of each language means it and no other, however it is written`() {
    var random = SplitMix64(seed: 29)
    for code in Self.codes {
      for _ in 0..<4 {
        let parts = LanguageTag.bcp47(of: code).split(separator: "-").map(String.init)
        var spelled = parts
        if parts.count == 1, random.next(below: 2) == 0 { spelled.append(String(code.suffix(4))) }
        // None of these has another script or language for any of ours.
        let region = ["", "US", "GB", "419", "FR"][random.next(below: 5)]
        if !region.isEmpty { spelled.append(region) }
        let name = spelled.joined(separator: random.next(below: 2) == 0 ? "-" : "_")
        let tag = String(
          name.map { random.next(below: 3) == 0 ? Character($0.uppercased()) : $0 })
        #expect(Self.codes.filter { LanguageTag.isTag(tag, of: $0) } == [code], "\(tag)")
      }
      let other = code.hasSuffix("Goth") ? "Ugar" : "Goth"
      #expect(
        !LanguageTag.isTag("\(LanguageTag.bcp47(of: code).prefix { $0 != "-" })-\(other)", of: code)
      )
      #expect(LanguageTag.isTag(LocaleName.posix(of: code), of: code))
    }
  }
}
