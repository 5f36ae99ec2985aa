extension Abbreviations {
  /// Hungarian, Finnish, Estonian, the Baltic languages, Greek, Turkish, Irish and languages
  /// outside Europe.
  static let others: [String: Abbreviations] = [
    "hun": Abbreviations(
      always: "dr prof ifj id özv szt st gr br ún ill pl ti kb vö ld fr ang ném lat min max hiv u",
      beforeNumber: "sz old bek fej köt ábra tel jan febr márc ápr jún júl aug szept okt nov dec",
      unlessStarter: "bt kft nyrt rt zrt",
      starters: "a az egy ez ő ők mi én de és ha amikor"),
    "fin": Abbreviations(
      always:
        "hra rva nti tri prof dos ins maist fil yht esim ts ks ym ns n eaa eli mm vrt engl ruots"
        + " saks lat synt ent",
      beforeNumber: "nro n:o s ss luku kuva puh vol",
      starters: "se hän he ne tämä me minä sinä mutta ja kun jos"),
    "est": Abbreviations(
      always: "hr pr prl dr prof dots ins mag nn st s.t nt ingl sks ld vn eesn jt sünd surn u ca",
      beforeNumber: "nr lk ptk joon tbl tel",
      starters: "see ta tema nad need me ma sa aga ja kui"),
    "lvs": Abbreviations(
      always: "dr prof doc inž mag sv piem t.i u.c u.tml sk angļu vācu lat dz m.k iel",
      beforeNumber: "nr lpp p att tab sēj tel",
      exceptAfterNumber: "g gs tūkst milj",
      starters: "viņš viņa viņi tas tā mēs es bet un kad ja"),
    "ltg": Abbreviations(always: "dr prof", beforeNumber: "nr lpp"),
    "lit": Abbreviations(
      always:
        "p pon dr prof doc inž mgr šv pvz t.y vad žr plg angl vok lot liet vid gim mir g gat pr"
        + " al kun vysk gen plk kpt",
      beforeNumber: "nr psl p pav lent sk str t tel",
      exceptAfterNumber: "m mėn d val tūkst mln mlrd eur lt",
      starters: "jis ji jie jos tai tas ta mes aš bet ir kai jei"),
    "ell": Abbreviations(
      always: "κ κα κος δρ καθ αγ λ.χ π.χ δηλ βλ πρβλ κ.λπ περ αρ στρ ταξ συντ λοχ οδ λεωφ",
      beforeNumber: "αρ αριθ σελ σσ τόμ κεφ εικ άρθρ παρ τηλ",
      mayEnd: "π.μ μ.μ π.χρ μ.χρ κ.λπ κ.ά κτλ κλπ",
      starters:
        "ο η το οι τα ένας μία ένα αυτός αυτή αυτό στο στη στην σε με από για αλλά και όταν αν"),
    "tur": Abbreviations(
      always:
        "dr prof doç yrd av müh sn uzm arş gör öğr alb yzb ütğm hz st bkz örn mah cad sok bul apt"
        + " krş vb ing alm fr lat çev haz der",
      beforeNumber: "no s ss sy cilt c bl md şek tel",
      unlessStarter: "san şti tic",
      mayEnd: "vb vs m.ö m.s",
      starters: "bu o şu bir biz ben sen onlar ama ve fakat ancak"),
    "azj": Abbreviations(always: "dr prof akad bax məs küç", beforeNumber: "№ səh"),
    "gle": Abbreviations(
      always: "an uas dr prof fr st naomh m.sh lch cf", beforeNumber: "uimh lch ll al alt iml",
      mayEnd: "srl r.n i.n"),
    "cym": Abbreviations(always: "mr mrs dr prof st parch e.e h.y", beforeNumber: "rhif t tt"),
    "eus": Abbreviations(always: "dr prof jn and adib st", beforeNumber: "zk or orr art"),
    "als": Abbreviations(always: "z znj dr prof ing p.sh d.m.th shën", beforeNumber: "nr fq neni"),
    "mlt": Abbreviations(always: "dr prof sur sra san eż p.eż", beforeNumber: "nru p art"),
    "ind": malay,
    "zsm": malay,
    "jav": Abbreviations(always: "dr prof ir drs dra kh hj h st bpk", beforeNumber: "no hlm jl"),
    "vie": Abbreviations(
      always: "gs ts pgs ths bs ks tp tx tt q p đ st lm ths.bs gs.ts pgs.ts vd",
      beforeNumber: "số tr đt sđt no", mayEnd: "v.v",
      starters: "các một ông bà anh chị tôi chúng họ nó đây đó trong khi nếu nhưng và"),
    "tgl": Abbreviations(
      always: "g gng bb dr dra prof atty engr sto sta hal", beforeNumber: "blg p"),
    "swh": Abbreviations(always: "bw bi dkt prof mhe mh mt", beforeNumber: "na uk"),
    "epo": Abbreviations(always: "s-ro s-ino d-ro prof ekz t.e k.a", beforeNumber: "n-ro p"),
    "hye": Abbreviations(always: "պրոֆ դոկ օր տես", beforeNumber: "էջ հատ"),
    "kat": Abbreviations(always: "ბ-ნი ქ-ნი პროფ აკად მაგ ე.ი ე.წ", beforeNumber: "გვ"),
    "arb": Abbreviations(always: "أ.د", beforeNumber: "ص"),
    "kaz": Abbreviations(always: "проф акад т.б", beforeNumber: "№ б", exceptAfterNumber: "ж"),
  ]

  private static let malay = Abbreviations(
    always:
      "dr prof ir drs dra pt cv tn ny sdr sdri bpk kh hj h st jend kol kapt jl gg kel kec kab prov dll"
      + " dgn yg a.n u.p d.a",
    beforeNumber: "no hlm hal ps pasal bab vol tel telp",
    mayEnd: "dll dsb dst",
    starters: "ia dia mereka kami kita saya anda ini itu di dan tetapi namun jika pada")
}
