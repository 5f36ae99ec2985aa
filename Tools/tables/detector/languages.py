"""Which languages the detector tells, and what each source of its tables calls them."""

import characters

# What the sentences call a language, and NLLB's code; where NLLB has none, a code of the same form.
OF_SENTENCES = {
    "ara": "arb_Arab", "aze": "azj_Latn", "kur": "kmr_Latn", "mon": "khk_Cyrl", "sqi": "als_Latn", "srp": "srp_Cyrl",
    "uzb": "uzn_Latn", "yid": "ydd_Hebr", "yue": "yue_Hant", "wuu": "wuu_Hans", "tat": "tat_Cyrl", "jpn": "jpn_Jpan",
    "amh": "amh_Ethi", "arq": "arq_Arab", "arz": "arz_Arab", "pes": "pes_Arab", "uig": "uig_Arab", "urd": "urd_Arab",
    "awa": "awa_Deva", "hin": "hin_Deva", "mar": "mar_Deva", "ben": "ben_Beng", "ell": "ell_Grek", "heb": "heb_Hebr",
    "hye": "hye_Armn", "kat": "kat_Geor", "khm": "khm_Khmr", "kor": "kor_Hang", "mal": "mal_Mlym", "tam": "tam_Taml",
    "tel": "tel_Telu", "tha": "tha_Thai",
    "bel": "bel_Cyrl", "bul": "bul_Cyrl", "kaz": "kaz_Cyrl", "mhr": "mhr_Cyrl", "mkd": "mkd_Cyrl", "orv": "orv_Cyrl",
    "rus": "rus_Cyrl", "ukr": "ukr_Cyrl",
}
# Mandarin is one there; its characters tell which of both.
MANDARIN = {"s": "zho_Hans", "t": "zho_Hant"}


def code_of(name):
    """The code of what the sentences call `name`."""
    return OF_SENTENCES.get(name, name + "_Latn")


def is_right(name, code):
    """Whether `code` is an answer to a sentence of `name`."""
    return code in MANDARIN.values() if name == "cmn" else code == code_of(name)


# Columns of py3langid's table: its name, its place among columns of that name, the code. Languages that are neither
# NLLB's nor in the sentences are left out. Southern Kurdish (sdh) stands for Central Kurdish, which is next to it.
OF_TABLE = """
af 0 afr_Latn, am 0 amh_Ethi, ar 0 arb_Arab, as 0 asm_Beng, az 0 azj_Latn, be 0 bel_Cyrl, bg 0 bul_Cyrl,
bn 0 ben_Beng, br 0 bre_Latn, bs 0 bos_Latn, ca 0 cat_Latn, cs 0 ces_Latn, cy 0 cym_Latn, da 0 dan_Latn, de 0 deu_Latn,
el 0 ell_Grek, en 0 eng_Latn, eo 0 epo_Latn, es 0 spa_Latn, et 0 est_Latn, eu 0 eus_Latn, fa 0 pes_Arab, fi 0 fin_Latn,
fr 0 fra_Latn, fy 0 fry_Latn, ga 0 gle_Latn, gd 0 gla_Latn, gl 0 glg_Latn, ha 0 hau_Latn, he 0 heb_Hebr, hi 0 hin_Deva,
hr 0 hrv_Latn, ht 0 hat_Latn, hu 0 hun_Latn, id 0 ind_Latn, ig 0 ibo_Latn, is 0 isl_Latn, it 0 ita_Latn, ja 0 jpn_Jpan,
jv 0 jav_Latn, kk 0 kaz_Cyrl, ku 0 kmr_Latn, ky 0 kir_Cyrl, la 0 lat_Latn, lg 0 lug_Latn, ln 0 lin_Latn, lt 0 lit_Latn,
lv 0 lvs_Latn, mg 0 plt_Latn, mk 0 mkd_Cyrl, mn 0 khk_Cyrl, mr 0 mar_Deva, ms 0 zsm_Latn, ne 0 npi_Deva, nl 0 nld_Latn,
no 0 nob_Latn, om 0 gaz_Latn, pl 0 pol_Latn, ps 0 pbt_Arab, pt 0 por_Latn, qu 0 quy_Latn, ro 0 ron_Latn, ru 0 rus_Cyrl,
sa 0 san_Deva, sk 0 slk_Latn, sl 0 slv_Latn, so 0 som_Latn, sq 0 als_Latn, sr 0 srp_Cyrl, sr 1 srp_Cyrl, sv 0 swe_Latn,
sw 0 swh_Latn, tl 0 tgl_Latn, tr 0 tur_Latn, ug 0 uig_Arab, uk 0 ukr_Cyrl, ur 0 urd_Arab, uz 0 uzn_Latn, uz 1 uzn_Latn,
vi 0 vie_Latn, xh 0 xho_Latn, yo 0 yor_Latn, zh 0 zho_Hans, zu 0 zul_Latn, ace 0 ace_Latn, gug 0 grn_Latn,
kik 0 kik_Latn, nso 0 nso_Latn, rw 0 kin_Latn, sn 0 sna_Latn, st 0 sot_Latn, ary 0 ary_Arab, crh 0 crh_Latn,
fo 0 fao_Latn, fuv 0 fuv_Latn, kab 0 kab_Latn, lb 0 ltz_Latn, lij 0 lij_Latn, sdh 0 ckb_Arab,
arz 0 arz_Arab, ba 0 bak_Cyrl, mt 0 mlt_Latn, nn 0 nno_Latn, oc 0 oci_Latn, tg 0 tgk_Cyrl, tk 0 tuk_Latn,
tt 0 tat_Cyrl, vec 0 vec_Latn, wuu 0 wuu_Hans, yue 0 yue_Hant
"""


