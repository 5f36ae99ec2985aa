extension LanguageNames {
  /// What speakers call their languages, folded, and in which code it is meant.
  ///
  /// They are suggested, not taken: some name several languages.
  static let own: [String: String] = [
    "afrikaans": "afr_Latn", "shqip": "als_Latn", "አማርኛ": "amh_Ethi", "العربية": "arb_Arab",
    "عربي": "arb_Arab", "عربى": "arb_Arab", "asturianu": "ast_Latn", "অসমীয়া": "asm_Beng",
    "azərbaycan": "azj_Latn", "azərbaycanca": "azj_Latn", "azərbaycan_dili": "azj_Latn",
    "башҡорт": "bak_Cyrl", "башҡортса": "bak_Cyrl", "беларуская": "bel_Cyrl",
    "বাংলা": "ben_Beng", "bosanski": "bos_Latn", "български": "bul_Cyrl", "català": "cat_Latn",
    "cebuano": "ceb_Latn", "čeština": "ces_Latn", "česky": "ces_Latn", "český": "ces_Latn",
    "کوردی": "ckb_Arab", "کوردیی_ناوەندی": "ckb_Arab", "qırımtatarca": "crh_Latn",
    "cymraeg": "cym_Latn", "dansk": "dan_Latn", "deutsch": "deu_Latn", "རྫོང་ཁ": "dzo_Tibt",
    "ελληνικά": "ell_Grek", "ellinika": "ell_Grek", "english": "eng_Latn", "esperanto": "epo_Latn",
    "eesti": "est_Latn", "eesti_keel": "est_Latn", "euskara": "eus_Latn", "eʋegbe": "ewe_Latn",
    "føroyskt": "fao_Latn", "فارسی": "pes_Arab", "فارسى": "pes_Arab",
    "suomi": "fin_Latn", "suomeksi": "fin_Latn", "français": "fra_Latn", "francais": "fra_Latn",
    "furlan": "fur_Latn", "gàidhlig": "gla_Latn", "gaeilge": "gle_Latn", "galego": "glg_Latn",
    "avañe'ẽ": "grn_Latn", "ગુજરાતી": "guj_Gujr", "kreyòl": "hat_Latn",
    "kreyòl_ayisyen": "hat_Latn", "harshen_hausa": "hau_Latn", "עברית": "heb_Hebr",
    "ivrit": "heb_Hebr", "हिन्दी": "hin_Deva", "हिंदी": "hin_Deva", "hrvatski": "hrv_Latn",
    "magyar": "hun_Latn", "magyarul": "hun_Latn", "հայերեն": "hye_Armn", "hayeren": "hye_Armn",
    "bahasa_indonesia": "ind_Latn", "indonesia": "ind_Latn", "íslenska": "isl_Latn",
    "islenska": "isl_Latn", "italiano": "ita_Latn", "basa_jawa": "jav_Latn", "jawa": "jav_Latn",
    "日本語": "jpn_Jpan", "にほんご": "jpn_Jpan", "nihongo": "jpn_Jpan", "taqbaylit": "kab_Latn",
    "ಕನ್ನಡ": "kan_Knda", "ქართული": "kat_Geor", "kartuli": "kat_Geor", "қазақ": "kaz_Cyrl",
    "қазақ_тілі": "kaz_Cyrl", "қазақша": "kaz_Cyrl", "монгол": "khk_Cyrl", "ខ្មែរ": "khm_Khmr",
    "ភាសាខ្មែរ": "khm_Khmr", "ikinyarwanda": "kin_Latn", "кыргызча": "kir_Cyrl",
    "kurdî": "kmr_Latn", "kurmancî": "kmr_Latn", "한국어": "kor_Hang", "조선말": "kor_Hang",
    "hangugeo": "kor_Hang", "hangul": "kor_Hang", "한글": "kor_Hang", "ລາວ": "lao_Laoo",
    "ພາສາລາວ": "lao_Laoo", "lietuvių": "lit_Latn", "lietuviu": "lit_Latn",
    "lëtzebuergesch": "ltz_Latn", "luganda": "lug_Latn", "latviešu": "lvs_Latn",
    "latviesu": "lvs_Latn", "മലയാളം": "mal_Mlym", "मराठी": "mar_Deva", "македонски": "mkd_Cyrl",
    "malti": "mlt_Latn", "te_reo_māori": "mri_Latn", "te_reo": "mri_Latn", "မြန်မာ": "mya_Mymr",
    "မြန်မာဘာသာ": "mya_Mymr", "nederlands": "nld_Latn", "vlaams": "nld_Latn",
    "norsk": "nob_Latn", "bokmål": "nob_Latn", "norsk_bokmål": "nob_Latn", "nynorsk": "nno_Latn",
    "norsk_nynorsk": "nno_Latn", "नेपाली": "npi_Deva", "occitan": "oci_Latn", "lenga_d'òc": "oci_Latn",
    "ଓଡ଼ିଆ": "ory_Orya", "oromoo": "gaz_Latn", "afaan_oromoo": "gaz_Latn", "ਪੰਜਾਬੀ": "pan_Guru",
    "papiamentu": "pap_Latn", "پښتو": "pbt_Arab", "polski": "pol_Latn", "po_polsku": "pol_Latn",
    "português": "por_Latn", "portugues": "por_Latn", "português_brasileiro": "por_Latn",
    "دری": "prs_Arab", "runasimi": "quy_Latn", "română": "ron_Latn", "romana": "ron_Latn",
    "moldovenească": "ron_Latn", "русский": "rus_Cyrl", "по_русски": "rus_Cyrl",
    "russkij": "rus_Cyrl", "संस्कृतम्": "san_Deva", "සිංහල": "sin_Sinh", "slovenčina": "slk_Latn",
    "slovensky": "slk_Latn", "slovenščina": "slv_Latn", "slovensko": "slv_Latn",
    "chishona": "sna_Latn", "سنڌي": "snd_Arab", "soomaali": "som_Latn", "af_soomaali": "som_Latn",
    "español": "spa_Latn", "espanol": "spa_Latn", "castellano": "spa_Latn",
    "sardu": "srd_Latn", "српски": "srp_Cyrl", "srpski": "srp_Cyrl", "basa_sunda": "sun_Latn",
    "svenska": "swe_Latn", "kiswahili": "swh_Latn", "தமிழ்": "tam_Taml", "татар": "tat_Cyrl",
    "татарча": "tat_Cyrl", "తెలుగు": "tel_Telu", "тоҷикӣ": "tgk_Cyrl",
    "wikang_filipino": "tgl_Latn", "ไทย": "tha_Thai", "ภาษาไทย": "tha_Thai", "ትግርኛ": "tir_Ethi",
    "setswana": "tsn_Latn", "türkmençe": "tuk_Latn", "türkçe": "tur_Latn", "turkce": "tur_Latn",
    "ئۇيغۇرچە": "uig_Arab", "українська": "ukr_Cyrl", "ukrajinska": "ukr_Cyrl",
    "اردو": "urd_Arab", "o'zbek": "uzn_Latn", "oʻzbek": "uzn_Latn", "oʻzbekcha": "uzn_Latn",
    "o'zbekcha": "uzn_Latn", "tiếng_việt": "vie_Latn", "tieng_viet": "vie_Latn",
    "isixhosa": "xho_Latn", "ייִדיש": "ydd_Hebr", "yorùbá": "yor_Latn", "èdè_yorùbá": "yor_Latn",
    "粵語": "yue_Hant", "粤语": "yue_Hant", "廣東話": "yue_Hant", "中文": "zho_Hans",
    "汉语": "zho_Hans", "简体中文": "zho_Hans", "普通话": "zho_Hans", "zhongwen": "zho_Hans",
    "漢語": "zho_Hant", "繁體中文": "zho_Hant", "正體中文": "zho_Hant", "國語": "zho_Hant",
    "bahasa_melayu": "zsm_Latn", "melayu": "zsm_Latn", "isizulu": "zul_Latn",
  ]

  /// Codes of countries, ISO 3166-1, that are no codes of languages, and what most is written in
  /// there.
  static let ofCountry: [String: String] = [
    "ad": "cat_Latn", "ae": "arb_Arab", "al": "als_Latn", "ao": "por_Latn", "at": "deu_Latn",
    "au": "eng_Latn", "bd": "ben_Beng", "bh": "arb_Arab", "br": "por_Latn", "bt": "dzo_Tibt",
    "by": "bel_Cyrl", "ch": "deu_Latn", "cl": "spa_Latn", "cn": "zho_Hans", "cr": "spa_Latn",
    "cz": "ces_Latn", "dj": "som_Latn", "dk": "dan_Latn", "do": "spa_Latn",
    "ec": "spa_Latn", "eg": "arz_Arab", "er": "tir_Ethi", "gb": "eng_Latn", "ge": "kat_Geor",
    "gh": "eng_Latn", "gr": "ell_Grek", "gt": "spa_Latn", "hk": "zho_Hant", "hn": "spa_Latn",
    "il": "heb_Hebr", "iq": "arb_Arab", "ir": "pes_Arab", "jo": "arb_Arab", "jp": "jpn_Jpan",
    "ke": "swh_Latn", "kh": "khm_Khmr", "kp": "kor_Hang", "kw": "arb_Arab",
    "kz": "kaz_Cyrl", "la": "lao_Laoo", "lk": "sin_Sinh", "ly": "arb_Arab", "ma": "ary_Arab",
    "md": "ron_Latn", "me": "srp_Cyrl", "mm": "mya_Mymr", "mx": "spa_Latn", "mz": "por_Latn",
    "ng": "eng_Latn", "np": "npi_Deva", "nz": "eng_Latn", "pe": "spa_Latn", "ph": "tgl_Latn",
    "pk": "urd_Arab", "py": "grn_Latn", "qa": "arb_Arab", "rs": "srp_Cyrl", "se": "swe_Latn",
    "sy": "arb_Arab", "tj": "tgk_Cyrl", "tm": "tuk_Latn", "tz": "swh_Latn", "ua": "ukr_Cyrl",
    "us": "eng_Latn", "uy": "spa_Latn", "ve": "spa_Latn", "vn": "vie_Latn", "ye": "arb_Arab",
    "za": "afr_Latn",
  ]

  /// Codes of languages that are codes of countries as well, by which many more mean the country's.
  static let likelierOfCountry = [
    "ba": "bos_Latn", "ee": "est_Latn", "kr": "kor_Hang", "tw": "zho_Hant",
  ]

  /// The English name of the language with this code.
  static func name(of code: String) -> String { english[code] ?? code }
}
