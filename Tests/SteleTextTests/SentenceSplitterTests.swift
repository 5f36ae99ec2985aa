import SteleTestSupport
import SteleText
import Testing

@Suite("Sentence splitter")
struct SentenceSplitterTests {
  static let cases: [(language: String, sentences: [String])] = [
    (
      "eng_Latn",
      ["Dr. Who met J. R. R. Tolkien in the U.S.A. on Monday.", "He left at 3.14 p.m.", "Then?"]
    ),
    (
      "eng_Latn",
      [
        "See e.g. this file.txt, or http://example.org/a.b?c=D.", "“Go!” he said.",
        "No. 5 is alive!",
      ]
    ),
    ("eng_Latn", ["Wait... what?", "Well...", "Yes.", "(He came.)", "1. It works."]),
    ("eng_Latn", ["Mail a.b@example.org at 10.30.", "He said no.", "We agreed (!) on it."]),
    (
      "deu_Latn",
      [
        "Am 3. Mai kam Dr. Müller, z. B. mit Nr. 5.", "„Geh!“, sagte er.", "Im Jahr 1999.",
        "Dann nicht.",
      ]
    ),
    (
      "fra_Latn",
      ["M. Dupont vient, p. ex. demain.", "« Allez ! » dit-il.", "Qui est là ?", "Moi."]
    ),
    ("spa_Latn", ["El Sr. García llegó.", "¿Quién es?", "¡Hola!", "La Dra. Ruiz."]),
    ("por_Latn", ["O Sr. Silva chegou.", "A Dra. Ana saiu."]),
    ("ita_Latn", ["Il sig. Rossi è qui.", "Vedi p. es. Roma."]),
    ("nld_Latn", ["Dhr. Jansen komt, bijv. Maandag.", "Goed."]),
    ("ces_Latn", ["Přišel 3. května s MUDr. Novákem.", "Ul. Nová 5.", "Je tu."]),
    ("pol_Latn", ["Prof. Kowalski mieszka na ul. Nowej.", "Tak."]),
    ("slk_Latn", ["Prišiel 3. mája napr. Peter.", "Dobre."]),
    ("slv_Latn", ["Prišel je dne 3. maja z ga. Novak.", "Dobro."]),
    ("hun_Latn", ["Dr. Kovács 2010. május 3. óta itt van.", "Jó."]),
    ("ron_Latn", ["Dl. Popescu a venit.", "Bine."]),
    ("swe_Latn", ["Det är t.ex. Anna.", "”Gå!” sa han.", "Bra."]),
    ("dan_Latn", ["Den 3. maj kom f.eks. Jens.", "Godt."]),
    ("nob_Latn", ["Den 3. mai kom f.eks. Jens.", "Bra."]),
    ("fin_Latn", ["Tulin 3. toukokuuta esim. Turkuun.", "Hyvä."]),
    ("isl_Latn", ["Þann 3. maí kom t.d. Jón.", "Gott."]),
    ("est_Latn", ["Tulin 3. mail nt. Tartusse.", "Hea."]),
    ("lvs_Latn", ["Viņš atnāca 3. maijā ar prof. Bērziņu.", "Labi."]),
    ("lit_Latn", ["Atėjo prof. Jonaitis.", "Gerai."]),
    ("rus_Cyrl", ["В 1999 г.", "Затем г. Москва и А. С. Пушкин.", "«Иди!» — сказал он."]),
    ("ukr_Cyrl", ["Проф. Шевченко живе на вул. Лесі.", "Так."]),
    ("bul_Cyrl", ["Г-н Иванов и проф. Петров.", "Да."]),
    ("ell_Grek", ["Τι κάνεις;", "Καλά.", "Ο κ. Παπάς π.χ. Εδώ."]),
    ("tur_Latn", ["Prof. Yılmaz 3. sınıfta.", "Evet."]),
    ("cat_Latn", ["El Sr. Puig ha vingut.", "Bé."]),
    ("hrv_Latn", ["Došao je 3. svibnja dr. Horvat.", "Dobro."]),
    ("ind_Latn", ["Dr. Budi tinggal di Jl. Sudirman.", "Baik."]),
    ("vie_Latn", ["GS. Nguyễn ở TP. Hồ Chí Minh.", "Vâng."]),
    ("gle_Latn", ["Tá an Dr. Ó Briain anseo.", "Maith."]),
    ("zho_Hans", ["他说：“走！”", "“好。”", "我……我不知道。"]),
    ("jpn_Jpan", ["「行く。」と言った。", "はい！", "3.14です。"]),
    ("kor_Hang", ["네.", "알겠습니다.", "왜요?"]),
    ("hin_Deva", ["डॉ. शर्मा आए।", "क्या हुआ?", "ठीक है।"]),
    ("arb_Arab", ["من أنت؟", "جاء د. أحمد.", "نعم."]),
    ("urd_Arab", ["یہ کتاب ہے۔", "کیا؟"]),
    ("hye_Armn", ["Նա եկավ։", "Լավ։"]),
    ("amh_Ethi", ["ተማሪ ነህ።", "ማን ነሽ፧"]),
    ("khm_Khmr", ["ខ្ញុំទៅ។", "បាទ។"]),
    ("mya_Mymr", ["ဟုတ်ကဲ့၊ သွားမယ်။", "ကောင်းတယ်။"]),
    ("sat_Beng", ["ᱤᱧ ᱪᱟᱞᱟᱜ ᱠᱟᱱᱟ᱾", "ᱦᱮᱸ᱾"]),
    ("kat_Geor", ["ის მოვიდა.", "კარგი."]),
    ("xyz_Latn", ["One.", "Two."]),
  ]