def table_columns():
    """(name, its place among columns of that name) → code."""
    columns = {}
    for entry in OF_TABLE.replace("\n", " ").split(","):
        name, place, code = entry.split()
        columns[name, int(place)] = code
    return columns


# Columns of languages in another script than their code's.
OTHER_SCRIPTS = {("sr", 1): "Latn", ("uz", 1): "Cyrl"}


def script_of_column(name, place, code):
    """The number of the script that a column of the table is about."""
    script = OTHER_SCRIPTS.get((name, place), code.split("_")[1])
    return characters.NUMBERS["Hani" if script in ("Hans", "Hant", "Jpan") else script]


# Languages that more is written in than in others: those that LibreTranslate has, too. They are likelier before anything
# is read.
COMMON = """
arb_Arab azj_Latn bul_Cyrl ben_Beng cat_Latn ces_Latn dan_Latn deu_Latn ell_Grek eng_Latn epo_Latn spa_Latn est_Latn
eus_Latn pes_Arab fin_Latn fra_Latn gle_Latn glg_Latn heb_Hebr hin_Deva hun_Latn ind_Latn ita_Latn jpn_Jpan kor_Hang
kir_Cyrl lit_Latn lvs_Latn zsm_Latn nob_Latn nld_Latn pol_Latn por_Latn ron_Latn rus_Cyrl slk_Latn slv_Latn als_Latn
srp_Cyrl swe_Latn tha_Thai tgl_Latn tur_Latn ukr_Cyrl urd_Arab vie_Latn zho_Hans zho_Hant
""".split()

# Languages of NLLB that neither source has, or that need no n-gram: the script tells them. Of several in a script the
# first is meant unless the letters of another are there.
BY_SCRIPT = {
    "Armn": ["hye_Armn"], "Grek": ["ell_Grek"], "Geor": ["kat_Geor"], "Guru": ["pan_Guru"], "Gujr": ["guj_Gujr"],
    "Hang": ["kor_Hang"], "Khmr": ["khm_Khmr"], "Knda": ["kan_Knda"], "Laoo": ["lao_Laoo"], "Mlym": ["mal_Mlym"],
    "Orya": ["ory_Orya"], "Sinh": ["sin_Sinh"], "Taml": ["tam_Taml"], "Telu": ["tel_Telu"], "Thai": ["tha_Thai"],
    "Olck": ["sat_Beng"], "Java": ["jav_Latn"], "Tibt": ["bod_Tibt", "dzo_Tibt"], "Mymr": ["mya_Mymr", "shn_Mymr"],
    "Ethi": ["amh_Ethi", "tir_Ethi"], "Tfng": ["tzm_Tfng", "taq_Tfng"],
}
# Letters that only this language writes, of those in its script.
OWN_LETTERS = {
    "shn_Mymr": [0x1022, 0x1035, *range(0x1075, 0x108E), 0x108F, *range(0x1090, 0x109E)],
    "tir_Ethi": [*range(0x1250, 0x125E), *range(0x12B8, 0x12C1)],
    "snd_Arab": [0x67B, 0x680, 0x67A, 0x67D, 0x67F, 0x684, 0x683, 0x687, 0x68A, 0x68C, 0x68D, 0x699, 0x6A6, 0x6AA,
                 0x6B1, 0x6B3, 0x6BB],
}
