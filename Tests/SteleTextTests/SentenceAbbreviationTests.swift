import SteleText
import Testing

/// Full stops that end a word and not the sentence, and words that look like it.
///
/// Each case lists the sentences that are found in them, with a space between.
@Suite("Sentences and abbreviations")
struct SentenceAbbreviationTests {
  typealias Case = (language: String, sentences: [String])

  private func check(_ cases: [Case]) {
    for (language, expected) in cases {
      #expect(sentences(of: expected.joined(separator: " "), language) == expected)
    }
  }

  @Test func `A letter of a script whose letters are syllables is a word, and ends a sentence`() {
    check([
      ("hin_Deva", ["यह घर है.", "वह कुत्ता है.", "वे खुश हैं."]),
      ("npi_Deva", ["यो घर हो.", "त्यो कुकुर छ.", "ऊ खुसी छ।"]),
      ("tam_Taml", ["இங்கே வா.", "அங்கே போ.", "நீ வா."]),
      ("tel_Telu", ["ఇక్కడికి రా.", "అక్కడికి పో."]),
      ("kan_Knda", ["ಇಲ್ಲಿ ಬಾ.", "ಅಲ್ಲಿ ಹೋ."]),
      ("mal_Mlym", ["ഇവിടെ വാ.", "അവിടെ പോ."]),
      ("ben_Beng", ["তুমি যা.", "আমি না."]), ("guj_Gujr", ["આ ઘર છે.", "તે ખુશ છે."]),
      ("pan_Guru", ["ਤੂੰ ਜਾ.", "ਮੈਂ ਆ."]), ("ory_Orya", ["ତୁ ଯା.", "ମୁଁ ନା."]),
      ("sin_Sinh", ["ඔබ යා.", "මම ආ."]), ("amh_Ethi", ["እዚህ ና.", "ወደ ቤት ና."]),
      ("mni_Beng", ["মসি য়ু.", "মদু নি."]), ("hne_Deva", ["ये घर हे.", "वो कुकुर हे."]),
      ("npi_Deva", ["हो.", "त्यो घर हो."]), ("tam_Taml", ["வா.", "நாம் போவோம்."]),
      ("kor_Hang", ["네.", "좋아."]),
    ])
  }

  @Test func `Initials of scripts without capitals are known by name or by one another`() {
    check([
      ("hin_Deva", ["कल बी. आर. अंबेडकर आए.", "वे एम. एस. धोनी हैं."]),
      ("mar_Deva", ["काल पु. ल. देशपांडे आले.", "अंतर ५ कि. मी. आहे."]),
      ("tam_Taml", ["நேற்று எம். ஜி. ராமச்சந்திரன் வந்தார்.", "இயக்குனர் கே. பாலசந்தர் வந்தார்."]),
      ("tel_Telu", ["నిన్న వై. ఎస్. రెడ్డి వచ్చారు."]), ("mal_Mlym", ["ഇന്നലെ എം. ടി. നായർ വന്നു."]),
      ("heb_Hebr", ["פגשתי את א. ב. יהושע.", "כן."]), ("arb_Arab", ["جاء د. أحمد.", "نعم."]),
      ("kat_Geor", ["ნახა ა. ბარამიძე.", "კი."]),
    ])
  }

  @Test func `A small vowel is a word of many languages; beside other initials it abbreviates`() {
    check([
      ("vie_Latn", ["Em chào thầy ạ.", "Thầy khỏe."]), ("ewe_Latn", ["Nyemeyi o.", "Kofi va."]),
      ("tur_Latn", ["Gelen o.", "Ali gitti."]), ("por_Latn", ["Não sei o que é.", "Maria sabe."]),
      ("swe_Latn", ["Det är huset jag bor i.", "Anna kommer."]),
      ("hun_Latn", ["Az ott ő.", "Péter jön."]), ("rus_Cyrl", ["Это был я.", "Иван ушёл."]),
      ("tgk_Cyrl", ["Ин китоби ӯ.", "Алӣ рафт."]), ("bel_Cyrl", ["Гэта быў я.", "Янка пайшоў."]),
      ("hye_Armn", ["Սա տուն է.", "Նա եկավ."]), ("rus_Cyrl", ["Пришёл о. Павел.", "Да."]),
      ("pol_Latn", ["Znam go, mówi o. Jacek.", "Tak."]),
      ("ita_Latn", ["È di P. J. O'Rourke.", "Sì."]),
      ("eng_Latn", ["See the 2nd ed. J. F. Traub made.", "It is by J.", "It’s good."]),
      ("deu_Latn", ["Er lebt in Frankfurt a. Main mit Müller u. Söhne.", "Gut."]),
      ("swe_Latn", ["Det var 44 f. Kr. och 3 e. Kr. som det hände.", "Ja."]),
    ])
  }