  @Test(arguments: cases.indices)
  func `Sentences end where a reader of the language sees them end`(_ index: Int) {
    let (language, sentences) = Self.cases[index]
    let text = Array(sentences.joined(separator: " ").utf8)
    #expect(split(text, language).map { String(decoding: text[$0], as: UTF8.self) } == sentences)
  }

  @Test func `A script without spaces needs none between sentences`() {
    for (language, sentences) in [
      ("zho_Hans", ["你好！", "“走！”", "“好。”", "是吗?", "是。"]), ("jpn_Jpan", ["はい。", "いいえ。"]),
      ("hin_Deva", ["हाँ।", "नहीं।"]),
    ] {
      let text = Array(sentences.joined().utf8)
      #expect(split(text, language).map { String(decoding: text[$0], as: UTF8.self) } == sentences)
    }
  }

  @Test func `A new line separates, whatever stands before it`() {
    #expect(
      sentences(of: "Mr.\nSmith\r\n\r\n  came \u{2028}home\n", "eng_Latn")
        == ["Mr.", "Smith", "came", "home"])
  }

  @Test func `A tab separates fields, and stays between their translations`() {
    #expect(
      sentences(of: "\tDr.\tthe cat \t 12\t\tIt", "eng_Latn") == ["Dr.", "the cat", "12", "It"])
    #expect(sentences(of: "猫\t狗。\t「我」", "zho_Hans") == ["猫", "狗。", "「我」"])
    let languages = ["eng_Latn", "zho_Hans", "jpn_Jpan", "tha_Thai", "hin_Deva", "kor_Hang"]
    for separator in ["\t", "\t\t", " \t", "\u{3000}\t"] {
      let bytes = Array(separator.utf8)
      for source in languages {
        for target in languages {
          #expect(SentenceSplitter.separator(bytes[...], from: source, to: target) == bytes)
        }
      }
    }
  }

  @Test func `Blank text has no sentences`() {
    for text in ["", " ", "\t", "\n\t \u{3000}\n"] {
      #expect(split(Array(text.utf8), "eng_Latn").isEmpty)
    }
  }

  @Test func `Thai is split between long clauses only`() {
    let clause = String(repeating: "กขคงจฉชซ", count: 9)
    let text = Array("\(clause) \(clause) กข \(clause)".utf8)
    #expect(split(text, "tha_Thai").count == 2)
  }

  @Test(arguments: 0..<300)
  func `Sentences and white space are the text, and sentences are whole`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = random.text(pieces: 60)
    let languages = [
      "eng_Latn", "deu_Latn", "spa_Latn", "zho_Hans", "jpn_Jpan", "tha_Thai", "ell_Grek",
      "bod_Tibt",
      "hye_Armn", "hin_Deva", "tam_Taml", "kor_Hang",
    ]
    for language in languages {
      let protected = random.ranges(below: text.count)
      let sentences = split(text, language, protected)
      var end = 0
      for sentence in sentences + [text.count..<text.count] {
        #expect(sentence.lowerBound >= end && (!sentence.isEmpty || end <= text.count))
        #expect(isBlank(text[end..<sentence.lowerBound]))
        end = sentence.upperBound
      }
      for range in protected {
        for sentence in sentences {
          for edge in [sentence.lowerBound, sentence.upperBound] {
            #expect(!(edge > range.lowerBound && edge < range.upperBound))
          }
        }
      }
      for sentence in split(text, language) {
        let own = Array(text[sentence])
        #expect(split(own, language) == [own.indices])
      }
    }
  }

  @Test(arguments: 0..<200)
  func `Pieces fit and leave out only white space`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = random.text(pieces: 40)
    let protected = random.ranges(below: text.count)
    let longest = Int.random(in: 1...60, using: &random)
    var calls = 0
    let splitter = SentenceSplitter(language: "eng_Latn")
    let pieces = splitter.cut(text.indices, of: text, protecting: protected) {
      calls += 1
      return $0.count <= longest
    }
    var end = 0
    for piece in pieces {
      #expect(!piece.isEmpty && piece.lowerBound >= end)
      #expect(isBlank(text[end..<piece.lowerBound]))
      #expect(piece.count <= longest || piece.count <= 4)
      end = piece.upperBound
    }
    #expect(isBlank(text[end...]))
    #expect(calls <= 24 * (pieces.count + 1))
  }

  @Test func `A sentence is cut at a clause mark before a space, into pieces of about a length`() {
    let text = Array("The first part of this is here; and here is the second part of it".utf8)
    let splitter = SentenceSplitter(language: "eng_Latn")
    func cut(_ longest: Int) -> [String] {
      splitter.cut(text.indices, of: text) { $0.count <= longest }
        .map { String(decoding: text[$0], as: UTF8.self) }
    }
    #expect(cut(50) == ["The first part of this is here;", "and here is the second part of it"])
    #expect(cut(100).count == 1)
    #expect(cut(0).joined() == String(decoding: text.filter { $0 != 32 }, as: UTF8.self))
  }

  @Test func `A space separates sentences of a translation where the source had none`() {
    func separator(_ text: String, _ source: String, _ target: String) -> String {
      String(
        decoding: SentenceSplitter.separator(Array(text.utf8)[...], from: source, to: target),
        as: UTF8.self)
    }
    #expect(separator("", "zho_Hans", "eng_Latn") == " ")
    #expect(separator("\u{3000}", "jpn_Jpan", "eng_Latn") == " ")
    #expect(separator("", "zho_Hans", "jpn_Jpan") == "")
    #expect(separator("\n", "zho_Hans", "eng_Latn") == "\n")
    #expect(separator("  ", "eng_Latn", "fra_Latn") == "  ")
    #expect(separator("", "eng_Latn", "fra_Latn") == "")
  }

  private func split(
    _ text: [UInt8], _ language: String, _ protected: [Range<Int>] = []
  ) -> [Range<Int>] {
    SentenceSplitter(language: language).sentences(of: text, protecting: protected)
  }

  private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
}

