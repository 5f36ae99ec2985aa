extension Abbreviations {
  /// French, Spanish, Portuguese, Italian, Catalan, Galician and Romanian.
  static let romance: [String: Abbreviations] = [
    "fra": Abbreviations(
      always: """
        m mm ets mme mmes mlle mlles dr drs pr prof me mgr st ste sts stes cf env ex éd gén col cap lt
        boul bd av apr av
        """,
      beforeNumber:
        "no nos n° nº art vol p pp fig chap ch t tél éd janv févr avr juil sept oct nov déc",
      mayEnd: "av.j.-c ap.j.-c j.-c",
      starters:
        "à le la les un une des il elle ils elles on nous vous je tu ce cette ces en dans mais et"
        + " pour par sur avec c'est"),
    "spa": Abbreviations(
      always: """
        sr sra srta sres sras dr dra dres d dª dña da prof profa lic ing arq gral cnel cap tte sto
        sta mons rvdo excmo excma ilmo ud uds vd vds ej p.ej aprox av avda apdo dpto esq
        """,
      beforeNumber: """
        no nro n° nº núm núms n.º art arts párr párrs vol p pp pág págs fig cap tel tfno ext km cl cra ene
        feb mar abr may jun jul ago sep sept set oct nov dic lun mié jue vie sáb dom
        """,
      unlessStarter: "cía hnos ltda",
      mayEnd: "ee.uu a.c d.c a.m p.m uu",
      starters:
        "a e o el la los las un una él ella ellos ellas en de no se su sus este esta esto es pero y"
        + " por para con cuando si yo tú"),
    "por": Abbreviations(
      always: """
        sr sra srta srs sras dr dra drs dras d prof profa profª exmo exma eng arq gen cel cap ten
        sgt sto sta pe fr av tv r pç ex aprox obs
        """,
      beforeNumber: "no n° nº n.º núm art arts vol p pp pág págs fig cap tel séc",
      unlessStarter: "cia ltda",
      mayEnd: "a.c d.c e.u.a",
      starters: "o a os as um uma ele ela eles elas em no na de não se seu sua este esta mas e por"
        + " para com quando eu"),
    "ita": Abbreviations(
      always: """
        sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa avv ing arch geom rag on sen gen col
        cap ten mons don s ss sant es p.es ecc cfr ca v p.za spett gent egr ill
        """,
      beforeNumber: """
        all lett par n n° nº nn nr art artt vol voll p pp pag pagg fig figg cap tel sec feb mar apr mag giu lug ago set
        sett ott nov dic lun mer gio ven sab dom
        """,
      unlessStarter: "amm dir",
      mayEnd: "a.c d.c",
      starters:
        "a e i o il lo la i gli le un uno una egli ella lui lei essi in di non si ma e per con quando"
        + " questo questa è"),
    "cat": Abbreviations(
      always: "sr sra srta dr dra prof ex p.ex st sta av avda pg aprox il·lm",
      beforeNumber: "núm art vol p pp pàg pàgs fig cap tel",
      starters: "a i o el la els les un una en de no es però i per amb quan aquest aquesta"),
    "glg": Abbreviations(
      always: "sr sra dr dra prof d dna ex p.ex sto sta av",
      beforeNumber: "núm art vol p pp páx cap"),
    "oci": Abbreviations(always: "sr sra dr dra prof mn st", beforeNumber: "num art vol p pp"),
    "ast": Abbreviations(always: "sr sra dr dra prof", beforeNumber: "núm art vol p pp páx"),
    "ron": Abbreviations(
      always: """
        dl dna d-na d-l dra dr prof conf lect ing av gen col cpt lt mr sf acad arh ex p.ex str bd sec
        aprox cca
        """,
      beforeNumber: "nr art alin lit vol p pp pag fig cap tel ian feb mar apr iun iul aug sept oct"
        + " nov dec",
      starters: "a o el ea ei ele un o în la de nu se dar și pe cu când acest această"),
  ]
}
