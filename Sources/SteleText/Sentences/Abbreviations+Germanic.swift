extension Abbreviations {
  /// English, German, Dutch and the Nordic languages.
  static let germanic: [String: Abbreviations] = [
    "eng": Abbreviations(
      always: """
        mr mrs ms mx messrs dr prof rev hon gen col maj capt cpt cmdr lt sgt cpl pvt adm gov sen rep
        pres supt insp det mt fr br sr mme mlle vs viz cf eg ie approx gr ph
        """,
      beforeNumber: """
        no nos nr n° nº vol vols p pp pg fig figs eq eqs sec sect ch chap art arts para ver op ref
        tel ext ed app jan feb mar apr jun jul aug sep sept oct nov dec
        """,
      unlessStarter: "assn ave blvd bros co corp dept esq ft inc jr llc ltd mfg plc rd st univ",
      mayEnd: "a.m p.m i tab ph.d b.a m.a b.c a.d b.c.e c.e",
      starters: """
        the a an he she it its they we you i this that these those there his her their our my your
        in on at but and if when while after before since although however what who why how where
        for as with no not so then for by from
        """),
    "deu": Abbreviations(
      always: """
        dr prof hr hrn fr frl fa gebr dipl ing med phil jur rer nat habil mag st bzw bspw vgl evtl ggf inkl
        exkl zzgl abzgl ca sog insb insbes geb gest verh dgl ehem eigtl franz engl dt lat griech
        röm kath ev allg betr bes einschl entspr gegr ges hrsg jmd jmdn lt mind max min sen jun od
        offiz orig österr schweiz priv resp südl nördl östl westl tägl urspr verst vorm wg zw zzt
        mio mrd str
        """,
      beforeNumber: """
        nr nrn art abs abb bd bde s kap tab tel hausnr ziff anm aufl az rn rdnr par pos ver kl jg
        jan feb mär apr jun jul aug sep sept okt nov dez
        """,
      unlessStarter: "a co i o u",
      mayEnd: "u.s.w v.chr n.chr",
      starters: """
        der die das den dem des ein eine einen einem einer er sie es wir ihr ich du man im in am an
        auf aus bei mit nach von vor zu zum zur dann danach da dort hier so auch aber und oder doch
        dies diese dieser dieses dabei damit daher deshalb wenn als nachdem obwohl weil wie was wer
        warum seit sein seine ihre unser mein kein keine nicht nur noch jetzt heute später für
        """),
    "ltz": Abbreviations(
      always: "dr prof här mme st bzw ca", beforeNumber: "nr art p s",
      unlessStarter: "a i o u",
      starters: "de den d'et e eng en hien si mir dir ech am an op et déi dat dës"),
    "nld": Abbreviations(
      always: """
        dr drs prof mr mw mevr dhr ir ing st ca bv bijv enz o.a evt incl excl jhr jkvr ds gen kol
        kapt lt sgt resp resp vgl zgn t.a.v m.b.t max min plm wo zg
        """,
      beforeNumber: "nr nrs art blz p pag hfst fig afb deel tel vol jan feb mrt apr jun jul aug sep"
        + " sept okt nov dec",
      starters: "de het een hij zij ze wij we ik dit dat deze die er in op maar en als toen"),
    "afr": Abbreviations(always: "mnr mev mej dr prof ds st bv", beforeNumber: "nr no bl art"),
    "swe": Abbreviations(
      always:
        "dr prof hr fr st bl ca ev exkl inkl fd f.d jfr kl s.k t.ex tex m.fl dvs resp max min",
      beforeNumber: "nr sid s art kap fig tel vol jan feb mar apr jun jul aug sep sept okt nov dec",
      starters:
        "den det de han hon vi jag du en ett i på men och när om detta vad vem var hur varför"),
    "dan": Abbreviations(
      always:
        "dr prof hr fr frk sct skt st bl ca evt f.eks fx inkl ekskl jf kl mht nuv pga tidl vedr",
      beforeNumber:
        "nr s art kap fig tlf tel bd stk pkt jan feb mar apr jun jul aug sep okt nov dec",
      starters:
        "den det de han hun vi jeg du en et i på men og når hvis dette hvad hvem hvor hvordan hvorfor"
    ),
    "nob": norwegian,
    "nno": norwegian,
    "fao": Abbreviations(always: "dr prof st", beforeNumber: "nr bls"),
    "isl": Abbreviations(
      always: "dr hr frú sr séra próf st t.d þ.e m.a o.s.frv u.þ.b s.s þ.e.a.s f.h e.h skv sbr ca",
      beforeNumber: "nr bls gr mgr kafli mynd tbl jan feb mar apr jún júl ágú sep okt nóv des",
      starters: "hann hún það við ég þú þeir þær þau þetta en og í á"),
  ]

  private static let norwegian = Abbreviations(
    always: "dr prof hr fr st bl ca ev evt f.eks inkl ekskl jf jfr kl mht nåv pga tidl vedr",
    beforeNumber:
      "nr s art kap fig tlf tel bd pkt jan feb mar apr jun jul aug sep sept okt nov des",
    starters: "den det de han hun ho vi jeg eg du en ei et i på men og når hvis dette hva hvem hvor"
      + " hvordan hvorfor")
}