/// The sentences of `text` as strings.
func sentences(of text: String, _ language: String) -> [String] {
  let bytes = Array(text.utf8)
  return SentenceSplitter(language: language).sentences(of: bytes)
    .map { String(decoding: bytes[$0], as: UTF8.self) }
}

/// Texts made of what rules look at, and of bytes that are not UTF-8.
extension SplitMix64 {
  private static let parts =
    [
      ".", "!", "?", "...", "…", "。", "？", "»", "“", "”", "\"", "(", ")", " ", " ", " ", "\n",
      "\u{A0}",
      "\u{3000}", "Dr", "J", "z", "e.g", "3", "1999", "word", "Word", "The", "ชื่อ", "我", "と", "の",
      "།", "क।", "а", "г", ";", ",", ":", "—", "-", "*", "\u{301}", "\u{200D}", "👍🏽", "http://a.b",
      "กขคงจฉชซกขคงจฉชซกขคงจฉชซ", "བོད་སྐད་", "Ä", "IV", "\t", "[1]", "[", "]", "²", "†", "《", "》",
      "「",
      "」", "！", "iPhone", "l'art", "d’av", "'", "Inc", "Fig", "Bahnhofstr", "EE", "UU", "छ", "வா",
      "하고",
      "안녕", "என்று", "Skt", "1.)", "\u{200F}", "ʼ", "o", "ạ",
    ].map { Array($0.utf8) } + [[0xFF], [0xE2, 0x80], [0x80], [0xF0, 0x9F]]

  mutating func text(pieces: Int) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...pieces, using: &self) {
      text += Self.parts.randomElement(using: &self) ?? []
    }
    return text
  }

  mutating func ranges(below count: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var position = 0
    while true {
      let start = position + Int.random(in: 0..<40, using: &self)
      let end = start + Int.random(in: 1..<12, using: &self)
      guard end <= count else { return ranges }
      ranges.append(start..<end)
      position = end + 1
    }
  }
}
