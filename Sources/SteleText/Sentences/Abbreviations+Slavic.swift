extension Abbreviations {
  /// Czech, Polish, Slovak, Slovenian, the languages from Croatian to Macedonian, Russian,
  /// Ukrainian, Belarusian and Bulgarian.
  static let slavic: [String: Abbreviations] = [
    "ces": Abbreviations(
      always: """
        p pí pan mudr judr phdr rndr ing mgr bc doc prof dr csc mvdr paeddr thdr gen plk kpt por sv
        tzv tj např apod atp mj resp popř příp cca ul nám tř vl zvl zejm max min nar zemř býv angl
        něm lat
        """,
      beforeNumber: "č čís str s odst písm čl roč sv obr tab kap tel st r",
      starters: "v s z k o u i na je to ten ta on ona my já ale a když pokud po před za"),
    "slk": Abbreviations(
      always: """
        p pán pani mudr judr phdr rndr ing mgr bc doc prof dr csc mvdr paeddr gen plk kpt por sv tzv
        tj napr apod atď resp príp cca ul nám tr vl zvl max min nar zomr býv angl nem lat
        """,
      beforeNumber: "č čís str s ods písm čl roč zv obr tab kap tel st r",
      starters: "v s z k o u i na je to ten tá on ona my ja ale a keď ak po pred za"),
    "pol": Abbreviations(
      always: """
        dr prof hab inż mgr lek med doc ks bp abp kard św bł gen płk mjr kpt por ppor sierż ul al pl
        os np tzn tzw tj m.in ok im jw wg zob por ang niem łac fr ros pol ur zm śp red woj pow gm
        godz
        """,
      beforeNumber: "nr nry art ust pkt par str s t tab rys poz rozdz tel wyd",
      exceptAfterNumber: "r w tys mln mld zł gr",
      unlessStarter: "o",
      starters: "w i o u na to ten ta on ona my ja ale a gdy jeśli po przed za z do"),
    "slv": Abbreviations(
      always:
        "g ga gdč dr prof mag doc inž univ dipl sv gl npr tj t.i oz ipd idr itd itn angl nem lat"
        + " roj u ul",
      beforeNumber: "št str čl odst pogl sl tab zv let tel",
      starters: "v s z k o na je to ta on ona mi jaz ampak in ko če po pred za"),
    "hrv": serboCroatian,
    "bos": serboCroatian,
    "srp": Abbreviations(
      always:
        "г гђа гђица др проф мр инж дипл акад св нпр тј тзв итд ул бул ген пук кап енгл нем лат"
        + " рођ dr prof mr",
      beforeNumber: "бр стр чл ст сл таб гл св тел",
      exceptAfterNumber: "год",
      starters: "у с к о и на је то он она ми ја али и када ако после пре за"),
    "mkd": Abbreviations(
      always: "г г-ѓа г-дин д-р проф инж св на пр т.е т.н ул бул",
      beforeNumber: "бр стр чл ст сл таб гл тел", exceptAfterNumber: "год"),
    "rus": Abbreviations(
      always: """
        г-н г-жа гр тов проф акад доц канд докт им ул пр просп пер пл наб бул ш корп кв обл респ р-н
        пос пгт дер св о-в оз напр т.е т.н т.к см ср англ нем фр лат греч итал исп род ум преп инж ген
        полк кап лейт адм архиеп еп прот свящ букв устар перен
        """,
      beforeNumber: "№ рис табл гл стр с ст т разд п пп вып изд кн ч тел д кв стб",
      exceptAfterNumber: "г гг в вв тыс млн млрд трлн руб коп долл чел мин сек кг км см мм л до н",
      unlessStarter: "о",
      mayEnd: "т.д т.п др пр н.э я",
      starters:
        "в на но и а он она оно они мы вы я ты это этот эта после затем по при для с к у из о"
        + " однако если когда так как что кто где"),
    "ukr": Abbreviations(
      always: """
        п пан пані тов гр проф акад доц канд ім вул пр просп пров пл наб бул корп обл респ р-н смт
        св о-в оз напр наприкл т.зв див пор англ нім фр лат грец нар пом ген полк кап адм
        """,
      beforeNumber: "№ рис табл гл стор с ст т розд п вип вид кн ч тел буд кв",
      exceptAfterNumber: "р рр ст тис млн млрд грн коп дол чол хв кг км м",
      unlessStarter: "о",
      mayEnd: "т.д т.п ін н.е я",
      starters:
        "у в на але і й а він вона воно вони ми ви я ти це цей ця після потім по при для з до"),
    "bel": Abbreviations(
      always: "сп спн праф акад дац імя вул пр пл св гл напр г.зн англ ням фр лац",
      beforeNumber: "№ мал табл гл с ст т п тэл", exceptAfterNumber: "г гг ст тыс млн млрд руб",
      unlessStarter: "о"),
    "bul": Abbreviations(
      always:
        "г-н г-жа г-ца д-р проф доц инж акад арх св ул бул пл ж.к гр с обл общ напр вкл т.е т.нар"
        + " вж срв англ нем фр лат рус гр ген полк кап о-в",
      beforeNumber: "№ бр стр чл ал т фиг табл гл том тел",
      exceptAfterNumber: "г в хил млн млрд лв ст км м",
      unlessStarter: "о",
      mayEnd: "др пр н.е я ѝ",
      starters: "в на но и а той тя то те ние вие аз ти това този тази след при за с от"),
  ]

  private static let serboCroatian = Abbreviations(
    always: "g gđa gđica gosp dr prof mr sc doc ing inž dipl akad sv npr tj tzv itd ul bul gen puk"
      + " kap engl njem lat rođ",
    beforeNumber: "br str čl st sl tab gl sv tel",
    exceptAfterNumber: "god",
    starters: "u s k o i na je to on ona mi ja ali i kada kad ako nakon prije za")
}