  @Test func `What a letter or number counts follows it: Vol. II, Fig. A`() {
    check([
      ("eng_Latn", ["Read Vol. II and see Fig. A.", "Stop."]),
      ("eng_Latn", ["See Fig. B and art. XIV, p. 3.", "Fig. A shows it."]),
      ("eng_Latn", ["See Fig. A for it.", "Press Tab.", "A window opens."]),
      ("spa_Latn", ["Pulsa Tab.", "A continuación se abre."]),
      ("ces_Latn", ["Viz obr.", "V Praze prší."]), ("xho_Latn", ["Bona fig.", "A ukuza."]),
      ("eng_Latn", ["No.", "I won't go."]), ("eng_Latn", ["No.", "A man came."]),
      ("eng_Latn", ["Is it No. 5?", "No."]), ("deu_Latn", ["Siehe Bd. IV und Abb. C.", "Gut."]),
      ("deu_Latn", ["Lies Nr. 5.", "Müller kam am 5. Mai (Anm. d. Red.: So war es)."]),
      ("fra_Latn", ["Voir chap. III et fig. B.", "Merci."]),
      ("fra_Latn", ["Voir l’art. L. 123-4 du code.", "Merci."]),
      ("eng_Latn", ["See Fig. S2 and Tables.", "Well, see Fig. S2.", "Stop."]),
      ("rus_Cyrl", ["См. гл. IV и рис. Б.", "Да."]),
    ])
  }

  @Test func `An abbreviation behind an apostrophe or a hyphen is one, a letter behind it none`() {
    for apostrophe in ["'", "’", "ʼ", "´", "`", "′", "‛", "＇", "ꞌ"] {
      check([
        ("fra_Latn", ["Selon l\(apostrophe)art. 5 du code, on paie.", "Fin."]),
        ("fra_Latn", ["C'est d\(apostrophe)A. Dumas.", "Fin."]),
        ("ita_Latn", ["Vedi dell\(apostrophe)art. 12 e l\(apostrophe)avv. Rossi.", "Bene."]),
        ("cat_Latn", ["Segons l\(apostrophe)art. 5.", "Fi."]),
        ("eng_Latn", ["I don\(apostrophe)t.", "John does."]),
        ("eng_Latn", ["It is Tom\(apostrophe)s.", "John knows."]),
        ("eng_Latn", ["I DON\(apostrophe)T.", "JOHN DOES."]),
      ])
    }
    check([
      ("fra_Latn", ["J.-J. Rousseau et Vice-Prof. Martin.", "Oui."]),
      ("deu_Latn", ["Dipl.-Ing. Maier, Reg.-Nr. 5, wohnt Karl-Marx-Str. 7.", "Gut."]),
      ("eng_Latn", ["She said 'Dr. Who' to him.", "We chose plan-B.", "John left."]),
    ])
  }

  @Test func `A compound abbreviates before a number as its last part does`() {
    check([
      ("deu_Latn", ["Wir sind in der Bahnhofstr. 12 in Ulm.", "Sie ist am Marktpl. 3."]),
      (
        "deu_Latn",
        ["Die Artikelnr. 55 fehlt.", "Er wohnt in der Bahnhofstr.", "Das Haus ist alt."]
      ),
      ("nld_Latn", ["Ik woon in de Kerkstr. 12.", "Goed."]),
      ("deu_Latn", ["Er wohnt Rosa-Luxemburg-Pl. 3 in Berlin.", "Gut."]),
      ("deu_Latn", ["Sie war in der Donaudampfschifffahrtsgesellschaftsstr. 5.", "Gut."]),
    ])
  }

  @Test func `A company goes on with its name unless a word begins a sentence`() {
    check([
      ("eng_Latn", ["Acme Inc. USA is growing.", "It hires."]),
      ("tur_Latn", ["Ali Tic. Ltd. Şti. Ankara’da.", "Evet."]),
      ("ind_Latn", ["PT. Maju ada.", "Ya."]),
      ("hun_Latn", ["A Maju Kft. Budapesten van.", "Jó."]),
      ("eng_Latn", ["They met Pitt, Briggs & Co.", "It was late."]),
      ("deu_Latn", ["Die Maier GmbH & Co. KG auch.", "Gut."]),
      ("pol_Latn", ["No i co.", "Nic."]), ("tur_Latn", ["Bunu al.", "Ali gitti."]),
      ("nld_Latn", ["Ik ken hem al.", "Jan komt met Li et al. Nature toont het."]),
      (
        "eng_Latn",
        ["St. Mary’s is on Main St. near us.", "We live on Elm St.", "The house is big."]
      ),
      ("eng_Latn", ["Li et al. [12] and Alba et al. (US 2012) found it.", "It works."]),
      ("eng_Latn", ["So say Li et al.", "The rest is new."]),
    ])
  }

  @Test func `Capitals written twice abbreviate a plural`() {
    check([
      ("spa_Latn", ["Las FF. AA. votaron.", "Fin."]),
      ("spa_Latn", ["Viven en los EE. UU. desde ayer.", "Fueron las CC. OO. de Madrid.", "Sí."]),
      ("spa_Latn", ["Viven en los EE. UU.", "Trabajan."]),
      ("ita_Latn", ["Un libro di AA. VV. esce."]),
      ("eng_Latn", ["It was World War II.", "Germany lost."]),
    ])
  }

  @Test func `What counts a list's item or a heading goes with it`() {
    check([
      ("eng_Latn", ["a. The first item.", "1.) The second.", "II. The third.", "⁃9. The last."]),
      ("eng_Latn", ["2+1=3.", "3+1=4.", "Well."]),
      ("eng_Latn", ["• 3. The item.", "The rest."]), ("heb_Hebr", ["א. הבית גדול.", "ב. כן."]),
      ("deu_Latn", ["Es war vom 1. bis 3. Mai und aus dem 1.-3. Jahrhundert.", "Gut."]),
      ("deu_Latn", ["Von 1990-92.", "Peter kam."]),
      ("slk_Latn", ["Bola založená 7. Apríla 2020.", "Mala 7.", "Apríla nebolo."]),
    ])
  }
}
