import SteleText
import Testing

/// What stands behind the mark of a sentence and belongs to it, and how the next one begins.
@Suite("Sentences, quotations and references")
struct SentenceQuotationTests {
  typealias Case = (language: String, sentences: [String])

  private func check(_ cases: [Case], separator: String = " ") {
    for (language, expected) in cases {
      #expect(sentences(of: expected.joined(separator: separator), language) == expected)
    }
  }

  @Test func `A reference belongs to the sentence before, which ends behind it`() {
    check([
      ("eng_Latn", ["Paris is big.[1]", "It has a river.[2][3]", "It is old."]),
      ("eng_Latn", ["It is so.²", "Is it?†", "“Yes.”[a]", "No![note 4]", "It is.¹²", "Well."]),
      ("eng_Latn", ["So it is.[12, 15–17][citation needed]", "It may be.[1] it is not."]),
      ("eng_Latn", ["Li et al.[5] found it.", "The word [1] is here.", "Call a.[0] or b.[1]c."]),
      ("eng_Latn", ["Take *.[hc] files and x.[old] Files."]),
      (
        "eng_Latn",
        ["It is.[^1]", "So it is.[1] [2]", "Read [3] now.", "It is.[1]", "[Sic] it is."]
      ),
      ("rus_Cyrl", ["Это город.[1]", "Он большой."]), ("heb_Hebr", ["זו עיר.[1]", "היא גדולה."]),
      ("hin_Deva", ["यह शहर है।[1]", "वह बड़ा है."]), ("arb_Arab", ["هذه مدينة.[1]", "هي كبيرة."]),
      ("kor_Hang", ["도시이다.[1]", "크다."]),
    ])
    check(
      [("zho_Hans", ["北京很大。[1][2]", "它很老！²", "是。"]), ("jpn_Jpan", ["都市です。[1]", "大きい。"])],
      separator: "")
    // What is no reference: too long, left open or with a sentence inside.
    check(
      [("eng_Latn", ["Go.[\(String(repeating: "x", count: 60))] Now.[1 It is. Go."])].map {
        ($0.0, ["Go.[\(String(repeating: "x", count: 60))] Now.[1 It is.", "Go."])
      })
  }

  @Test
  func `Where letters have no case, who said it goes with a quotation that opens the sentence`() {
    check([
      ("kor_Hang", ["\"안녕!\" 하고 그가 말했다.", "갔다."]), ("kor_Hang", ["“안녕.” 그가 말했다.", "갔다."]),
      ("kor_Hang", ["그는 “안녕!” 하고 말했다.", "갔다."]), ("heb_Hebr", ["\"שלום!\" אמר דני.", "כן."]),
      ("arb_Arab", ["«مرحبا!» قال أحمد.", "نعم."]), ("pes_Arab", ["«سلام؟» او گفت.", "بله."]),
      ("hin_Deva", ["\"नमस्ते!\" उसने कहा।", "फिर वह गया।"]), ("tam_Taml", ["\"வா.\" என்று சொன்னான்.", "சரி."]),
      ("kat_Geor", ["„გამარჯობა!“ თქვა მან.", "კი."]), ("amh_Ethi", ["«ሰላም!» አለ አበበ።", "እሺ።"]),
      ("mya_Mymr", ["“သွားမယ်။” ဟု သူပြောသည်။", "ကောင်းတယ်။"]), ("heb_Hebr", ["\"בוא.\"", "הוא הלך."]),
    ])
    check(
      [
        ("zho_Hans", ["“走！”他说。", "他说：“走！”", "他走了。", "“好。”", "是吗？"]),
        ("jpn_Jpan", ["「行こう！」と言った。", "「行こう！」", "彼は走った。"]),
      ], separator: "")
    // A bracket quotes nobody, and an introduced quotation ends its sentence.
    check([
      ("heb_Hebr", ["(בוא!)", "הוא הלך."]), ("heb_Hebr", ["הוא אמר: \"בוא!\"", "היא הלכה."]),
    ])
  }

  @Test func `Marks in a title end no sentence, one that is left open is none`() {
    check(
      [
        ("zho_Hans", ["我们去看《摔跤吧！爸爸》好吗？", "好！", "《走。》很好。", "我们看过《走！》。", "是。"]),
        ("zho_Hans", ["他们《来。", "我说。"]), ("jpn_Jpan", ["〈行く。はい。〉を読む。", "はい。"]),
      ], separator: "")
  }

  @Test func `A word with a capital inside begins a sentence`() {
    check([
      (
        "eng_Latn", ["I bought a phone.", "iPhone users laughed.", "eBay sells it.", "macOS runs."]
      ),
      ("deu_Latn", ["Das ist gut.", "„iPad“ ist ein Name."]),
      ("eng_Latn", ["Is it so, e.g. iPhone users?"]),
      ("eng_Latn", ["I bought a phone. users laughed."]),
      ("zul_Latn", ["UDkt. uZuma wafika.", "Yebo."]), ("gle_Latn", ["Tá sé in Uimh. nGael ann."]),
    ])
  }

  @Test func `Armenian's full stop may be typed as a colon, Greek asks with a semicolon`() {
    check([
      ("hye_Armn", ["Բարև Ձեզ:", "Իմ անունն Արմինե է:", "Ժամը 10:30 է:"]),
      ("ell_Grek", ["Έρχεσαι;", "Ναι: Έρχομαι."]), ("eng_Latn", ["He said: Go; It works."]),
    ])
  }

  @Test func `Format characters behind the marks belong to them`() {
    check([
      ("heb_Hebr", ["שלום.\u{200F}", "\"כן.\"\u{200F}", "לא."]),
      ("eng_Latn", ["(\"Go.\u{2060}\"\u{2060})\u{2060}", "He did."]),
    ])
    #expect(
      sentences(of: "Go. \u{2060}He did. \u{2060}", "eng_Latn") == [
        "Go.", "\u{2060}He did. \u{2060}",
      ])
  }

  @Test func `Where letters have no case, a mark between two of them ends a sentence`() {
    check([("kor_Hang", ["왜요?", "네!", "좋아."]), ("hin_Deva", ["क्या?", "हाँ!", "ठीक."])], separator: "")
    check([("eng_Latn", ["Search a?b or Yahoo!News."]), ("kor_Hang", ["3.14이다."])])
  }
}
